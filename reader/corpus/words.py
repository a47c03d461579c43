"""Words for comparing: folded, without marks."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from reader.text.data_files import data_lines

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHES = str.maketrans("’", "'")


def fold(text: str) -> str:
    """The text in small letters without accents."""
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def words(text: str) -> list[str]:
    """The words of a text, folded, without punctuation."""
    return _WORD.findall(fold(text))


@cache
def stopwords() -> frozenset[str]:
    """Words that say nothing of what a sentence is about."""
    return frozenset(word for line in data_lines("reader.corpus", "stopwords.txt") for word in line.split())


def stem(word: str) -> str:
    """A word without the commonest endings: `killed` and `killing` become `kill`."""
    for ending in ("ings", "ing", "ied", "ies", "ed", "es", "s"):
        if ending == "s" and word.endswith("ss"):
            break  # 'loss' is the stem of 'losses'
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: len(word) - len(ending)] + ("y" if ending in ("ied", "ies") else "")
    return word


def content(text: str) -> frozenset[str]:
    """The stems of the words of a text that say what it is about."""
    return frozenset(
        stem(word) for word in words(text) if word not in stopwords() and len(word) > 2 and word.isalpha()
    )
