"""Stretches of days: how dates, months, seasons and decades are reckoned with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1000, 2999  # outside these a number in news is no year


@dataclass(frozen=True, slots=True)
class Period:
    """The days `[start, end)`. `written` is the ISO form at the precision that is known, where it has one;
    `hours_until` the exclusive end where the stretch is one of hours.
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
    """One day by its numbers, or None where the calendar has none such."""
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
