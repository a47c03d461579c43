"""A large picture by a protocol of the terminal: what takes long of it, made beside the screen."""

from __future__ import annotations

from reader.load.picture_pixels import PicturePixels, fitted_size, scaled
from reader.named_tuple import NamedTuple
from reader.render.picture_choice import PictureProtocol
from reader.ui.widgets.sliced_picture import PictureSlices, sliced

LARGEST = {PictureProtocol.KITTY: (1600, 1000), PictureProtocol.SIXEL: (1000, 1000)}
"""Pixels of a picture that are sent at most; xterm shows no Sixel that is larger."""


class ExactPicture(NamedTuple):
    """A picture of `size` pixels as it is sent: `data` packed for Kitty's protocol, or `slices` by Sixel for
    a `view` of columns and rows with `cell` pixels in a cell."""

    protocol: PictureProtocol
    size: tuple[int, int]
    view: tuple[int, int]
    cell: tuple[int, int]
    data: str = ""
    slices: PictureSlices = PictureSlices()

    def fits(self, view: tuple[int, int]) -> bool:
        """Whether it can be drawn in a view of so many columns and rows: Sixel is made for one size."""
        return self.protocol is not PictureProtocol.SIXEL or view == self.view


def pixels_wanted(protocol: PictureProtocol, view: tuple[int, int], cell: tuple[int, int]) -> tuple[int, int]:
    """The pixels to unpack for a view of so many columns and rows."""
    width, height = LARGEST[protocol]
    return min(width, max(1, view[0] * cell[0])), min(height, max(1, view[1] * cell[1]))


def exact_picture(
    pixels: PicturePixels, protocol: PictureProtocol, view: tuple[int, int], cell: tuple[int, int]
) -> ExactPicture | None:
    """The picture for a view of so many columns and rows; None for half blocks. Takes up to a second."""
    if protocol is PictureProtocol.KITTY:
        from reader.ui.terminal.kitty_graphics import packed_pixels

        return ExactPicture(protocol, (pixels.width, pixels.height), view, cell, packed_pixels(pixels.data))
    if protocol is PictureProtocol.SIXEL:
        size = fitted_size(pixels, pixels_wanted(protocol, view, cell))
        slices = sliced(scaled(pixels, size), size, cell[1], -(-size[1] // cell[1]))
        return ExactPicture(protocol, size, view, cell, slices=slices)
    return None
