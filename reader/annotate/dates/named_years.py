"""Four digits that name a thing and are no year: the film 1917, room 2012, 'Blade Runner 2049'."""

from __future__ import annotations

from reader.annotate.dates.context import DateContext
from reader.annotate.dates.lexicon import words
from reader.annotate.figures.lexer import HYPHENS, TokenKind, TokenRow
from reader.text.month_names import MONTH_NUMBERS

_MARKS = ("“", "”", '"', "‘", "’", "'")
_FAR_AHEAD = 15  # years: behind a name, a year so far ahead is a part of it


def names_something(context: DateContext, k: int, number: int) -> bool:
    """Whether the digits at token `k`, which could be the year `number`, are a name or count a thing."""
    row = context.row
    before, after = row[k - 1], row[k + 1]
    if _is_title(row, k) or (before.low in words("before_titles") and row[k].gap):
        return True
    if after.text in HYPHENS and not after.gap and row.low(k + 2) in words("measured_in"):
        return True
    if context.today is None or number <= context.today.year + _FAR_AHEAD:
        return False
    named = before.kind == TokenKind.WORD and before.text[:1].isupper() and before.low not in MONTH_NUMBERS
    return named and before.low not in words("before_years") and row[k - 2].kind == TokenKind.WORD


def _is_title(row: TokenRow, k: int) -> bool:
    """Whether the year stands alone in quotation marks, as the name of a work: '“1989.”'."""
    if row[k - 1].text not in _MARKS or row[k].gap or row[k - 1].text == "'":
        return False
    last = k + 2 if row[k + 1].text in (".", ",", "!", "?") else k + 1
    return row[last].text in _MARKS and not row[last].gap
