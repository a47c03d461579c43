"""Greedy wrapping at spaces, exact to the cell. Offsets are code points, widths are terminal cells."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator

from reader.model.span import Span

# Characters that may take no cell or two: all but Latin, Greek, Cyrillic and the usual punctuation.
_UNEVEN = re.compile(
    "[^\x20-\x7e\n\t\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20b5]"
)

uneven = _UNEVEN.search
"""Finds a character of `[start, end)` of a text that may not take one cell."""
_WINDOW = 12  # two to this power code points are examined together


class CellWidths:
    """Tells quickly whether every character of a stretch of one text takes one cell.

    The text is examined once, in windows and only as far as it was asked about: that takes longer than
    wrapping it. Whoever lays out one text again and again keeps one object for it.
    """

    __slots__ = ("_text", "_windows")

    def __init__(self, text: str) -> None:
        self._text = "" if text.isascii() else text
        self._windows = bytearray()  # 1 for each window that may hold an uneven character

    def is_even(self, start: int, end: int) -> bool:
        """Whether all characters of `[start, end)` take one cell."""
        if not self._text:
            return True
        first, last = start >> _WINDOW, end >> _WINDOW
        if last >= len(self._windows):
            self._examine(last)
        return self._windows.find(1, first, last + 1) < 0 or uneven(self._text, start, end) is None

    def _examine(self, last: int) -> None:
        """Examine the windows up to number `last`."""
        text, windows = self._text, self._windows
        for window in range(len(windows), last + 1):
            start = window << _WINDOW
            windows.append(uneven(text, start, start + (1 << _WINDOW)) is not None)


def wrap(text: str, start: int, end: int, width: int, starts: array[int]) -> None:
    """Append the offset where each line of `[start, end)` starts, of which no line is wider than `width`."""
    if uneven(text, start, end):
        wrap_uneven(text, start, end, width, starts)
    else:
        wrap_even(text, start, end, width, starts)


def wrapped(text: str, start: int, end: int, width: int) -> list[Span]:
    """The lines of `[start, end)` on `width` cells (at least 1), without the spaces they were broken at."""
    starts = array("L")
    wrap(text, start, end, max(1, width), starts)
    lines = []
    for at, first in enumerate(starts):
        stop = starts[at + 1] if at + 1 < len(starts) else end
        while stop > first and text[stop - 1] == " ":
            stop -= 1
        lines.append(Span(first, stop))
    return lines


def wrap_even(text: str, start: int, end: int, width: int, starts: array[int]) -> None:
    """Every character is one cell wide."""
    rfind, append = text.rfind, starts.append
    append(start)
    last, reach = end - width, width + 1
    while start < last:
        start = rfind(" ", start + 1, start + reach) + 1 or start + width
        while start < end and text[start] == " ":
            start += 1
        if start < end:
            append(start)


def wrap_uneven(text: str, start: int, end: int, width: int, starts: array[int]) -> None:
    """Some characters take no cell or two; a line may also be broken on either side of a wide one."""
    starts.append(start)
    line, used, fit, used_at_fit = start, 0, start, 0
    flat = text[start:end].replace("\n", " ").replace("\t", " ")
    for a, b, cells in _graphemes(flat):
        space = flat[a:b] == " "  # one that carries an accent is written, and is none
        if cells == 2 and start + a > line:
            fit, used_at_fit = start + a, used
        if used + cells > width and not space:
            if fit > line:
                line, used = fit, used - used_at_fit
            else:
                line, used = start + a, 0
            starts.append(line)
            fit, used_at_fit = line, 0
        used += cells
        if space or cells == 2:
            fit, used_at_fit = start + b, used


def _graphemes(text: str) -> Iterator[tuple[int, int, int]]:
    """Each grapheme's start and end, and its cells as `cell_len` counts them.

    A joiner at the very start takes the next character with it there, and not in `split_graphemes`.
    """
    from rich.cells import split_graphemes  # a page of narrow letters is printed without it

    at = 0
    while text.startswith("\u200d", at):
        yield at, min(at + 2, len(text)), 0
        at += 2
    for start, end, cells in split_graphemes(text[at:] if at else text)[0]:
        yield at + start, at + end, cells


def keep_lines(text: str, start: int, end: int, width: int, starts: array[int]) -> None:
    """The text's own line breaks are kept; a line too long is wrapped."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        wrap(text, start, stop, width, starts) if stop > start else starts.append(start)
        start = stop + 1
