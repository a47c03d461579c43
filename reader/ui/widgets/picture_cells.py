"""A picture in the text: in half blocks, or by a protocol of the terminal, in cells or laid over them."""

from __future__ import annotations

from reader.load.picture_pixels import fitted_size, isolated_pixels, scaled
from reader.named_tuple import NamedTuple
from reader.render.paint import Drawing
from reader.render.palette import Palette
from reader.render.picture_choice import PictureProtocol
from reader.ui.terminal.kitty_graphics import new_number, packed_pixels, placeholder_rows, transmission
from reader.ui.widgets.half_blocks import ground, half_blocks
from reader.ui.widgets.sliced_picture import PictureSlices, sliced


class PictureCells(NamedTuple):
    """The rows of a picture; `data` is what a terminal has to be sent before it can draw them, under this
    `number`; `slices` are what is laid over them."""

    rows: Drawing
    number: int = 0
    data: str = ""
    slices: PictureSlices = PictureSlices()


class CellPixels(NamedTuple):
    """The pixels of a cell of a terminal that draws pictures by this protocol."""

    protocol: PictureProtocol
    width: int
    height: int


def unpacked_cells(
    data: bytes, cells: tuple[int, int], ink: Palette, cell: CellPixels | None, *, plain: bool
) -> PictureCells:
    """The picture in `data` on at most this many columns and rows, unpacked in a child process. Without a
    `cell` it is in half blocks, or where `plain` in shades. Raises PictureError."""
    columns, rows = cells
    if cell is None:
        pixels = isolated_pixels(data, (columns, 2 * rows), ground(ink.page))
        return PictureCells(half_blocks(pixels.data, pixels.width, ink.page, plain=plain))
    room = columns * cell.width, rows * cell.height
    pixels = isolated_pixels(data, room, ground(ink.page))
    if cell.protocol is PictureProtocol.SIXEL:
        size = fitted_size(pixels, room)
        under = half_blocks(scaled(pixels, (columns, 2 * rows)), columns, ink.page)
        return PictureCells(under, slices=sliced(scaled(pixels, size), size, cell.height, rows))
    number = new_number()
    sent = transmission(number, packed_pixels(pixels.data), (pixels.width, pixels.height), cells)
    return PictureCells(placeholder_rows(number, columns, rows, ink.page), number, sent)
