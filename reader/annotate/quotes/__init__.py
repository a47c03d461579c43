"""Attributions: content, cue and source, found in a parsed article."""

from __future__ import annotations

from reader.annotate.base import Attribution, Reading
from reader.annotate.quotes import rules

__all__ = ["find"]


def find(reading: Reading) -> tuple[Attribution, ...]:
    """Every attribution, in the order of its content."""
    return rules.find(reading)
