"""Dates by a number of units: 'three days ago', 'a year earlier', 'in two weeks', 'two days later'."""

from __future__ import annotations

from datetime import date

from reader.annotate.dates import periods
from reader.annotate.dates.context import DateContext, DateHit
from reader.annotate.dates.lexicon import bare, count, numbers, words
from reader.annotate.dates.periods import Period
from reader.annotate.figures.lexer import TokenKind


def counted(context: DateContext, i: int) -> DateHit | None:
    """'three days ago', 'a year earlier', 'in two weeks', 'two weeks after May 13', '3 days from today'."""
    row, today = context.row, context.today
    inside = row.low(i) == "in"
    found = count(row, i + inside)
    half = row.low(i + inside) == "half" and row.low(i + inside + 1) in ("a", "an")
    if found is None and not half:
        return None
    number, k = found if found else (0, i + inside + 2)
    unit = numbers("units").get(bare(row.low(k)))
    clock = row.low(k) in words("clock_units")
    if (unit is None and not clock) or number > 2000:
        return None
    hours = row.low(k) in ("hour", "hours")
    steps, unit, k = (number // 24 if hours else 0, 1, k + 1) if clock else (number, unit or 1, k + 1)
    small = not clock
    word = row.low(k)
    if inside:
        if word in ("'", "’") and row.low(k + 1) == "time":
            k += 1
        elif word in ("of", "before", "after", "ago"):
            return None
        tense_hint = context.tense_hint(i)
        lasted = tense_hint is False or (
            tense_hint is None and row[k].kind not in (TokenKind.STOP, TokenKind.SIGN)
        )
        if any(row.low(k) in words("records") for k in range(i - 3, i)):
            return None  # 'its first profit in five years'
        if lasted or row[k].text == "-" or row.low(i - 1) == "once":
            return None
        return DateHit(i, k, _moved(today, unit, steps) if today else None, "day")
    if word == "ago":
        return DateHit(i, k + 1, _moved(today, unit, -steps) if today else None, "ago")
    if word in ("earlier", "previously") and small:
        period = _earlier(today, unit, -steps) if today else None
        return DateHit(i, k + 1, period, "earlier", away=(unit, -steps))
    if word == "later" and small and today:
        return DateHit(i, k + 1, None, "later", away=(unit, steps))
    if word in ("later", "hence") and (clock or today is None):
        return DateHit(i, k + 1, periods.day(today) if today else None, "day")
    if word == "from" and row.low(k + 1) == "now":
        return DateHit(i, k + 2, _moved(today, unit, steps) if today else None, "day")
    return None


def _moved(today: date, unit: int, steps: int) -> Period | None:
    """The exact day for days, weeks and near months; the year for years and decades from now."""
    try:
        return periods.day(periods.shift(today, unit, steps))
    except ValueError:
        return None


def _earlier(today: date, unit: int, steps: int) -> Period | None:
    """'a year earlier': the same month a year back; 'a month earlier' the month, a day the day."""
    try:
        start = periods.shift(today, unit, steps)
    except ValueError:
        return None
    return periods.month(start.year, start.month) if unit >= 30 else periods.day(start)
