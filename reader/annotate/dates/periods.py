"""Periods of days, and the calendar arithmetic on them."""

from __future__ import annotations

from datetime import date, timedelta

from reader.annotate.dates.lexicon import numbers
from reader.frozen import frozen

FIRST_YEAR, LAST_YEAR = 1000, 2999  # outside these a number in news is no year


@frozen
class Period:
    """The days `[start, end)`. `written` is the ISO form at the precision that is known, where it has one;
    `hours_until` the exclusive end where the period is one of hours.
    """

    start: date
    end: date
    written: str | None = None
    hours_until: str | None = None

    @property
    def resolved(self) -> str:
        """ISO 8601: the written form, or the first day."""
        return self.written or self.start.isoformat()

    @property
    def until(self) -> str | None:
        """The exclusive end, where the written form does not say it."""
        return self.hours_until or (None if self.written else self.end.isoformat())


def day(d: date) -> Period:
    """One day."""
    return Period(d, d + timedelta(days=1), d.isoformat())


def make_day(year: int, month: int, number: int) -> Period | None:
    """One day by its numbers, or None for a day that does not exist."""
    try:
        return day(date(year, month, number)) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def month(year: int, number: int) -> Period:
    """A month."""
    end = date(year + number // 12, number % 12 + 1, 1)
    return Period(date(year, number, 1), end, f"{year:04d}-{number:02d}")


def years(first: int, count: int = 1) -> Period:
    """One year or several."""
    return Period(date(first, 1, 1), date(first + count, 1, 1), f"{first:04d}" if count == 1 else None)


def months(start: date, count: int) -> Period:
    """Whole months from the first of that of `start`."""
    first = start.replace(day=1)
    return Period(first, add_months(first, count))


def quarter(year: int, number: int, size: int = 3) -> Period:
    """A quarter of a year, or a half where `size` is 6."""
    return months(date(year, (number - 1) * size + 1, 1), size)


def season(year: int, first: int) -> Period:
    """A northern season by its first month; a winter is named after the year it begins in."""
    return months(date(year, first, 1), 3)


def week(d: date, offset: int = 0) -> Period:
    """The week of a day, Monday to Monday, or one `offset` weeks from it."""
    monday = d - timedelta(days=d.weekday()) + timedelta(weeks=offset)
    return Period(monday, monday + timedelta(days=7))


def weekend(d: date, offset: int = 0) -> Period:
    """Saturday and Sunday of the week of a day, or of one `offset` weeks from it."""
    monday = week(d, offset).start
    return Period(monday + timedelta(days=5), monday + timedelta(days=7))


def long_weekend(d: date) -> Period:
    """The weekend that a holiday makes longer: to Monday, or from Thursday or Friday; else that of
    its week.
    """
    number = d.weekday()
    if number in (0, 1):
        return Period(d - timedelta(days=number + 2), d + timedelta(days=1))
    return Period(d, d + timedelta(days=7 - number)) if number in (3, 4) else weekend(d)


def add_months(d: date, count: int) -> date:
    """The same day `count` months on, or the last day of a month that is too short."""
    number = d.year * 12 + d.month - 1 + count
    year, index = divmod(number, 12)
    for number_of_day in (d.day, 30, 29, 28):
        try:
            return date(year, index + 1, number_of_day)
        except ValueError:
            continue
    raise ValueError("no such month")


def shift(d: date, unit: int, count: int) -> date:
    """A day `count` units on; a unit is given in days (7 a week, 30 a month, 90 a quarter, 365 a year)."""
    if unit < 30:
        return d + timedelta(days=unit * count)
    return add_months(d, {30: 1, 90: 3, 365: 12, 3650: 120, 36500: 1200}[unit] * count)


def part(whole: Period, which: int) -> Period:
    """The early (-1), middle (0) or late (1) part: halves of a month around its middle, thirds of the
    rest.
    """
    length = (whole.end - whole.start).days
    if length == 1:
        return whole
    if 28 <= length <= 31 and whole.start.day == 1:
        middle = whole.start.replace(day=16)
        if which == 0:
            return Period(whole.start.replace(day=10), whole.start.replace(day=21))
        return Period(whole.start, middle) if which < 0 else Period(middle, whole.end)
    if length > 360:
        size = (whole.end.year - whole.start.year) * 12
        if size == 120:
            first, last = ((0, 48), (48, 84), (84, 120))[which + 1]
            return Period(add_months(whole.start, first), add_months(whole.start, last))
        cuts = (0, size // 3, size * 2 // 3, size)
        first, last = cuts[which + 1], cuts[which + 2]
        return Period(add_months(whole.start, first), add_months(whole.start, last))
    third = timedelta(days=max(1, length // 3))
    if which == 0:
        return Period(whole.start + third, whole.end - third)
    return Period(whole.start, whole.start + third) if which < 0 else Period(whole.end - third, whole.end)


def unit_span(today: date, unit: int, steps: int) -> Period | None:
    """'the last three months', 'the next two days': back from today, or on from tomorrow; None where that
    leaves the calendar ('the last 3,000 years').
    """
    try:
        return _units_from(today, unit, steps)
    except (ValueError, OverflowError):
        return None


def _units_from(today: date, unit: int, steps: int) -> Period:
    if unit == 3650:
        decade = today.year // 10 * 10
        return years(decade + (10 if steps > 0 else 10 * steps), abs(steps) * 10)
    if unit == 90:
        here = quarter(today.year, (today.month - 1) // 3 + 1)
        return (
            months(here.end, 3 * steps)
            if steps > 0
            else months(add_months(here.start, 3 * steps), -3 * steps)
        )
    if steps < 0:
        return Period(shift(today, unit, steps), today)
    tomorrow = today + timedelta(days=1)
    return Period(tomorrow, shift(tomorrow, unit, steps))


def business_days(today: date, count: int) -> Period:
    """'the next five business days': from tomorrow until so many days from Monday to Friday are over."""
    start = end = today + timedelta(days=1)
    while count > 0:
        count -= end.weekday() < 5
        end += timedelta(days=1)
    return Period(start, end)


def working_week(today: date, direction: int) -> Period:
    """'next working week': Monday to Friday."""
    monday = week(today, direction).start
    return Period(monday, monday + timedelta(days=5))


def _until(today: date, unit: str) -> Period:
    """The week, month, year or decade that ends with today."""
    days, steps = (365, -10) if unit == "decade" else (numbers("units")[unit], -1)
    return Period(shift(today, days, steps), today)


def unit_of(today: date, unit: str, direction: int, word: str) -> Period | None:
    """The week, month, ... before (`direction` -1), around (0) or after (1) today, as `word` relates it."""
    if word == "past" and unit in ("week", "month", "year", "decade"):  # up to today, not the calendar's
        return _until(today, unit)
    if unit in ("day", "weekday"):
        return day(today + timedelta(days=direction))
    if unit == "week":
        return week(today, direction)
    if unit == "fortnight":
        return unit_span(today, 14, direction) if direction else None
    if unit == "month":
        start = add_months(today.replace(day=1), direction)
        return month(start.year, start.month)
    if unit == "quarter":
        start = add_months(quarter(today.year, (today.month - 1) // 3 + 1).start, 3 * direction)
        return months(start, 3)
    if unit == "decade":
        return years((today.year // 10 + direction) * 10, 10)
    if unit == "century":
        return years((today.year // 100 + direction) * 100, 100)
    return years(today.year + direction)


def ten_years(today: date, direction: int) -> Period | None:
    """The ten years up to today (`direction` -1) or after it (1)."""
    try:
        other, day_on = shift(today, 365, 10 * direction), timedelta(days=1)
        return Period(other, today) if direction < 0 else Period(today + day_on, other + day_on)
    except (ValueError, OverflowError):
        return None


def that_month(today: date, number: int, direction: int) -> Period:
    """The month with that number before (`direction` -1), in (0) or after (1) the month or year of today."""
    year = today.year
    if direction < 0:
        year -= number >= today.month
    elif direction > 0:
        year += number <= today.month
    return month(year, number)


def that_season(today: date, first: int, direction: int) -> Period:
    """The season that begins with month `first`, before (`direction` -1), around (0) or after (1) today."""
    now = season(today.year, first)
    if first == 12 and today.month < 3:
        now = season(today.year - 1, first)
    if direction == 0:
        return now
    if direction < 0:
        return now if now.end <= today else season(now.start.year - 1, first)
    return now if now.start > today else season(now.start.year + 1, first)
