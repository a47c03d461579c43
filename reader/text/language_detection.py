"""Detects the language of a text by its function words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol

from reader.text.data_files import data_lines

_LEAST_WORDS = 20  # from which on a language can be told
_SAMPLE = 3000  # words
_HEAD = 12_000  # characters
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_SHARE = 0.15  # least share of function words
_SCRIPTS = (  # languages without spaces between words, by their letters
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("th", "\u0e00", "\u0e7f"),
    ("zh", "\u4e00", "\u9fff"),
)


class SizedLine(Protocol):
    """A line with its folded words and their number."""

    @property
    def words(self) -> list[str]: ...

    @property
    def size(self) -> float: ...


def language_of(words: Iterable[str]) -> str | None:
    """The ISO 639-1 code of the language of lower-cased `words`, or None if it is unclear."""
    shared = _languages()
    counts: Counter[str] = Counter()
    total = 0
    for word in words:
        total += 1
        for code in shared.get(word, ()):
            counts[code] += 1
    if total < _LEAST_WORDS or not counts:
        return None
    code, count = counts.most_common(1)[0]
    return code if count >= _LEAST_SHARE * total else None


def page_language(lines: Sequence[SizedLine]) -> str | None:
    """The ISO 639-1 code of a page's language, or None if it is unclear."""
    sample = sample_of(lines)
    return language_of(sample) or script_language(" ".join(sample[:400]))


def text_language(text: str) -> str | None:
    """The ISO 639-1 code of the language that a text begins in, or None if it is unclear."""
    words = _WORD.findall(text[:_HEAD].casefold())
    return language_of(words) or script_language(text[:_HEAD])


def sample_of(lines: Sequence[SizedLine]) -> list[str]:
    """The words of the longer lines of a page, as many as detection needs."""
    sample: list[str] = []
    for line in lines:
        if line.size >= 6:
            sample += line.words
            if len(sample) > _SAMPLE:
                break
    return sample


def script_language(text: str) -> str | None:
    """The language of a text in a script without spaces, by its letters."""
    sample = "".join(text.split())[:2000]
    if sample.isascii() or not sample:
        return None
    for code, low, high in _SCRIPTS:
        if sum(low <= c <= high for c in sample) > 0.2 * len(sample):
            return code
    return None


@cache
def stop_words(code: str | None) -> frozenset[str]:
    """The function words of a language, none for None."""
    return frozenset(w for w, codes in _languages().items() if code in codes)


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    shared: dict[str, tuple[str, ...]] = {}
    for line in data_lines("reader.text", "function_words.txt"):
        code, *words = line.split()
        for word in words:
            shared[word] = (*shared.get(word, ()), code)
    return shared
