"""A picture drawn with half blocks: each cell shows two pixels, one above the other, in any terminal."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from reader.load.picture_pixels import PicturePixels, fitted_size, scaled
from reader.render.palette import Palette
from reader.ui.panels.row_line import RowLine, wrapped
from reader.ui.widgets.half_blocks import half_blocks


class PictureView(Widget):
    """Shows a picture as large as there is room for, or words in its place."""

    DEFAULT_CSS = "PictureView { height: 1fr; width: 100%; }"

    def __init__(self, palette: Palette, *, plain: bool) -> None:
        """`plain`: in shades, without colours."""
        super().__init__()
        self._ink, self._plain = palette, plain
        self._pixels: PicturePixels | None = None
        self._words = ""
        self._drawn: tuple[Size, list[Strip]] | None = None

    @property
    def words(self) -> str:
        """What is said in place of a picture; empty while there is one."""
        return self._words

    def show(self, pixels: PicturePixels | None, words: str = "") -> None:
        """Show this picture, or these words where there is none."""
        self._pixels, self._words, self._drawn = pixels, words, None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the picture, or of the words."""
        if self._drawn is None or self._drawn[0] != self.size:
            self._drawn = self.size, self._lines(self.size)
        lines = self._drawn[1]
        return lines[y] if y < len(lines) else Strip.blank(self.size.width, self._ink.page)

    def _lines(self, size: Size) -> list[Strip]:
        width, height = size
        if self._pixels is None:
            words = wrapped(self._words, max(1, width - 4)) if self._words else []
            above = max(0, (height - len(words)) // 2)
            blank = [RowLine(width).strip(self._ink.page)] * above
            said = (RowLine(width).add("  ").add(line, self._ink.dim) for line in words)
            return [*blank, *(line.strip(self._ink.page) for line in said)]
        columns, rows = fitted_size(self._pixels, (width, 2 * height)) if width and height else (0, 0)
        if not columns:
            return []
        rows += rows % 2
        data = scaled(self._pixels, (columns, rows))
        left, above = (width - columns) // 2, (height - rows // 2) // 2
        edges = " " * left, " " * (width - left - columns)
        strips = [RowLine(width).strip(self._ink.page)] * above
        for cells in half_blocks(data, columns, self._ink.page, plain=self._plain):
            around = [Segment(edge, self._ink.page) for edge in edges]
            strips.append(Strip([around[0], *cells, around[1]], width).simplify())
        return strips
