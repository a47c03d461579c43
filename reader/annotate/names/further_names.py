"""Names that go on behind what the recogniser marked: 'University of Texas, Austin', 'the Iran war'."""

from __future__ import annotations

from reader.annotate.names.bounds import words
from reader.annotate.names.kind_features import is_town
from reader.annotate.names.span_table import HYPHENS, NAME_TAGS, NameSpan, NameSpans
from reader.annotate.names.tables import tables
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

GPE, ORG, EVENT, LOC = EntityKind.GPE, EntityKind.ORG, EntityKind.EVENT, EntityKind.LOC
DISTRICT = frozenset({"D.C.", "DC", "D.C"})
SAYS_OR_IS_TOLD = frozenset({"nsubj", "pobj", "dobj"})
MOST_KNOWN = 3  # tokens that a known name may have behind the one found


def go_on(name_spans: NameSpans) -> None:
    """Join each name with what belongs to it behind it."""
    tokens = name_spans.tokens
    for name in name_spans.ordered():
        if name_spans.names.get(name.first) is not name:
            continue
        past = _campus(name_spans, name) or _known(name_spans, name) or _capital(tokens, name)
        if past:
            kind = GPE if name.kind is GPE else ORG
            name_spans.add(NameSpan(name.first, past, kind, stated=kind is ORG))
        elif _is_condition(tokens, name):
            name_spans.remove(name)
        elif name.kind in (GPE, LOC) or is_town(tokens.text_of(name.first, name.past)):
            _of_place(name_spans, name)


def _campus(name_spans: NameSpans, name: NameSpan) -> int | None:
    """The end of 'University of California, Berkeley': of a state's university that has several seats."""
    tokens, past = name_spans.tokens, name.past
    several = tokens.text[name.first : past - 1] == ["University", "of"] or (
        tokens.text[name.first : past - 2] == ["University", "of"]
    )
    if not several or tokens.text_of(name.first + 2, past) not in words("states of several campuses"):
        return None
    parted = tokens.text[past : past + 1] in ([","], ["-"], ["–"], ["at"])
    town = name_spans.at(past + 1)
    if not parted or town is None or town.first != past + 1 or town.past - town.first > 2:
        return None
    state = tables().places.get(tokens.text_of(town.first, town.past))
    return town.past if state is None or state.kind is GPE else None


def _known(name_spans: NameSpans, name: NameSpan) -> int | None:
    """The end of a known name that goes on in capitals: 'London' behind 'King's College'."""
    tokens, known = name_spans.tokens, tables().known
    for past in range(min(len(tokens), name.past + MOST_KNOWN), name.past, -1):
        last = tokens.tag[past - 1] in NAME_TAGS and tokens.sentence[past - 1] == tokens.sentence[name.first]
        if last and known.get(tokens.raw_text_of(name.first, past).replace("’", "'")) is ORG:
            other = name_spans.at(past - 1)
            return past if other is None or other.past <= past else None
    return None


def _capital(tokens: Tokens, name: NameSpan) -> int | None:
    """The end of 'Washington, D.C.'."""
    past = name.past
    here = tokens.text_of(name.first, past) == "Washington" and name.kind is not EntityKind.PERSON
    district = (
        tokens.text[past : past + 1] == [","] and tokens.has(past + 1) and tokens.text[past + 1] in DISTRICT
    )
    return past + 2 if here and district else None


def _is_condition(tokens: Tokens, name: NameSpan) -> bool:
    """Whether this is no name but what somebody suffers from: 'Marfan Syndrome', 'Fed up'."""
    ends = {
        tokens.text[name.past - 1].title(),
        *(text.title() for text in tokens.text[name.past : name.past + 1]),
    }
    fed_up = tokens.text[name.first] == "Fed" and tokens.text[name.past : name.past + 1] == ["up"]
    return fed_up or (name.kind is not GPE and bool(ends & words("conditions")))


def _of_place(name_spans: NameSpans, name: NameSpan) -> None:
    """'the Iran war', 'the Russia-Ukraine war' and 'Tempe police', where the place stands as a noun."""
    tokens, first, past = name_spans.tokens, name.first, name.past
    place = tables().places.get(tokens.text_of(first, past))
    if not tokens.has(past) or (place is not None and place.adjective) or tokens.glued(past):
        return
    head, before = tokens.text[past], tokens.text[first - 1] if first else ""
    if tokens.has(past + 1) and tokens.tag[past + 1].startswith("N"):
        return  # 'the Tempe police chief'
    if head == "war":
        other = name_spans.at(first - 2) if before in HYPHENS and tokens.glued(first) else None
        begin = other.first if other is not None else first
        if begin and tokens.text[begin - 1].lower() in ("the", "an"):
            name_spans.add(NameSpan(begin, past + 1, EVENT, stated=True))
    elif head == "police" and before.lower() not in ("the", "a") and tokens.dep[past] in SAYS_OR_IS_TOLD:
        name_spans.add(NameSpan(first, past + 1, ORG, stated=True))
