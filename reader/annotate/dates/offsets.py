"""Dates that stand off from another one: 'two weeks after May 13', 'the week of March 4'."""

from __future__ import annotations

from reader.annotate.dates import periods
from reader.annotate.dates.anchored import holiday_at
from reader.annotate.dates.context import DateContext, DateHit, count
from reader.annotate.dates.inside import month_left_out
from reader.annotate.dates.lexicon import numbers
from reader.annotate.dates.periods import Period
from reader.annotate.dates.single import single

_WAYS = {"after": 1, "from": 1, "since": 1, "before": -1}


def offset(context: DateContext, i: int) -> DateHit | None:
    """'two weeks after May 13', '3 days from Tuesday', 'the week of March 4', 'Labor Day weekend'."""
    return _week_of(context, i) or _long_weekend(context, i) or _counted(context, i)


def _week_of(context: DateContext, i: int) -> DateHit | None:
    """'week of March 4', 'w/c 4 March', 'week starting on the 4th'."""
    row = context.row
    if row.words(i, 3) == "w / c":
        k = i + 3
    elif row.low(i) in ("week", "w") and row.low(i + 1) in ("of", "starting", "beginning"):
        k = i + 3 if row.low(i) == "w" else i + 2
    else:
        return None
    k = k + 1 if row.low(k) in ("on", "the") else k
    base = single(context, k) or month_left_out(context, k - 1)
    if base is None or base.shape != "day" or base.period is None:
        return None
    return DateHit(i, base.last, periods.week(base.period.start), "span", base.sure)


def _long_weekend(context: DateContext, i: int) -> DateHit | None:
    """'weekend of Halloween', 'Labor Day weekend'."""
    row = context.row
    if row.low(i) == "weekend" and row.low(i + 1) == "of":
        base = holiday_at(context, i + 2)
    elif row.low(i + 1) == "day" and row.low(i + 2) == "weekend":
        base = holiday_at(context, i)
    else:
        return None
    if base is None or base.period is None:
        return None
    last = base.last + (row.low(base.last) == "weekend")
    return DateHit(i, last, periods.long_weekend(base.period.start), "span")


def _counted(context: DateContext, i: int) -> DateHit | None:
    """'two weeks after May 13', '3 days from Tuesday', '2 weeks starting May 20th'."""
    row = context.row
    found = count(row, i)
    unit = numbers("units").get(row.low(found[1])) if found else None
    if found is None or unit is None:
        return None
    number, k = found[0], found[1] + 1
    if row.low(k) in ("starting", "beginning"):
        return _starting(context, i, k, unit, number)
    direction = _WAYS.get(row.low(k))
    base = single(context, k + 1) if direction is not None else None
    if direction is None or base is None or base.period is None or not _can_be_counted_from(base, unit):
        return None
    if row.low(i) in ("a", "an") and base.shape in ("year", "span"):
        return None
    try:
        return DateHit(
            i, base.last, periods.day(periods.shift(base.period.start, unit, direction * number)), "day"
        )
    except (ValueError, OverflowError):
        return None  # outside the calendar


def _can_be_counted_from(base: DateHit, unit: int) -> bool:
    """Whether so large a unit (in days) stands off from such a date: 'two years after 2014', no days."""
    least = {"day": 0, "weekday": 0, "year": 365, "span": 30}.get(base.shape)
    return least is not None and unit >= least


def _starting(context: DateContext, i: int, k: int, unit: int, number: int) -> DateHit | None:
    """'2 weeks starting May 20th', '3 days beginning on Monday': as long from that day on."""
    at = k + 2 if context.row.low(k + 1) in ("on", "from") else k + 1
    base = single(context, at)
    if base is None or base.period is None or base.shape not in ("day", "weekday"):
        return None
    start = base.period.start
    try:
        return DateHit(i, base.last, Period(start, periods.shift(start, unit, number)), "range", base.sure)
    except (ValueError, OverflowError):
        return None
