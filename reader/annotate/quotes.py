"""Attributions: content, cue and source, found in a parsed article."""

from __future__ import annotations

from reader.annotate.base import Attribution, Reading
from reader.model.analysis import QuoteKind
from reader.model.span import Span


def find(reading: Reading) -> tuple[Attribution, ...]:
    """Every attribution, in the order of its content."""
    outer = (m for m in reading.marks if m.depth == 0)
    return tuple(Attribution(QuoteKind.DIRECT, Span(m.start, m.end)) for m in outer)
