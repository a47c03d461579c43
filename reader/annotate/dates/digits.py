"""Dates in digits: '2022-02-01', '02/01/2022', '22/04', '2015-12'."""

from __future__ import annotations

from reader.annotate.dates import periods
from reader.annotate.dates.absolute import place
from reader.annotate.dates.context import DateContext, DateHit
from reader.annotate.dates.lexicon import century_of, numbers, words
from reader.annotate.dates.periods import Period
from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.text.month_names import MONTH_NUMBERS


def numeric(context: DateContext, i: int) -> DateHit | None:
    """A date in digits: '2022-02-01', '02/01/2022', '23.04.2022', '22/04', '2015-12'."""
    row = context.row
    if (
        row[i].kind != TokenKind.NUMBER
        or row[i - 1].text in ("$", "£", "€")
        or (row.glued(i) and row[i - 1].text == "/")
    ):
        return None
    parts, k = row[i].text.split("."), i + 1
    if len(parts) == 1:
        mark = row[k].text
        while mark in ("-", "/", "–") and row[k].text == mark and not row[k].gap and len(parts) < 3:
            month = MONTH_NUMBERS.get(row.low(k + 1))
            if (row[k + 1].kind != TokenKind.NUMBER and month is None) or row[k + 1].gap:
                break
            parts.append(row[k + 1].text if month is None else f"m{month}")
            k += 2
    if (
        len(parts) == 1
        and len(row[i].text) == 4
        and row[k].kind == TokenKind.NUMBER
        and row[k + 1].kind == TokenKind.NUMBER
    ):
        return _spaced(row, i)
    if not all(p.removeprefix("m").isdecimal() and len(p) <= 4 for p in parts):
        return None
    if len(parts) == 3:
        period = _three(parts, context.day_first)
        return DateHit(i, k, period, "day", True) if period else None
    if len(parts) == 2 and "." not in row[i].text:
        return _two(context, i, k, parts)
    return None


def _spaced(row: TokenRow, i: int) -> DateHit | None:
    texts = [row[k].text for k in range(i, i + 3)]
    if (
        not all(t.isdecimal() and len(t) <= 4 for t in texts)
        or row[i + 3].kind == TokenKind.NUMBER
        or len(texts[1]) > 2
    ):
        return None
    period = periods.make_day(int(texts[0]), int(texts[1]), int(texts[2]))
    return DateHit(i, i + 3, period, "day", True) if period else None


def _three(parts: list[str], day_first: bool) -> Period | None:
    """Year, month and day from three parts in whatever order makes a date."""
    named = [i for i, p in enumerate(parts) if p.startswith("m")]
    values = [int(p.removeprefix("m")) for p in parts]
    if named:
        month = values.pop(named[0])
        year_at = 0 if values[0] > 31 else 1
        year = values[year_at] if values[year_at] > 99 else century_of(values[year_at])
        return periods.make_day(year, month, values[1 - year_at])
    if len(parts[0]) == 4:
        return periods.make_day(values[0], values[1], values[2]) or periods.make_day(
            values[0], values[2], values[1]
        )
    if len(parts[2]) not in (2, 4) or len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    year = values[2] if len(parts[2]) == 4 else century_of(values[2])
    month_first = periods.make_day(year, values[0], values[1])
    day_month = periods.make_day(year, values[1], values[0])
    return (day_month or month_first) if day_first else (month_first or day_month)


def _two(context: DateContext, i: int, k: int, parts: list[str]) -> DateHit | None:
    """'22/04', '7/6' beside words of time, '2015-12', 'Dec/2018' the other way round."""
    row = context.row
    one, two = (int(p.removeprefix("m")) for p in parts)
    if len(parts[0]) == 4 and 1 <= two <= 12 and len(parts[1]) == 2 and row[i + 1].text == "-":
        if two <= one % 100 or row.low(i - 1) not in words("before_years"):
            return DateHit(i, k, periods.month(one, two), "month", True)
        return None
    if row[i + 1].text != "/" or len(parts[0]) > 2 or len(parts[1]) > 2 or context.today is None:
        return None
    clear = (one > 12 and two <= 12) or row.low(i - 1) in words("before_slashed")
    mixed = row[i - 1].text == "-" and row.glued(i) and row[i - 2].kind == TokenKind.NUMBER
    if mixed and row[i - 3].text != "/":
        return None  # 'a 1-1/2 year term'
    clear = clear or numbers("weekdays").get(row.low(i - 1)) is not None
    if not clear or (one == 9 and two == 11) or (one == 24 and two == 7):
        return None
    orders = ((two, one), (one, two)) if context.day_first else ((one, two), (two, one))
    for month, number in orders:
        if 1 <= month <= 12 and 1 <= number <= 31:
            return DateHit(i, k, place(context, i, month, number, None), "day")
    return None
