"""Speakers: whose words each attribution is."""

from __future__ import annotations

from reader.annotate.base import Attribution, Reading, Referent
from reader.model.analysis import Entity, Quote, Speaker


def find(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    cast: tuple[Referent, ...],
    entities: tuple[Entity, ...],
) -> tuple[tuple[Quote, ...], tuple[Speaker, ...]]:
    """The quotes in order, and everybody who is quoted, in the order of their first quote."""
    said = tuple(
        Quote(f"q{i}", a.kind, a.content.start, a.content.end, confidence=a.confidence, rule=a.rule, spans=a.spans)
        for i, a in enumerate(attributions, 1)
    )
    return said, ()
