"""Pictures by Sixel (DEC STD 070): six rows of pixels at a time, one colour after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.load.picture_pixels import with_few_colours

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

COLOURS = 128
"""Colours of a picture: more make it larger and slower, and few terminals show the difference."""
BAND = 6
"""Rows of pixels that are drawn at once."""
_EMPTY = 63
"""The character of six pixels of which none is set."""
_CLEAR = -1
"""In place of a colour: a pixel that is left as it is."""
_MOST = 256
"""Numbers of colours."""
_SHORT = 3
"""Characters of a run that is written out."""


def sixel(rgb: bytes, size: tuple[int, int]) -> str:
    """The escape sequence that draws `size` pixels of three bytes at the cursor."""
    return _sequence(*_numbered(rgb, size))


def sixel_slices(rgb: bytes, size: tuple[int, int], height: int, rows: int) -> tuple[str, ...]:
    """The same in `rows` slices, each of them `height` pixels high and drawn by itself, so that every row of
    cells carries its own. One that is not so high stands at their foot, a higher one is cut off there."""
    import numpy as np

    pixels, told = _numbered(rgb, size)
    room = np.full((height * rows, size[0]), _CLEAR, np.int16)
    high = min(len(pixels), len(room))
    room[len(room) - high :] = pixels[:high]
    return tuple(_sequence(room[top : top + height], told) for top in range(0, len(room), height))


def _numbered(rgb: bytes, size: tuple[int, int]) -> tuple[npt.NDArray[np.int16], list[str]]:
    """The number of every pixel's colour, and what tells each colour, in hundredths."""
    import numpy as np

    numbers, parts = with_few_colours(rgb, size, COLOURS)
    shares = [str(round(part / 2.55)) for part in parts]
    told = [f"#{at // 3};2;" + ";".join(shares[at : at + 3]) for at in range(0, len(shares), 3)]
    return np.frombuffer(numbers, np.uint8).reshape(size[1], size[0]).astype(np.int16), told


def _sequence(pixels: npt.NDArray[np.int16], told: list[str]) -> str:
    """The sequence of these pixels, which tells its own colours: a terminal may have forgotten others."""
    import numpy as np

    height, width = pixels.shape
    colours = "".join(told[colour] for colour in np.unique(pixels).tolist() if colour != _CLEAR)
    return f'\x1bP0;1q"1;1;{width};{height}{colours}{_bands(pixels).decode("ascii")}\x1b\\'


def _bands(pixels: npt.NDArray[np.int16]) -> bytes:
    """Each colour of a band from the left edge to its last pixel, then back there; one band below the other.
    Only above what is drawn a band may be without any."""
    import numpy as np

    height, width = pixels.shape
    band = np.arange(height)[:, None] // BAND
    lines, places = np.unique(np.where(pixels == _CLEAR, _CLEAR, band * _MOST + pixels), return_inverse=True)
    bits = np.full((len(lines), width), _EMPTY, np.uint8)
    for row in range(min(BAND, height)):  # in one of them no place is met twice
        bits[places.reshape(pixels.shape)[row::BAND], np.arange(width)] += 1 << row
    drawn = lines != _CLEAR
    lines, bits = lines[drawn], bits[drawn]
    if not len(lines):
        return b""
    bands, colours = np.divmod(lines, _MOST)
    heads = np.empty((len(lines), 5), np.uint8)
    heads[:, 0] = np.where(np.diff(bands, prepend=bands[0]) > 0, ord("-"), ord("$"))
    heads[:, 1] = ord("#")
    heads[:, 2:] = ord("0") + colours[:, None] // (100, 10, 1) % 10
    return b"-" * int(bands[0]) + _packed(np.hstack((heads, bits)))[1:]


def _packed(lines: npt.NDArray[np.uint8]) -> bytes:
    """The characters of these lines, of which none ends as the next one begins: runs are told by their
    length, and what is empty at the end is left out."""
    import numpy as np

    told = lines.ravel()
    starts = np.flatnonzero(np.diff(told, prepend=told[0] + 1))
    ends = np.append(starts[1:], len(told))
    signs = told[starts]
    lengths = np.where((signs == _EMPTY) & (ends % lines.shape[1] == 0), 0, ends - starts)
    digits = np.searchsorted((10, 100, 1000, 10_000), lengths, "right") + 1
    sizes = np.where(lengths > _SHORT, digits + 2, lengths)
    after = np.cumsum(sizes)
    out = np.empty(after[-1], np.uint8)
    for back in range(_SHORT):
        some = (sizes > back) & (back < np.where(lengths > _SHORT, 1, _SHORT))
        out[after[some] - 1 - back] = signs[some]
    for back in range(int(digits.max())):
        some = (lengths > _SHORT) & (digits > back)
        out[after[some] - 2 - back] = ord("0") + lengths[some] // 10**back % 10
    some = lengths > _SHORT
    out[after[some] - sizes[some]] = ord("!")
    return out.tobytes()
