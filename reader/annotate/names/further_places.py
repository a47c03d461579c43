"""Roads by their numbers, and universities and hospitals with the place behind their names."""

from __future__ import annotations

import re

from reader.annotate.names.bounds import words
from reader.annotate.names.span_table import NameSpan, NameSpans
from reader.annotate.names.tables import tables
from reader.model.analysis import EntityKind

FAC, ORG, GPE = EntityKind.FAC, EntityKind.ORG, EntityKind.GPE
ROAD = re.compile(r"[AM]\d{1,4}(?:\(M\))?|I-\d{1,3}")
NUMBERED = frozenset({"Interstate", "Highway", "Route", "Freeway", "Autobahn"})
AT_PLACES = frozenset({"University", "Hospital", "Polytechnic"})


def add_roads(name_spans: NameSpans) -> None:
    """'the A421' and 'Interstate 95', in an article that speaks of roads."""
    tokens = name_spans.tokens
    speaks = any(text.lower() in words("of roads") for text in tokens.text)
    for i in range(1, len(tokens)):
        led = tokens.text[i - 1].lower() in ("the", "on", "and")
        if speaks and led and ROAD.fullmatch(tokens.text[i]):
            name_spans.add(NameSpan(i, i + 1, FAC, stated=True))
        elif tokens.text[i - 1] in NUMBERED and tokens.text[i].isdigit():
            name_spans.add(NameSpan(i - 1, i + 1, FAC, stated=True))


def join_places(name_spans: NameSpans) -> None:
    """'Loyola University' with the 'Maryland' right behind it."""
    tokens = name_spans.tokens
    for name in name_spans.ordered():
        past = name.past
        body = name.past - name.first > 1 and tokens.text[past - 1] in AT_PLACES
        after = name_spans.at(past)
        if not body or after is None or after.first != past or after.kind is not GPE:
            continue
        place = tables().places.get(tokens.text_of(after.first, after.past))
        same = tokens.sentence[past] == tokens.sentence[name.first] and not (place and place.adjective)
        if same and not (tokens.has(after.past) and tokens.is_name_like(after.past)):
            name_spans.add(NameSpan(name.first, after.past, ORG, stated=True))
