"""Who is whom: every mention of a person or thing, gathered under one Referent."""

from __future__ import annotations

from reader.annotate.base import Attribution, Mention, Reading, Referent
from reader.model.analysis import EntityKind
from reader.model.span import Span


def find(reading: Reading, attributions: tuple[Attribution, ...]) -> tuple[Referent, ...]:
    """Everybody and everything the article speaks of, in the order of first mention."""
    gathered: dict[tuple[str, EntityKind], list[Mention]] = {}
    for ent in reading.doc.ents:
        label = "WORK" if ent.label_ == "WORK_OF_ART" else ent.label_
        if label in EntityKind.__members__:
            mention = Mention(Span(ent.start_char, ent.end_char), "name")
            gathered.setdefault((ent.text, EntityKind(label)), []).append(mention)
    return tuple(Referent(name, kind, tuple(found)) for (name, kind), found in gathered.items())
