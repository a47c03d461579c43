"""Stretches of a line with a style each, which may overlap."""

from __future__ import annotations

from itertools import pairwise

from rich.segment import Segment
from rich.style import Style

Stretch = tuple[int, int, Style]
"""From a code point to another, and in which style."""


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
