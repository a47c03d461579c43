"""The named referents as entities."""

from __future__ import annotations

from reader.annotate.records import Referent
from reader.model.analysis import Entity


def find(referents: tuple[Referent, ...]) -> tuple[Entity, ...]:
    """The named referents as entities; the i-th of them becomes the i-th entity."""
    named = [r for r in referents if r.kind is not None]
    return tuple(
        Entity(f"e{i}", r.name, r.kind, r.role, r.aliases, tuple(m.span for m in r.mentions))
        for i, r in enumerate(named, 1)
        if r.kind is not None
    )
