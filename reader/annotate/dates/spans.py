"""Longer stretches: decades, centuries, weekends, and the week, month or year of publication."""

from __future__ import annotations

from datetime import date

from reader.annotate.dates import periods
from reader.annotate.dates.absolute import century_of
from reader.annotate.dates.context import DateContext, DateHit, ordinal
from reader.annotate.dates.lexicon import numbers, words
from reader.annotate.dates.seasons import owner_of
from reader.annotate.figures.lexer import TokenKind, TokenRow


def decade(context: DateContext, i: int) -> DateHit | None:
    """'the 1990s', "the '90s", 'the nineties', '1990 s'."""
    row, low = context.row, context.row.low(i)
    k = i + 1 if row[i].text in "'’‘" and row[i].kind == TokenKind.SIGN and not row[i + 1].gap else i
    text = row[k].text
    if row[k].kind == TokenKind.NUMBER and text.isdecimal() and text.endswith("0") and len(text) in (2, 4):
        return _in_digits(row, i, k)
    if low in numbers("decades") and row.low(i - 1) in ("the", "early", "late", "mid", "-", "in", "nineteen"):
        return DateHit(i, i + 1, periods.years(century_of(numbers("decades")[low]), 10), "span")
    return None


def _in_digits(row: TokenRow, i: int, k: int) -> DateHit | None:
    """A decade that starts at `i`, of which the number at `k` is the first year."""
    text = row[k].text
    if row.low(k + 1) == "s":
        last = k + 2
    elif row[k + 1].text in "'’" and row.low(k + 2) == "s" and not row[k + 2].gap:
        last = k + 3
    else:
        return None
    if len(text) == 4 and not 1000 <= int(text) < 2100:
        return None
    if len(text) == 2:
        before = row.low(i - 1)
        if row[k + 1].gap or (k == i and before != "the") or before in ("her", "his", "their", "my"):
            return None  # an age
    first = int(text) if len(text) == 4 else century_of(int(text))
    size = 100 if first % 100 == 0 and first < 1900 else 10
    return DateHit(i, last, periods.years(first, size), "span", True)


def century(context: DateContext, i: int) -> DateHit | None:
    """'the 21st century', 'nineteenth century'; a century is counted from its round year."""
    row = context.row
    found = ordinal(row, i)
    if found is None:
        return None
    k = found[1] + 1 if row[found[1]].text == "-" else found[1]
    if row.low(k) not in ("century", "centuries") or not 11 <= found[0] <= 22:
        return None
    return DateHit(i, k + 1, periods.years((found[0] - 1) * 100, 100), "span", True)


def the_weekend(context: DateContext, i: int) -> DateHit | None:
    """'the weekend', 'over the weekend', 'the weekend of Halloween'."""
    row, today = context.row, context.today
    before = row.low(i - 1)
    if row.low(i) not in ("weekend", "weekend's", "weekend’s") or before in words("not_the_weekend"):
        return None
    if row[i - 1].kind == TokenKind.WORD and before not in ("the", "mom", "on", "over", "at"):
        return None
    if today is None:
        return DateHit(i, i + 1, None, "span")
    here = periods.weekend(today)
    if not context.future(i) and here.start > today:
        here = periods.weekend(today, -1)
    return DateHit(i, i + 1, here, "span")


def whole(context: DateContext, i: int) -> DateHit | None:
    """'the week', 'the month', 'the year' as the one of publication; 'week 31'."""
    row, today = context.row, context.today
    if today is None:
        return None
    if found := _numbered_week(context, i, today):
        return found
    if row.low(i) != "the" or row.low(i - 1) not in ("of", "for", "in", "during", "half", "quarter"):
        return None
    beyond = row[i + 2]
    if beyond.kind == TokenKind.NUMBER or (
        beyond.kind == TokenKind.WORD and beyond.low not in words("behind_wholes")
    ):
        return None
    match row.low(i + 1):
        case "week":
            period = periods.week(today)
        case "month":
            period = periods.month(today.year, today.month)
        case "year":
            period = periods.years(today.year)
        case _:
            return None
    return DateHit(i, i + 2, period, "span")


def _numbered_week(context: DateContext, i: int, today: date) -> DateHit | None:
    """'week 31', 'week 5 of 2020': weeks as in ISO 8601."""
    row, digits = context.row, context.row[i + 1].text
    if (
        row.low(i) != "week"
        or row[i + 1].kind != TokenKind.NUMBER
        or len(digits) > 2
        or not digits.isdecimal()
    ):
        return None
    if row.low(i - 1) not in ("the", "in", "") or not 1 <= int(digits) <= 53:
        return None
    year, last = owner_of(context, i + 2) or (today.year, i + 2)
    first = periods.week(date(year, 1, 4)).start
    return DateHit(i, last, periods.week(first, int(digits) - 1), "span")
