"""A column with pictures that are laid over its rows, also where it is seen through another screen."""

from __future__ import annotations

from collections.abc import Mapping

from textual.errors import NoWidget
from textual.geometry import Region
from textual.strip import Strip

from reader.render.paint import Painter
from reader.render.picture_boxes import PictureBox
from reader.render.viewport import ABOVE
from reader.ui.widgets.column_view import ColumnView
from reader.ui.widgets.sliced_picture import PictureSlices, laid_over


class SlicedView(ColumnView, inherit_bindings=False):
    """Lays slices over the rows that the styles have made: these know of cells alone."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._slices: Mapping[PictureBox, PictureSlices] = {}

    def painter(self) -> Painter | None:
        """The painter of the lines as they are now."""
        return None

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of the view, and over those of pictures their slices."""
        strips = super().render_lines(crop)
        return strips if crop.x else self._laid(strips, crop.y)

    def seen_through(self, strips: list[Strip]) -> list[Strip]:
        """The rows of a screen on which ours is seen as it is, with the slices of the rows that are seen."""
        top, left = self.region.offset.y, self.region.offset.x
        ours = strips[top : self.region.bottom]
        for y, strip in enumerate(self._laid(ours, 0, left), top):
            if strip is not strips[y] and self._on_top(y):
                strips[y] = strip
        return strips

    def _on_top(self, y: int) -> bool:
        """Whether nothing of our screen covers the column on row `y`."""
        painter, screen = self.painter(), self.screen
        ends = (0, painter.left + painter.layout.width) if painter else ()
        try:
            return all(screen.get_widget_at(self.region.x + x, y)[0] is self for x in ends)
        except NoWidget:
            return False

    def _laid(self, strips: list[Strip], row: int, left: int = 0) -> list[Strip]:
        """The rows of the view from `row` on, which begins at the cell `left` of them, with their slices."""
        painter = self.painter()
        if painter is None or not self._slices:
            return strips
        room = self.app.size.height - self.region.y - row
        return laid_over(strips, self._line_at(row), painter, self._slices, room, left)

    def _line_at(self, y: int) -> int:
        """The line of the column on row `y` of the view."""
        return y + round(self.scroll_y) - ABOVE
