"""How wide the panel beside the text may be."""

from __future__ import annotations

LEAST_PANEL, MOST_PANEL = 26, 120
LEAST_TEXT = 50
"""Cells that the text, its gutter, the divider and the map keep."""


def clamped(width: int, screen: int) -> int:
    """The panel's width on a screen of `screen` cells when `width` cells are asked for."""
    return max(LEAST_PANEL, min(width, MOST_PANEL, screen - LEAST_TEXT))
