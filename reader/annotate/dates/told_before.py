"""Dates that count from one told before: 'on 3 May 2019. Two days later', 'in 2019; a year earlier'."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reader.annotate.dates import periods
from reader.annotate.dates.context import DateHit
from reader.annotate.dates.periods import Period
from reader.frozen import replace

_ANCHORS = ("day", "weekday", "month", "year", "span")
_WEEK, _MONTH, _YEAR = 7, 30, 365  # units of `periods.shift`


def from_those_before(hits: Iterator[DateHit]) -> Iterator[DateHit]:
    """The dates of one paragraph, those that say how far they lie from another counted from the one before.

    Where none stands before, they stay as they were read, counted from the day of publication; those of
    which nothing can be known then are left out.
    """
    anchor: Period | None = None
    for hit in hits:
        if hit.away is None:
            if hit.period is not None and hit.shape in _ANCHORS:
                anchor = hit.period
            yield hit
            continue
        period = _moved(anchor, *hit.away, whole=hit.shape == "span") if anchor is not None else None
        if period is not None:
            if hit.shape != "earlier":
                anchor = period
            yield replace(hit, period=period)
        elif hit.period is not None or hit.shape not in ("later", "that day"):
            yield hit


def _moved(anchor: Period, unit: int, steps: int, *, whole: bool) -> Period | None:
    """The period so many units from another, as exact as both are: no day from a year.

    `whole`: the words name a week of the calendar ('the following week'), and no day.
    """
    length = (anchor.end - anchor.start).days
    if length > unit + 1 or (unit < _MONTH and length > 1):
        return None
    try:
        start = periods.shift(anchor.start, unit, steps)
        if unit < _MONTH:
            return periods.week(start) if whole and unit == _WEEK else periods.day(start)
        if length > 31:
            return _same_length(anchor, start)
        return periods.month(start.year, start.month) if unit < 10 * _YEAR else periods.years(start.year)
    except (ValueError, OverflowError):
        return None


def _same_length(anchor: Period, start: date) -> Period:
    """The year or the quarter that begins with `start`."""
    months = round((anchor.end - anchor.start).days / 30.4)
    return periods.years(start.year) if months == 12 and start.month == 1 else periods.months(start, months)
