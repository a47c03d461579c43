"""Days and weeks by two steps: 'a week on Friday', 'the Friday before last', 'the week after next'."""

from __future__ import annotations

from datetime import date, timedelta

from reader.annotate.dates import periods
from reader.annotate.dates.context import DateContext, DateHit
from reader.annotate.dates.lexicon import numbers
from reader.annotate.dates.periods import Period, unit_of
from reader.annotate.figures.lexer import TokenKind, TokenRow

_WAYS = {("before", "last"): -1, ("after", "next"): 1}
_UNITS = ("week", "month", "year", "quarter", "decade")
_A_WEEK = ("on", "from", "this", "next")


def next_but_one(context: DateContext, i: int) -> DateHit | None:
    """The date of such a wording at token `i`, with or without 'the' or 'a' before it."""
    row = context.row
    k = i + 1 if row.low(i) in ("the", "a") else i
    if row.low(k) == "week" and row.low(k + 1) in _A_WEEK:
        return _week_on(context, i, k)
    way = _WAYS.get((row.low(k + 1), row.low(k + 2)))
    if way is not None and not _goes_on(row, k + 3):
        return _two_steps(context, k, way)
    if row.low(k + 1) == "week" and k == i and not _goes_on(row, k + 2):
        return _friday_week(context, k)
    return None


def _goes_on(row: TokenRow, i: int) -> bool:
    """Whether 'last' or 'next' belongs to a noun after it: 'the Friday before last month'."""
    word = row.low(i)
    return row[i].kind == TokenKind.WORD and (
        word in numbers("units") or word in numbers("weekdays") or word in ("weekend", "time", "of")
    )


def _two_steps(context: DateContext, k: int, way: int) -> DateHit | None:
    """'Friday before last', 'month after next': the one beyond the nearest."""
    today, word = context.today, context.row.low(k)
    number = numbers("weekdays").get(word)
    if number is None and word not in (*_UNITS, "weekend"):
        return None
    shape = "weekday" if number is not None else "span"
    if today is None:
        return DateHit(k, k + 3, None, shape)
    period: Period | None
    if number is not None:
        away = (number - today.weekday()) % 7 or 7 if way > 0 else (today.weekday() - number) % 7 or 7
        period = periods.day(today + way * timedelta(days=away + 7))
    elif word == "weekend":
        period = periods.weekend(today, 2 * way)
    else:
        period = unit_of(today, word, 2 * way, "next" if way > 0 else "last")
    return DateHit(k, k + 3, period, shape)


def _week_on(context: DateContext, i: int, k: int) -> DateHit | None:
    """'a week on Friday': seven days after the next one."""
    row = context.row
    number = numbers("weekdays").get(row.low(k + 2))
    if number is None or (row.low(k + 1) == "on" and row.low(i) != "a"):
        return None
    period = periods.day(_coming(context.today, number, 7)) if context.today else None
    return DateHit(i, k + 3, period, "weekday")


def _friday_week(context: DateContext, k: int) -> DateHit | None:
    """'Friday week': seven days after the next one."""
    number = numbers("weekdays").get(context.row.low(k))
    if number is None or context.row.low(k - 1) in ("this", "every", "a", "the"):
        return None
    period = periods.day(_coming(context.today, number, 7)) if context.today else None
    return DateHit(k, k + 2, period, "weekday")


def _coming(today: date, number: int, more: int) -> date:
    return today + timedelta(days=((number - today.weekday()) % 7 or 7) + more)
