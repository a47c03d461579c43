"""Numbers that belong to dates: days of months, years, 'three days ago'."""

from __future__ import annotations

from reader.annotate.figures.amounts import Amount
from reader.annotate.figures.identifiers import counts
from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.annotate.figures.lexicon import words
from reader.text.month_names import MONTH_NUMBERS

_HYPHENS = ("-", "‑", "‐", "–", "—")
_OLDEST = 2000  # years, or other units: what is longer ago has no date


def is_past_date(row: TokenRow, found: Amount, last: int, pair: bool = False) -> bool:
    """Whether a time is a date: 'three days ago', but not '436 million years ago' and no `pair`, as in 'two
    or three years ago'."""
    time = found.unit is not None and found.unit.dimension == "time"
    return time and row.low(last) == "ago" and found.value <= _OLDEST and not pair


def is_day(row: TokenRow, i: int, last: int, value: int | float) -> bool:
    """Whether the digits over tokens `[i, last)` are the day of a month: '3 May', 'Sept. 11'."""
    k = last + 1 if row.low(last) == "of" else last
    if isinstance(value, int) and 0 < value <= 31:
        dashed = row[last].text in (*_HYPHENS, "/") and not row[last].gap and not row[last + 1].gap
        if dashed and row.low(last + 1) in MONTH_NUMBERS:
            return row[last + 2].text in (*_HYPHENS, "/", ".", ",") or not row[last + 2].gap
        if row[k].low.rstrip(".") in MONTH_NUMBERS and (
            row[k].text[0].isupper() or row[k].low not in ("may", "march", "sun", "sat", "mar")
        ):
            return True
        back = i - 2 if row[i - 1].text == "." else i - 1
        if row[back].low in MONTH_NUMBERS and row[back].text[:1].isupper():
            if back < i - 1 and row.low(last) not in ("people", "percent"):
                return True  # the 'Sept. 11 attacks'
            return not (row.low(last) in ("people", "percent") or counts(row, last))
        if row[i - 1].text in (*_HYPHENS, "to", "and", ",") and row[i - 2].kind == TokenKind.NUMBER:
            back = i - 4 if row[i - 3].text == "." else i - 3
            if row[back].low in MONTH_NUMBERS and row[back].text[:1].isupper() and len(row[i - 2].text) < 3:
                return True
        if row[last].low in ("and", "or", "to", *_HYPHENS, ",") and row[last + 1].kind == TokenKind.NUMBER:
            month = row[last + 3] if row.low(last + 2) == "of" else row[last + 2]
            if month.low in MONTH_NUMBERS and month.text[0].isupper() and len(row[last + 1].text) < 3:
                return True
    return False


def is_year(row: TokenRow, i: int, last: int, value: int | float) -> bool:
    """Whether the digits over tokens `[i, last)` are a year."""
    token, before, after = row[i], row.low(i - 1), row[last]
    if before in ("'", "’", "‘") and not token.gap and len(token.text) == 2:
        return True
    if len(token.text) != 4 or not token.text.isdecimal() or not 1000 <= value < 2100:
        return False
    if after.text in _HYPHENS and not after.gap and row[last + 1].kind == TokenKind.WORD:
        return row.low(last + 1) in ("era", "style", "born", "led", "model", "season") or value >= 1900
    back = i - 2 if row[i - 1].text == "," else i - 1
    if row.low(back) in MONTH_NUMBERS or (
        row[back].kind == TokenKind.NUMBER and row.low(back - 1) in MONTH_NUMBERS
    ):
        return True
    if before in words("years_after") or before in ("late", "early"):
        return (value >= 1500 and not counts(row, last)) or (
            value >= 1900 and before in ("in", "since", "by", "until", "of", "during")
        )
    if value < 1700:
        return False
    return not counts(row, last) or before in ("the", "a", "an", "that", "its", "his", "her", "their")
