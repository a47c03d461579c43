"""Years beside numbers: a year is never one half of a range, a ratio or a share."""

from __future__ import annotations

from reader.annotate.figures.amounts import Amount
from reader.annotate.figures.identifiers import counts
from reader.annotate.figures.lexer import HYPHENS, TokenRow
from reader.annotate.figures.lexicon import words

_FIRST, _LAST = 1500, 2100
_OLDEST_BARE = 1900  # smaller numbers are years only after a word that says so


def could_be_year(row: TokenRow, found: Amount) -> bool:
    """Whether the number is written as a year: four digits, no separator, no unit of its own."""
    text = row[found.first].text
    plain = found.unit is None and not found.number.scaled and not found.number.words
    return plain and len(text) == 4 and text.isdecimal() and _FIRST <= int(text) <= _LAST


def one_is_year(row: TokenRow, found: Amount, other: Amount) -> bool:
    """Whether one of two joined numbers is a year and the other is not, or both are years.

    'from 950 in 2016 to 1,200', 'since 2016 to 12,500', '12% in 2016 to 14%', 'from at least 2002 to 2005'.
    """
    if not could_be_year(row, found):
        return False
    dated = row.low(found.first - 1) in (*words("years_after"), "the", "(", "")
    if could_be_year(row, other):
        years = int(row[found.first].text) >= _OLDEST_BARE and found.value < other.value
        return dated or (years and not counts(row, other.last))
    if row.low(found.first - 1) in words("year_leads"):
        return True
    if int(row[found.first].text) < _OLDEST_BARE:
        return False
    if row[found.last].text in HYPHENS and other.value < found.value:
        return True  # a series: '2025-1'
    measured = other.marked or (other.unit is not None and other.unit.dimension == "percent")
    return measured or "," in row[other.first].text
