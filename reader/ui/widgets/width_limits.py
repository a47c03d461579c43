"""How wide the panel beside the text may be, as a list and as a table."""

from __future__ import annotations

LEAST_PANEL, MOST_PANEL = 26, 120
LEAST_TEXT = 50
"""Cells that the text, its gutter, the divider and the map keep."""
LEAST_TABLE = 96
"""A table with less than this beside the text covers the text instead."""
AROUND_COLUMN = 12
"""Cells that a column of text has around it: gutter, air, divider and map."""


def clamped(width: int, screen: int) -> int:
    """The panel's width on a screen of `screen` cells when `width` cells are asked for."""
    return max(LEAST_PANEL, min(width, MOST_PANEL, screen - LEAST_TEXT))


def beside(column: int, screen: int) -> int:
    """The width of a table beside a column of text of `column` cells; 0 where the screen has no room."""
    room = screen - column - AROUND_COLUMN
    return room if room >= LEAST_TABLE else 0
