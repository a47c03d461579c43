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
_RUN = re.compile(rb"(.)\1{3,}", re.DOTALL)
_EMPTY = 63
"""The character of six pixels of which none is set."""


def sixel(rgb: bytes, size: tuple[int, int]) -> str:
    """The escape sequence that draws `size` pixels of three bytes at the cursor."""
    import numpy as np

    width, height = size
    numbers, table = with_few_colours(rgb, size, COLOURS)
    pixels = np.frombuffer(numbers, np.uint8).reshape(height, width)
    used = [int(colour) for colour in np.unique(pixels)]
    colours = "".join(
        f"#{colour};2;" + ";".join(str(round(part / 2.55)) for part in table[3 * colour : 3 * colour + 3])
        for colour in used
    )
    bands = "-".join(_band(pixels[top : top + 6]) for top in range(0, height, 6))
    return f'\x1bP0;1q"1;1;{width};{height}{colours}{bands}\x1b\\'


def _band(pixels: npt.NDArray[np.uint8]) -> str:
    """Up to six rows: each of their colours over the whole width, then back to the left edge."""
    import numpy as np

    weights = (1 << np.arange(len(pixels), dtype=np.uint8))[:, None]
    lines = []
    for colour in np.unique(pixels):
        bits = ((pixels == colour) * weights).sum(axis=0, dtype=np.uint8) + _EMPTY
        packed = _RUN.sub(lambda run: b"!%d%c" % (len(run[0]), run[0][0]), bits.tobytes())
        lines.append(f"#{int(colour)}{packed.decode('ascii')}")
    return "$".join(lines)
