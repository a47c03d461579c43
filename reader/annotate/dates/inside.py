"""Days and weeks inside a longer stretch: 'the first Monday of May', 'the last week of July'."""

from __future__ import annotations

from datetime import timedelta

from reader.annotate.dates import periods
from reader.annotate.dates.bounds import closes
from reader.annotate.dates.context import DateContext, DateHit, count, ordinal
from reader.annotate.dates.lexicon import numbers, words
from reader.annotate.dates.periods import Period
from reader.annotate.figures.lexer import TokenKind

_REACH = 25  # tokens on each side that tell what an ordinal may be of


def numbered(context: DateContext, i: int, base: DateHit | None) -> DateHit | None:
    """'the first Monday of next month', 'the last week of July', '3rd week of Jan': inside a longer
    stretch.
    """
    row = context.row
    k = i + 1 if row.low(i) == "the" else i
    last_one = row.low(k) == "last"
    found = (-1, k + 1) if last_one else ordinal(row, k)
    if found is None:
        return None
    several = count(row, found[1]) if row.low(found[1]) not in ("a", "an") else None
    at = several[1] if several else found[1]
    unit, number = row.low(at), numbers("weekdays").get(row.low(at))
    if unit not in ("day", "week", "weekend", "days", "weeks", "month", "months") and number is None:
        return None
    k = at + 1
    if number is not None and row.low(k) in words("parts_of_day"):
        k += 1
    if (
        row.low(k) not in ("of", "in")
        or base is None
        or base.first not in (k + 1, k + 2)
        or base.period is None
    ):
        return None
    inside = _nth(base.period, found[0], unit, number, several[0] if several else 1)
    return DateHit(i, base.last, inside, "span") if inside else None


def month_left_out(context: DateContext, i: int) -> DateHit | None:
    """'on the 4th', 'by the 28th': the nearest such day, by tense; not on a golf course."""
    row, today = context.row, context.today
    if (
        row.low(i) != "the"
        or row[i + 1].kind != TokenKind.NUMBER
        or row.low(i - 1) not in words("before_days")
    ):
        return None
    found = ordinal(row, i + 1)
    if found is None or not 1 <= found[0] <= 31 or not closes(row, found[1]):
        return None
    if any(row.low(k) in words("golf") for k in range(max(0, i - _REACH), min(len(row), i + _REACH))):
        return None
    if today is None:
        return DateHit(i, found[1], None, "day")
    upcoming = context.future(i)
    for step in range(12):
        first = periods.add_months(today.replace(day=1), step if upcoming else -step)
        day = periods.make_day(first.year, first.month, found[0])
        if day and (day.start >= today if upcoming else day.start <= today):
            return DateHit(i, found[1], day, "day")
    return None


def _nth(period: Period, nth: int, unit: str, number: int | None, several: int) -> Period | None:
    if (period.end - period.start).days < 7:
        return None
    if number is not None:
        if nth < 0:
            last = period.end - timedelta(days=1)
            return periods.day(last - timedelta(days=(last.weekday() - number) % 7))
        day = period.start + timedelta(days=(number - period.start.weekday()) % 7 + 7 * (nth - 1))
        return periods.day(day) if day < period.end else None
    if unit in ("day", "days"):
        start = (
            period.end - timedelta(days=several)
            if nth < 0
            else period.start + timedelta(days=(nth - 1) * several)
        )
        return periods.day(start) if several == 1 else Period(start, start + timedelta(days=several))
    if unit in ("month", "months"):
        start = (
            periods.add_months(period.end, -several)
            if nth < 0
            else periods.add_months(period.start, (nth - 1) * several)
        )
        return periods.month(start.year, start.month) if several == 1 else periods.months(start, several)
    if unit == "weekend":
        saturday = period.start + timedelta(days=(5 - period.start.weekday()) % 7)
        return (
            periods.weekend(saturday, nth - 1) if nth > 0 else periods.weekend(period.end - timedelta(days=2))
        )
    if nth < 0:
        end = periods.week(period.end - timedelta(days=1)).end
        if end - period.end > timedelta(days=3):
            end -= timedelta(days=7)
        return Period(end - timedelta(weeks=several), end)
    first = periods.week(period.start)
    if period.start.weekday() > 3:
        first = periods.week(period.start, 1)
    start = first.start + timedelta(weeks=(nth - 1) * several)
    return Period(start, start + timedelta(weeks=several))
