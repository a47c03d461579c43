"""Pictures by Sixel (DEC STD 070): six rows of pixels at a time, one colour after the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.load.picture_pixels import with_few_colours

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

COLOURS = 128
"""Colours of a picture: more make it larger and slower, and few terminals show the difference."""
BAND = 6
"""Rows of pixels that are drawn at once."""
_RUN = re.compile(rb"(.)\1{3,}", re.DOTALL)
_EMPTY = 63
"""The character of six pixels of which none is set."""
_CLEAR = -1
"""In place of a colour: a pixel that is left as it is."""


def sixel(rgb: bytes, size: tuple[int, int]) -> str:
    """The escape sequence that draws `size` pixels of three bytes at the cursor."""
    pixels, table = _numbered(rgb, size)
    return _sequence(pixels, table)


def sixel_slices(rgb: bytes, size: tuple[int, int], height: int, rows: int) -> tuple[str, ...]:
    """The same in `rows` slices, each of them `height` pixels high and drawn by itself, so that every row of
    cells carries its own. One that is not so high stands at their foot, a higher one is cut off there."""
    import numpy as np

    pixels, table = _numbered(rgb, size)
    room = np.full((height * rows, size[0]), _CLEAR, np.int16)
    high = min(len(pixels), len(room))
    room[len(room) - high :] = pixels[:high]
    return tuple(_sequence(room[top : top + height], table) for top in range(0, len(room), height))


def _numbered(rgb: bytes, size: tuple[int, int]) -> tuple[npt.NDArray[np.int16], list[int]]:
    """The number of every pixel's colour, and the parts of all colours one after the other, 0 to 255."""
    import numpy as np

    numbers, table = with_few_colours(rgb, size, COLOURS)
    return np.frombuffer(numbers, np.uint8).reshape(size[1], size[0]).astype(np.int16), table


def _sequence(pixels: npt.NDArray[np.int16], table: list[int]) -> str:
    """The sequence of these pixels, which tells its own colours: a terminal may have forgotten others."""
    import numpy as np

    height, width = pixels.shape
    colours = "".join(
        f"#{colour};2;" + ";".join(str(round(part / 2.55)) for part in table[3 * colour : 3 * colour + 3])
        for colour in np.unique(pixels).tolist()
        if colour != _CLEAR
    )
    bands = "-".join(_band(pixels[top : top + BAND]) for top in range(0, height, BAND))
    return f'\x1bP0;1q"1;1;{width};{height}{colours}{bands}\x1b\\'


def _band(pixels: npt.NDArray[np.int16]) -> str:
    """Up to six rows: each of their colours from the left edge to its last pixel, then back there."""
    import numpy as np

    colours, places = np.unique(pixels, return_inverse=True)
    bits = np.full((len(colours), pixels.shape[1]), _EMPTY, np.uint8)
    across = np.arange(pixels.shape[1])
    for row, numbers in enumerate(places.reshape(pixels.shape)):
        bits[numbers, across] += 1 << row  # one colour for each column: no place is met twice
    lines = []
    for colour, drawn in zip(colours.tolist(), bits, strict=True):
        if colour != _CLEAR:
            packed = _RUN.sub(_repeated, drawn.tobytes().rstrip(b"?"))
            lines.append(f"#{colour}{packed.decode('ascii')}")
    return "$".join(lines)


def _repeated(run: re.Match[bytes]) -> bytes:
    """A run of one character, told by its length."""
    return b"!%d%c" % (len(run[0]), run[0][0])
