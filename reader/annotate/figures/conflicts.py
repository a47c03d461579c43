"""Figures that may not agree, as questions."""

from __future__ import annotations

from reader.model.analysis import Conflict, Figure


def conflicts(figures: tuple[Figure, ...]) -> tuple[Conflict, ...]:
    """Figures that may not agree, as questions."""
    return ()
