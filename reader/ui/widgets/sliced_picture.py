"""Pictures that are laid over cells, a slice for each row, so that a row is painted with all that is on it.

Whatever paints a row - scrolling, a list that opens beside it, the screen after a stop - paints its slice
too; text in its place wipes it away. The cells below are half blocks: where something covers a part of the
row, or changes its colours, they are seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.named_tuple import NamedTuple
from reader.render import gutter
from reader.render.paint import Painter
from reader.render.picture_boxes import PictureBox


class PictureSlices(NamedTuple):
    """A picture by the sequences of its rows; each needs so many `rows_below` the one it is drawn on, or else
    the screen scrolls."""

    rows: tuple[str, ...] = ()
    rows_below: int = 0

    @property
    def length(self) -> int:
        """Characters of all of them."""
        return sum(map(len, self.rows))


def sliced(rgb: bytes, size: tuple[int, int], height: int, rows: int) -> PictureSlices:
    """A picture of `size` pixels by Sixel, for so many `rows` of cells that are `height` pixels high."""
    from reader.ui.terminal.sixel import BAND, sixel_slices

    bands = -(-height // BAND)  # terminals may count all of the last one
    return PictureSlices(sixel_slices(rgb, size, height, rows), -(-bands * BAND // height))


class SlicedStrip(Strip):
    """A row with a slice over `columns` of its cells from `left` on, which goes wherever all of these go."""

    def __init__(self, below: Strip, left: int, columns: int, data: str, ground: Style) -> None:
        """`data` draws the slice at the cursor; behind it is `ground`."""
        super().__init__(below._segments, below.cell_length)
        self._below, self._left, self._columns = below, left, columns
        self._data, self._ground = data, ground

    def _part(self, strip: Strip, start: int) -> Strip:
        """A part of this row, from the cell `start` on: with the slice, if it is whole."""
        left = self._left - start
        if left < 0 or left + self._columns > strip.cell_length:
            return strip
        return SlicedStrip(strip, left, self._columns, self._data, self._ground)

    def crop(self, start: int, end: int | None = None) -> Strip:
        """The cells between two places."""
        return self._part(self._below.crop(start, end), max(0, start))

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """The row in parts that end at `cuts`."""
        parts, start = [], 0
        for strip in self._below.divide(cuts):
            parts.append(self._part(strip, start))
            start += strip.cell_length
        return parts

    def render(self, console: Console) -> str:
        """What is written: the ground first, since text would wipe the slice away."""
        end = self._left + self._columns
        ground = Strip([Segment(" " * self._columns, self._ground)], self._columns)
        return (
            f"{self._below.crop(0, self._left).render(console)}"
            f"\x1b7{ground.render(console)}\x1b8\x1b7{self._data}\x1b8\x1b[{self._columns}C"
            f"{self._below.crop(end).render(console)}"
        )


def laid_over(
    strips: list[Strip],
    first: int,
    painter: Painter,
    slices: Mapping[PictureBox, PictureSlices],
    room: int,
    left: int = 0,
) -> list[Strip]:
    """The rows from line `first` of the column on, whose view begins at the cell `left` of them, with what is
    drawn over them; `room` is the number of rows from the first of them to the foot of the screen."""
    left, layout = left + painter.left + gutter.WIDTH, painter.layout
    laid = []
    for count, strip in enumerate(strips):
        boxed = layout.box_at(first + count) if 0 <= first + count < layout.height else None
        if boxed is not None and (found := slices.get(boxed[0])) is not None:
            box, row = boxed
            fits = left + box.columns <= strip.cell_length and count + 1 + found.rows_below <= room
            if row < len(found.rows) and fits:
                strip = SlicedStrip(strip, left, box.columns, found.rows[row], painter.palette.page)
        laid.append(strip)
    return laid
