"""Stretches of a line: the styles that lie over parts of it, made one segment for each part. Pure."""

from __future__ import annotations

from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

Stretch = tuple[int, int, Style]
"""The code points `[start, end)` of the text, and what lies over them."""


def merged(text: str, start: int, base: Style, stretches: list[Stretch]) -> list[Segment]:
    """The text cut at every stretch's ends, each part in all the styles that lie over it."""
    end = start + len(text)
    edges = {start, end}
    for a, b, _ in stretches:
        if start < a < end:
            edges.add(a)
        if start < b < end:
            edges.add(b)
    cuts = sorted(edges)
    segments = []
    for a, b in pairwise(cuts):
        style = base
        for low, high, over in stretches:
            if low < b and a < high:
                style += over
        segments.append(Segment(text[a - start : b - start], style))
    return segments


def character_at(text: str, cell: int) -> int:
    """The index of the character that stands on `cell` of `text` (its length when behind the end)."""
    if cell <= 0:
        return 0
    used = 0
    for i, character in enumerate(text):
        used += cell_len(character)
        if used > cell:
            return i
    return len(text)
