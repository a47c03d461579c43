"""Recognises English by the share of its commonest words."""

from __future__ import annotations

import re
from functools import cache

from reader.text.data_files import data_lines

LOOKED_AT = 20_000  # characters from the head of the text
ENOUGH = 20  # words below which a text in Latin letters counts as English
SHARE = 0.15  # English prose has 0.35-0.5, other languages below 0.1

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@cache
def _common() -> frozenset[str]:
    return frozenset(word for line in data_lines("reader.annotate", "stopwords.txt") for word in line.split())


def is_english(text: str) -> bool:
    """Whether a text is English; one of a few words is, unless its letters are not Latin."""
    words = [w.lower().replace("’", "'") for w in _WORD.findall(text[:LOOKED_AT])]
    if len(words) < ENOUGH:
        return all(ord(c) < 0x250 or not c.isalpha() for c in text[:LOOKED_AT])
    return sum(w in _common() for w in words) >= SHARE * len(words)
