"""A picture as large as there is room for: in half blocks, or by a protocol of the terminal."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from reader.load.picture_pixels import PicturePixels, fitted_size, scaled
from reader.render.paint import Drawing
from reader.render.palette import Palette
from reader.render.picture_choice import PictureProtocol
from reader.ui.panels.row_line import RowLine, wrapped
from reader.ui.terminal.kitty_graphics import new_number, placeholder_rows, transmission
from reader.ui.terminal.picture_sending import picture_sender
from reader.ui.widgets.exact_picture import ExactPicture
from reader.ui.widgets.half_blocks import half_blocks
from reader.ui.widgets.sliced_picture import PictureSlices, SlicedStrip


class PictureView(Widget):
    """Shows a picture as large as there is room for, or words in its place."""

    DEFAULT_CSS = "PictureView { height: 1fr; width: 100%; }"

    def __init__(self, palette: Palette, *, plain: bool) -> None:
        """`plain`: in shades, without colours."""
        super().__init__()
        self._ink, self._plain = palette, plain
        self._pixels: PicturePixels | None = None
        self._exact: ExactPicture | None = None
        self._words = ""
        self._drawn: tuple[Size, list[Strip]] | None = None
        self._number = 0
        self._slices, self._at = PictureSlices(), (0, 0, 0)

    @property
    def words(self) -> str:
        """What is said in place of a picture; empty while there is one."""
        return self._words

    def show(self, pixels: PicturePixels | None, words: str = "", exact: ExactPicture | None = None) -> None:
        """Show this picture, as `exact` as the terminal can, or these words where there is none."""
        self._pixels, self._words, self._exact, self._drawn = pixels, words, exact, None
        self._forget()
        self.refresh()

    def on_mount(self) -> None:
        """Of slices a terminal may keep few while another window stands before ours."""
        self.watch(self.app, "app_focus", self._again, init=False)

    def _again(self, focused: bool) -> None:
        if focused and self._slices.rows:
            self.refresh()

    def on_unmount(self) -> None:
        """The terminal forgets the picture."""
        self._forget()

    def _forget(self) -> None:
        sender = picture_sender(self.app)
        if self._number and sender is not None:
            sender.forget_picture(self._number)
        self._number, self._slices = 0, PictureSlices()

    def render_line(self, y: int) -> Strip:
        """One line of the picture, or of the words."""
        if self._drawn is None or self._drawn[0] != self.size:
            self._forget()
            self._drawn = self.size, self._lines(self.size)
        lines = self._drawn[1]
        return lines[y] if y < len(lines) else Strip.blank(self.size.width, self._ink.page)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows, and over those of the picture its slices."""
        strips = super().render_lines(crop)
        (left, above, columns), slices = self._at, self._slices
        room = self.app.size.height - self.region.y - slices.rows_below
        for row, data in enumerate(slices.rows[: max(0, room - above)]):
            y = above + row - crop.y
            if 0 <= y < len(strips) and left + columns <= strips[y].cell_length:
                strips[y] = SlicedStrip(strips[y], left, columns, data, self._ink.page)
        return strips

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
        cells = self._exact_cells(self._pixels, size) if self._exact else None
        if cells is None:
            cells = self._blocks(self._pixels, columns, rows)
        across = sum(cell.cell_length for cell in cells[0])
        left, above = (width - across) // 2, (height - len(cells)) // 2
        edges = " " * left, " " * (width - left - across)
        strips = [RowLine(width).strip(self._ink.page)] * above
        for row in cells:
            around = [Segment(edge, self._ink.page) for edge in edges]
            strips.append(Strip([around[0], *row, around[1]], width).simplify())
        return strips

    def _blocks(self, pixels: PicturePixels, columns: int, rows: int) -> Drawing:
        """The picture in half blocks: two of these `rows` in one."""
        return half_blocks(scaled(pixels, (columns, rows)), columns, self._ink.page, plain=self._plain)

    def _exact_cells(self, pixels: PicturePixels, size: Size) -> Drawing | None:
        """The cells that the terminal draws the picture in, or that it is laid over; None where it cannot."""
        sender, exact = picture_sender(self.app), self._exact
        if sender is None or exact is None:
            return None
        across, down = fitted_size(pixels, (size.width * exact.cell[0], size.height * exact.cell[1]))
        if exact.protocol is PictureProtocol.SIXEL:
            across, down = exact.size
        columns, rows = -(-across // exact.cell[0]), -(-down // exact.cell[1])
        if columns > size.width or rows > size.height or not exact.fits(size):
            return None
        if exact.protocol is PictureProtocol.KITTY:
            self._number = new_number()
            sender.send_picture(
                self._number, transmission(self._number, exact.data, exact.size, (columns, rows))
            )
            return placeholder_rows(self._number, columns, rows, self._ink.page)
        self._slices = exact.slices
        self._at = (size.width - columns) // 2, (size.height - rows) // 2, columns
        return self._blocks(pixels, columns, 2 * rows)
