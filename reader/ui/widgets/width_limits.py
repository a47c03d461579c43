"""How wide the panel beside the text may be, as a list and as a table."""

from __future__ import annotations

from reader.config import MAX_PANEL, MIN_PANEL

MIN_TEXT = 50
"""Cells that the text, its gutter, the divider and the map keep."""
MIN_TABLE = 96
"""A table with less than this beside the text covers the text instead."""
AROUND_COLUMN = 13
"""Cells that a column of text has around it: gutter, air, divider and map."""


def clamped(width: int, screen: int) -> int:
    """The panel's width on a screen of `screen` cells when `width` cells are asked for."""
    return max(MIN_PANEL, min(width, MAX_PANEL, screen - MIN_TEXT))


def beside(column: int, screen: int) -> int:
    """The width of a table beside a column of text of `column` cells; 0 where the screen has no room."""
    room = screen - column - AROUND_COLUMN
    return room if room >= MIN_TABLE else 0
