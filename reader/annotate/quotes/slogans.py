"""Slogans and terms: short words in marks that an article repeats report no speech at any of their places."""

from __future__ import annotations

import re
from collections import defaultdict

from reader.annotate.records import Attribution
from reader.frozen import replace
from reader.model.analysis import QuoteKind

LEAST_TIMES = 3  # that the same words stand in marks
MOST_WORDS = 6  # of a slogan
RULE = "a slogan or term that the article repeats"
_WORD = re.compile(r"\w+(?:['’]\w+)?")


def with_slogans(text: str, found: list[Attribution]) -> list[Attribution]:
    """The attributions; words in marks that stand there three times, mostly as no speech, are none."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, one in enumerate(found):
        if one.kind is not QuoteKind.INDIRECT:
            words = _WORD.findall(one.content.of(text).replace("’", "'").casefold())
            if len(words) <= MOST_WORDS:
                places[tuple(words)].append(i)
    none: set[int] = set()
    for same in places.values():
        silent = sum(found[i].kind is QuoteKind.SCARE for i in same)
        if len(same) >= LEAST_TIMES and 2 * silent >= len(same):
            none.update(same)
    return [_of_nobody(one) if i in none else one for i, one in enumerate(found)]


def _of_nobody(one: Attribution) -> Attribution:
    if one.kind is QuoteKind.SCARE:
        return one
    return replace(
        one, kind=QuoteKind.SCARE, source=None, cue=None, carried=False, spans=(), confidence=0.6, rule=RULE
    )
