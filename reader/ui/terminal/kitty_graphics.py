"""Pictures by Kitty's graphics protocol, as cells: the terminal is sent the pixels once, under a number, and
draws a part of them in every cell that holds a certain character.

https://sw.kovidgoyal.net/kitty/graphics-protocol/#unicode-placeholders
"""

from __future__ import annotations

import zlib
from base64 import b64encode
from functools import cache
from itertools import count

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from reader.text.data_files import data_lines

PLACEHOLDER = "\U0010eeee"
CHUNK = 4096
"""Characters of one command at most."""
_NUMBERS = count(0x4E5201)
"""Of the pictures of a run: numbers are shared with whatever else draws on this screen."""
_QUIET = "q=2"
"""No answers: they would come among the keys."""


@cache
def marks() -> str:
    """The characters that number rows and columns, from 0."""
    found: list[str] = []
    for part in " ".join(data_lines("reader.ui.terminal", "row_column_marks.txt")).split():
        first, _, last = part.partition("-")
        found += map(chr, range(int(first, 16), int(last or first, 16) + 1))
    return "".join(found)


def packed_pixels(rgb: bytes) -> str:
    """Pixels of three bytes as they are sent: what takes long of a transmission."""
    return b64encode(zlib.compress(rgb, 1)).decode("ascii")


def transmission(number: int, packed: str, size: tuple[int, int], cells: tuple[int, int]) -> str:
    """What sends a picture: `size` pixels, to be drawn over `cells` columns and rows."""
    chunks = [packed[at : at + CHUNK] for at in range(0, len(packed), CHUNK)]
    (width, height), (columns, rows) = size, cells
    first = f"a=T,U=1,i={number},f=24,o=z,t=d,s={width},v={height},c={columns},r={rows},{_QUIET},"
    return "".join(
        f"\x1b_G{'' if at else first}m={int(at < len(chunks) - 1)};{chunk}\x1b\\"
        for at, chunk in enumerate(chunks)
    )


def new_number() -> int:
    """The number of another picture: at most three bytes."""
    return next(_NUMBERS) & 0xFFFFFF


def deletion(number: int) -> str:
    """What makes the terminal forget a picture."""
    return f"\x1b_Ga=d,d=I,i={number},{_QUIET}\x1b\\"


def placeholder_rows(number: int, columns: int, rows: int, page: Style) -> list[list[Segment]]:
    """The cells in which the picture of this number is drawn, at most as many as there are marks: its colour
    is the number."""
    known = marks()
    style = page + Style(color=Color.from_rgb(number >> 16 & 255, number >> 8 & 255, number & 255))
    across = known[:columns]
    return [
        [Segment("".join(PLACEHOLDER + row + column for column in across), style)] for row in known[:rows]
    ]
