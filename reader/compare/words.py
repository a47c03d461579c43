"""The words of a text as they are compared: without case, white space and the shape of apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from reader.model.span import Span
from reader.named_tuple import NamedTuple

_WORD = re.compile(r"\w+(?:[.,:/'’ʼ‑-]\w+)*|[%‰$€£¥]")
_SAME = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‑": "-", "­": None})


class Word(NamedTuple):
    """A word, by its offsets in the text, and the `key` under which it is compared."""

    start: int
    end: int
    key: str


def words_of(text: str, span: Span) -> Iterator[Word]:
    """The words of a stretch of `text` in order; punctuation is none."""
    for found in _WORD.finditer(text, span.start, span.end):
        yield Word(found.start(), found.end(), normalize("NFC", found[0]).translate(_SAME).casefold())


def same_words(first: str, second: str) -> bool:
    """Whether two texts have the same words in the same order."""
    return [w.key for w in words_of(first, Span(0, len(first)))] == [
        w.key for w in words_of(second, Span(0, len(second)))
    ]
