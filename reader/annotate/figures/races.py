"""Races called by their length: 'the 60m in Elmhaven', 'the men's 100 metres', '1500m heats'."""

from __future__ import annotations

from reader.annotate.figures.amounts import Amount
from reader.annotate.figures.lexer import TokenKind, TokenRow, value_of
from reader.annotate.figures.lexicon import words

_METRES = frozenset((50, 60, 80, 100, 110, 200, 300, 400, 800, 1500, 3000, 5000, 10000))
_KILOMETRES = frozenset((5, 10, 20, 35, 50))


def is_race(row: TokenRow, found: Amount, last: int) -> bool:
    """Whether the length over tokens `[found.first, last)` is the name of a race, which measures nothing."""
    i = found.first
    if row[i].kind != TokenKind.NUMBER or found.marked or last > i + 3:
        return False
    length, unit = value_of(row[i].text), row.low(last - 1)
    if length not in (_KILOMETRES if unit in ("km", "kilometres", "kilometers") else _METRES):
        return False
    if unit not in ("m", "metres", "meters", "metre", "meter", "km", "kilometres", "kilometers"):
        return False
    after, before = row.low(last), row.low(i - 1)
    ends = row[last].kind != TokenKind.WORD or after in words("race_ends") or after in words("race_words")
    return ends and (before == "the" or before in words("race_leads"))
