"""Gender as an article's own words show it, and `unknown` where they do not. Never from a name."""

from __future__ import annotations

import csv
import re
from functools import cache
from io import StringIO

from reader.errors import LoadError
from reader.text.data_files import word_lists

UNKNOWN = "unknown"
_COUNT = re.compile(r"(\w+) (\d+)")
_CLEAR = 2
"""The pronouns of one kind must be so many times those of the other: some are resolved wrongly."""


def gender_of(kind: str, address: str) -> str:
    """`man`, `woman` or `unknown` for a person whom an article addresses so (`Ms 1, she 4`); '' for a body.

    A form of address decides; pronouns do where nearly all agree.
    """
    if kind != "person":
        return ""
    counts = {word: int(times) for word, times in _COUNT.findall(address)}
    for how, needed in (("address", 1), ("pronoun", _CLEAR)):
        man, woman = (sum(counts.get(w, 0) for w in _lists()[f"{how} {g}"]) for g in ("man", "woman"))
        if man and man >= needed * woman and man != woman:
            return "man"
        if woman and woman >= needed * man and man != woman:
            return "woman"
    return UNKNOWN


def read_genders(text: str, name: str) -> dict[str, str]:
    """What a person stated: lines of `name,gender`, by name in small letters. Raises LoadError."""
    found = {}
    for number, row in enumerate(csv.reader(StringIO(text.lstrip("\ufeff"))), 1):
        if not row or row[0].startswith("#"):
            continue
        if len(row) != 2 or not row[0].strip():
            raise LoadError(f"{name}, line {number}: should be a name, a comma, and a gender")
        found[row[0].strip().casefold()] = row[1].strip() or UNKNOWN
    return found


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in word_lists("reader.corpus", "address.txt").items()}
