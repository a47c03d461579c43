"""Lines of a panel: pieces of text with a style, cut to a width in cells. Nothing here reads markup."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rich.cells import cell_len, chop_cells
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

NO_STYLE = Style()
Piece = tuple[str, Style]
GAP = 2
"""Cells between columns: with one alone, two of them read as one sentence."""


@lru_cache(4096)
def fit(text: str, width: int) -> str:
    """`text` on one line of at most `width` cells; what does not fit is cut off with a `…`."""
    if len(text) > width * 8 + 8:  # no need to measure what cannot fit, spaces and combining marks aside
        text = text[: width * 8 + 8]
    text = " ".join(text.split())
    if cell_len(text) <= width:
        return text
    if width < 1:
        return ""
    kept = chop_cells(text, width - 1)[0] if width > 1 else ""
    return kept.rstrip() + "…"


def padded(text: str, width: int) -> str:
    """`text` cut or filled up to exactly `width` cells."""
    text = fit(text, width)
    return text + " " * (width - cell_len(text))


class RowLine:
    """One line of a panel, filled from the left, with an optional end at the right."""

    __slots__ = ("_left", "_right", "_room", "width")

    def __init__(self, width: int, right: str = "", style: Style = NO_STYLE, gap: int = GAP) -> None:
        """`right` stands at the right end, at least `gap` cells behind what is at the left."""
        self.width = width
        self._left: list[Piece] = []
        self._right: Piece = (fit(right, width), style)
        self._room = width - (cell_len(self._right[0]) + gap if right else 0)

    @property
    def room(self) -> int:
        """How many cells are free at the left."""
        return max(0, self._room)

    def add(self, text: str, style: Style = NO_STYLE, width: int | None = None) -> RowLine:
        """Append `text` as far as there is room; with a `width`, as a column of that width."""
        text = padded(text, min(width, self.room)) if width is not None else _fit_spaced(text, self.room)
        if text:
            self._left.append((text, style))
            self._room -= cell_len(text)
        return self

    def strip(self, ground: Style) -> Strip:
        """The line over the style `ground`, filled up to its width."""
        right, style = self._right
        used = sum(cell_len(text) for text, _ in self._left)
        gap = max(0, self.width - used - cell_len(right))
        pieces: Iterable[Piece] = (*self._left, (" " * gap, NO_STYLE), (right, style))
        return Strip([Segment(text, ground + style) for text, style in pieces if text], self.width)


def _fit_spaced(text: str, room: int) -> str:
    """`fit`, but with the spaces at both ends kept, since they separate columns."""
    body = text.strip()
    before = text[: len(text) - len(text.lstrip())]
    after = text[len(text.rstrip()) :] if body else ""
    if len(before) >= room:
        return ""
    body = fit(body, room - len(before))
    return (before + body + after)[: len(before) + len(body) + max(0, room - len(before) - cell_len(body))]


def in_one_colour(strip: Strip, ground: Style) -> Strip:
    """The line in the colours of `ground` alone: pieces of other colours would be blocks where it is
    reversed."""
    shapes = ("bold", "italic", "underline", "strike")
    return Strip(
        [
            Segment(text, ground + Style(**{shape: getattr(style, shape) for shape in shapes}))
            for text, style, _ in strip
        ],
        strip.cell_length,
    )


def bar(share: float, width: int) -> str:
    """A thin bar of `share` (0-1) of `width` cells, exact to half a cell; something is always seen."""
    halves = max(1, round(share * width * 2)) if share > 0 else 0
    whole, half = divmod(halves, 2)
    return ("━" * whole + "╸" * half)[:width]


def wrapped(text: str, width: int) -> list[str]:
    """A short sentence in lines of at most `width` cells, broken at spaces."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if cell_len(joined) > width and lines[-1]:
            lines.append(fit(word, width))
        else:
            lines[-1] = fit(joined, width)
    return lines
