"""Scores of games: '3-1', '2–0', '6-7': two numbers that count nothing but points or goals."""

from __future__ import annotations

from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.annotate.figures.lexicon import words

_DASHES = ("-", "‑", "‐", "–")
_HIGHEST = 200  # points of one side


def is_score(row: TokenRow, first: int, last: int) -> bool:
    """Whether two plain numbers with a dash between them, over tokens `[first, last)`, are a score."""
    if last != first + 3 or row[first + 1].text not in _DASHES or row[first + 1].gap:
        return False
    numbers = row[first].text, row[last - 1].text
    if not all(n.isdecimal() and len(n) <= len(str(_HIGHEST)) and int(n) <= _HIGHEST for n in numbers):
        return False
    before = row[first - 1]
    if row[last].text == "," and row[last + 2].text in _DASHES and row[last + 1].kind == TokenKind.NUMBER:
        return row[last + 3].kind == TokenKind.NUMBER and not row[last + 2].gap  # the first of several sets
    if row.low(last) == "from" and row.low(last + 2) == "overs":
        return True
    if before.low in words("score_words"):
        return True
    k = first - 2 if before.text in (",", "(", "and", ")") else first - 1
    beside = row[k].kind == TokenKind.NUMBER and row[k - 1].text in _DASHES and not row[k].gap
    tiebreak = row[k].text == ")" or before.text == "("
    return beside or (tiebreak and row[k - 1].kind == TokenKind.NUMBER)
