"""East Asian names whose given name is two syllables with a hyphen: 'Moon Jae-in', 'Sung-ho Kim'."""

from __future__ import annotations

import re

from reader.annotate.names.bounds import words
from reader.annotate.names.span_table import HYPHENS, NameSpan, NameSpans
from reader.model.analysis import EntityKind

_ONSET = r"(?:[bcdfghjklmnpqrstwxyz]|ch|sh|zh|ts|hs|kh|th|kw|hw|gw|[bghklmnpr]y)?"
_SYLLABLE = re.compile(_ONSET + r"[aeiouyw]{1,4}(?:ng|[nklmptho])?")
_ENGLISH = words("no syllables")


def is_second_syllable(word: str) -> bool:
    """Whether a word may be the second half of such a given name, in small letters."""
    return word not in _ENGLISH and _SYLLABLE.fullmatch(word) is not None


def join(name_spans: NameSpans) -> None:
    """One person for a family name with such a given name behind it, or before it."""
    tokens, families = name_spans.tokens, words("families")
    for i in range(1, len(tokens) - 1):
        if tokens.text[i] not in HYPHENS or not (tokens.glued(i) and tokens.glued(i + 1)):
            continue
        if not (tokens.text[i - 1].istitle() and is_second_syllable(tokens.text[i + 1])):
            continue
        before = i > 1 and tokens.text[i - 2] in families and not tokens.glued(i - 1)
        behind = tokens.has(i + 2) and tokens.text[i + 2] in families and not tokens.glued(i + 2)
        if before or behind:
            first, past = (i - 2, i + 2) if before else (i - 1, i + 3)
            name_spans.add(NameSpan(first, past, EntityKind.PERSON))
