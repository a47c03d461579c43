"""Days that stand for what happened on them: 'the Sept. 11 attacks' are those of 2001."""

from __future__ import annotations

from functools import cache

from reader.annotate.figures.lexer import TokenRow
from reader.text.data_files import data_lines

_BEHIND = 2  # tokens behind the day in which the word may stand


def remembered_year(row: TokenRow, month: int, day: int, last: int) -> int | None:
    """The year of the day over tokens up to `last`, where the next words name what happened on it."""
    known = _days().get((month, day))
    if known is None:
        return None
    return known[0] if any(row.low(k) in known[1] for k in range(last, last + _BEHIND)) else None


@cache
def _days() -> dict[tuple[int, int], tuple[int, frozenset[str]]]:
    found = {}
    for line in data_lines(__package__, "remembered.txt"):
        when, year, words = line.split("|")
        month, _, day = when.partition("-")
        found[int(month), int(day)] = int(year), frozenset(words.split())
    return found
