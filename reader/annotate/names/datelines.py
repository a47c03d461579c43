"""Datelines: 'HOLLIS, Neb. (AP) —' names the place that a report comes from."""

from __future__ import annotations

import re

from reader.annotate.names.span_table import NameSpan, NameSpans
from reader.annotate.names.tables import is_given_name, tables
from reader.annotate.quotes.layout import notices
from reader.model.analysis import EntityKind
from reader.model.span import Span

FIRST_BLOCKS = 4  # of an article, in which a dateline may stand
LEAST = 4  # letters of a place that stands before a colon
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+(?: [A-ZÀ-Þ’'.-]+){0,3})(?:, (?P<land>[A-Z][\w. ]{1,24}?))?"
    r"(?P<agency> ?\([\w ./]{2,24}\))?(?: ?(?P<dash>—|–|--)| - |(?P<colon>:)) ?(?=[\w“\"'‘(])"
)


def add_datelines(name_spans: NameSpans) -> None:
    """The place of the dateline, also where the text names it in small letters."""
    tokens, starts = name_spans.tokens, dict[int, int]()
    for i, block in enumerate(tokens.block):
        starts.setdefault(block, tokens.start[i])
    found = [m for at in list(starts.values())[:FIRST_BLOCKS] if (m := _DATELINE.match(tokens.source, at))]
    if len(found) != 1:
        return
    (one,) = found
    place = one["place"]
    first, past = tokens.range_of(Span(*one.span("place")))
    words = [word.strip(".'’").lower() for word in place.split()]
    notice = any(word in tables().titles or word in notices() for word in (*words, place.lower()))
    named = is_given_name(place.split()[0].title()) and len(words) > 1 and not (one["agency"] or one["land"])
    if notice or named or (one["colon"] and len(place) < LEAST) or first >= past:
        return
    name_spans.add(NameSpan(first, past, EntityKind.GPE, stated=True))
    for name in name_spans.ordered():
        if tokens.text_of(name.first, name.past) == place.title() and name.kind is not EntityKind.GPE:
            name_spans.add(NameSpan(name.first, name.past, EntityKind.GPE, stated=True))
