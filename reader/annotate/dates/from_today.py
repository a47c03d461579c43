"""Stretches reckoned from a day: 'last year', 'the next two days', 'next winter'."""

from __future__ import annotations

from datetime import date, timedelta

from reader.annotate.dates import periods
from reader.annotate.dates.lexicon import numbers
from reader.annotate.dates.periods import Period


def unit_span(today: date, unit: int, steps: int) -> Period | None:
    """'the last three months', 'the next two days': back from today, or on from tomorrow; None where that
    leaves the calendar ('the last 3,000 years').
    """
    try:
        return _reckoned(today, unit, steps)
    except (ValueError, OverflowError):
        return None


def _reckoned(today: date, unit: int, steps: int) -> Period:
    if unit == 3650:
        decade = today.year // 10 * 10
        return periods.years(decade + (10 if steps > 0 else 10 * steps), abs(steps) * 10)
    if unit == 90:
        here = periods.quarter(today.year, (today.month - 1) // 3 + 1)
        return (
            periods.months(here.end, 3 * steps)
            if steps > 0
            else periods.months(periods.add_months(here.start, 3 * steps), -3 * steps)
        )
    if steps < 0:
        return Period(periods.shift(today, unit, steps), today)
    tomorrow = today + timedelta(days=1)
    return Period(tomorrow, periods.shift(tomorrow, unit, steps))


def business_days(today: date, count: int) -> Period:
    """'the next five business days': from tomorrow until so many days from Monday to Friday are over."""
    start = end = today + timedelta(days=1)
    while count > 0:
        count -= end.weekday() < 5
        end += timedelta(days=1)
    return Period(start, end)


def working_week(today: date, direction: int) -> Period:
    """'next working week': Monday to Friday."""
    monday = periods.week(today, direction).start
    return Period(monday, monday + timedelta(days=5))


def _until(today: date, unit: str) -> Period:
    """The week, month, year or decade that ends with today."""
    days, steps = (365, -10) if unit == "decade" else (numbers("units")[unit], -1)
    return Period(periods.shift(today, days, steps), today)


def unit_of(today: date, unit: str, direction: int, word: str) -> Period | None:
    """The week, month ... that `word` relates to today: before (`way` -1), around (0) or after it (1)."""
    if word == "past" and unit in ("week", "month", "year", "decade"):  # up to today, not the calendar's
        return _until(today, unit)
    if unit in ("day", "weekday"):
        return periods.day(today + timedelta(days=direction))
    if unit == "week":
        return periods.week(today, direction)
    if unit == "fortnight":
        return unit_span(today, 14, direction) if direction else None
    if unit == "month":
        start = periods.add_months(today.replace(day=1), direction)
        return periods.month(start.year, start.month)
    if unit == "quarter":
        start = periods.add_months(
            periods.quarter(today.year, (today.month - 1) // 3 + 1).start, 3 * direction
        )
        return periods.months(start, 3)
    if unit == "decade":
        return periods.years((today.year // 10 + direction) * 10, 10)
    if unit == "century":
        return periods.years((today.year // 100 + direction) * 100, 100)
    return periods.years(today.year + direction)


def that_month(today: date, month: int, direction: int) -> Period:
    """The month of that name before (`way` -1), in (0) or after (1) the month or year of today."""
    year = today.year
    if direction < 0:
        year -= month >= today.month
    elif direction > 0:
        year += month <= today.month
    return periods.month(year, month)


def that_season(today: date, first: int, direction: int) -> Period:
    """The season that begins with month `first`, before (`way` -1), around (0) or after (1) today."""
    now = periods.season(today.year, first)
    if first == 12 and today.month < 3:
        now = periods.season(today.year - 1, first)
    if direction == 0:
        return now
    if direction < 0:
        return now if now.end <= today else periods.season(now.start.year - 1, first)
    return now if now.start > today else periods.season(now.start.year + 1, first)
