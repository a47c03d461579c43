"""A picture as cells: in half blocks, or by the protocol of a terminal that draws it in cells."""

from __future__ import annotations

from reader.load.picture_pixels import isolated_pixels
from reader.named_tuple import NamedTuple
from reader.render.paint import Drawing
from reader.render.palette import Palette
from reader.ui.terminal.kitty_graphics import new_number, packed_pixels, placeholder_rows, transmission
from reader.ui.widgets.half_blocks import ground, half_blocks


class PictureCells(NamedTuple):
    """The rows of a picture; `data` is what a terminal has to be sent before it can draw them, under this
    `number`."""

    rows: Drawing
    number: int = 0
    data: str = ""


def unpacked_cells(
    data: bytes, cells: tuple[int, int], ink: Palette, cell: tuple[int, int] | None, *, plain: bool
) -> PictureCells:
    """The picture in `data` on at most this many columns and rows, unpacked in a child process. `cell` are
    the pixels of a cell of a terminal that draws it; without, it is in half blocks, or where `plain` in
    shades. Raises PictureError."""
    columns, rows = cells
    if cell is None:
        pixels = isolated_pixels(data, (columns, 2 * rows), ground(ink.page))
        return PictureCells(half_blocks(pixels.data, pixels.width, ink.page, plain=plain))
    pixels = isolated_pixels(data, (columns * cell[0], rows * cell[1]), ground(ink.page))
    number = new_number()
    sent = transmission(number, packed_pixels(pixels.data), (pixels.width, pixels.height), cells)
    return PictureCells(placeholder_rows(number, columns, rows, ink.page), number, sent)
