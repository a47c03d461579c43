"""Dates that count from the day of publication: 'Monday', 'last week', 'three days ago', 'tonight'."""

from __future__ import annotations

from datetime import date, timedelta

from reader.annotate.dates import periods
from reader.annotate.dates.absolute import (
    day_number,
    month_date,
    named_month,
)
from reader.annotate.dates.anchored import feast
from reader.annotate.dates.context import Context, Hit, bare, count
from reader.annotate.dates.context import ordinal as found_ordinal
from reader.annotate.dates.lexicon import numbers, words
from reader.annotate.dates.numeric import numeric
from reader.annotate.dates.periods import Period
from reader.annotate.figures.tokens import Kind, Tokens

_DAYS = {"today": 0, "tonight": 0, "tonite": 0, "yesterday": -1, "tomorrow": 1, "today's": 0, "today’s": 0,
         "yesterday's": -1, "yesterday’s": -1, "tomorrow's": 1, "tomorrow’s": 1, "tonight's": 0,
         "tonight’s": 0}  # fmt: skip


def named_day(context: Context, i: int) -> Hit | None:
    """'today', 'yesterday', 'the day before yesterday', 'overnight', 'last night', 'this morning'."""
    row, today = context.row, context.today
    low = row.low(i)
    if (
        low == "now"
        and row.low(i - 1) in ("from", "between")
        and row.low(i + 1) in ("to", "and", "until", "till")
    ):
        return Hit(i, i + 1, periods.day(today) if today else None, "day")
    if low in _DAYS:
        shift = _DAYS[low]
        return Hit(i, i + 1, periods.day(today + timedelta(days=shift)) if today else None, "day")
    if low == "day" and row.low(i + 1) in ("before", "after") and row.low(i + 2) in ("yesterday", "tomorrow"):
        shift = -2 if row.low(i + 2) == "yesterday" else 2
        if (row.low(i + 1) == "before") == (shift < 0):
            return Hit(i, i + 3, periods.day(today + timedelta(days=shift)) if today else None, "day")
    if (
        low == "overnight"
        and row[i].gap
        and row.low(i + 1) not in ("stay", "train", "success", "flight", "bag", "bus")
    ):
        period = Period(today - timedelta(days=1), today + timedelta(days=1)) if today else None
        return Hit(i, i + 1, period, "day")
    if low in ("this", "last", "next") and row.low(i + 1) in words("parts_of_day"):
        night = low == "last"
        shift = -1 if night else 1 if low == "next" else 0
        return Hit(i, i + 2, periods.day(today + timedelta(days=shift)) if today else None, "day")
    return None


def weekday(context: Context, i: int) -> Hit | None:
    """A day of the week, alone or with its date ('Tuesday, Jan. 15', 'friday the 26th')."""
    row, today = context.row, context.today
    low = bare(row.low(i).rstrip("."))
    number = numbers("weekdays").get(low)
    if number is None or row[i].kind != Kind.WORD or _no_weekday(row, i, low):
        return None
    k = i + 2 if row[i + 1].text == "." and len(low) < 5 and not row[i + 1].gap else i + 1
    at = k + 1 if row.low(k) in (",", "(") else k
    at = at + 1 if row.low(at) == "the" else at
    from reader.annotate.dates.absolute import day_date

    exact = month_date(context, at, number) or day_date(context, at, number) or numeric(context, at)
    if exact and exact.shape == "day":
        close = exact.last + 1 if row.low(k) == "(" and row[exact.last].text == ")" else exact.last
        return exact.over(i, close)
    said = row.low(at - 1) == "the" and found_ordinal(row, at) is not None
    if row.low(k) != "," and (found := day_number(row, at)) and (said or not _more(row, found[1])):
        period = _matching(today, number, found[0], context.future(i)) if today else None
        if period:
            return Hit(i, found[1], period, "weekday")
    if len(low) < 5 and not (
        row.low(i - 1) in ("on", "this", "next", "last", "week", "by") or row[i + 1].text == "."
    ):
        return None
    period = periods.day(near_weekday(today, number, context.future(i))) if today else None
    return Hit(i, k, period, "weekday")


def _more(row: Tokens, i: int) -> bool:
    return (
        row[i].kind == Kind.WORD and row.low(i) not in ("at", "around", "in", "and", "to", "for", "on")
    ) or row[i].text in ("-", ":", "–", "%")


def _no_weekday(row: Tokens, i: int, low: str) -> bool:
    """'Sheffield Wednesday', 'the Sunday Times', 'sat down', 'every Tuesday'."""
    if (row[i].text.islower() and low in ("sat", "sun", "wed", "mon", "fri")) or row[i + 1].text == "&":
        return row.low(i - 1) not in ("on", "next", "last", "this", "week") and not (
            low in ("fri", "mon") and row[i + 1].kind == Kind.NUMBER
        )
    if row[i].text.isupper() and len(low) == 3:
        return False
    before = row.low(i - 1)
    if (before in words("weekday_names") and row[i - 1].text[0].isupper()) or before in (
        "every",
        "each",
        "most",
        "alternate",
    ):
        return True
    if before == "on" and row.low(i - 2) == "mail":
        return True
    return row.low(i + 1) in words("not_weekdays") and not (
        row.low(i + 1) == "night" and row.low(i + 2) not in ("football", "live", "lights")
    )


def near_weekday(today: date, number: int, ahead: bool) -> date:
    """The nearest such weekday: today or before, or today or after."""
    if ahead:
        return today + timedelta(days=(number - today.weekday()) % 7)
    return today - timedelta(days=(today.weekday() - number) % 7)


def _matching(today: date, number: int, day: int, ahead: bool) -> Period | None:
    """The month in which that day falls on that weekday: this one, or the nearest by tense."""
    here = periods.make_day(today.year, today.month, day)
    if here and here.start.weekday() == number:
        return here
    for step in range(15) if ahead else range(0, -15, -1):
        first = periods.add_months(today.replace(day=1), step)
        found = periods.make_day(first.year, first.month, day)
        if (
            found
            and found.start.weekday() == number
            and (found.start >= today if ahead else found.start <= today)
        ):
            return found
    return None


def related(context: Context, i: int) -> Hit | None:
    """'last week', 'this Friday', 'next month', 'the past five years', 'the previous year'."""
    row, today = context.row, context.today
    k = i
    several = count(row, i)
    if (
        several
        and row.low(several[1]) in ("past", "last", "coming", "upcoming", "next", "previous")
        and row.low(i) not in ("a", "an")
    ):
        way = numbers("relations")[row.low(several[1])]
        unit = numbers("units").get(row.low(several[1] + 1))
        if unit and way and row.low(several[1] + 1).endswith("s"):
            return Hit(i, several[1] + 2, _stretch(today, unit, several[0] * way) if today else None, "span")
    way_ = numbers("relations").get(row.low(k))
    if way_ is None or row[k].kind != Kind.WORD:
        return None
    word, k = row.low(k), k + 1
    if row.low(k) in ("calendar", "working", "business", "fiscal", "financial") or (
        row.low(k) == "few" and word != "this"
    ):
        if row.low(k) == "few":
            return None
        if row.low(k + 1) in ("day", "days"):
            return None
        if row.low(k) == "working" and row.low(k + 1) == "week" and today:
            monday = periods.week(today, way_).start
            return Hit(i, k + 2, Period(monday, monday + timedelta(days=5)), "span")
        k += 1
    several = count(row, k)
    if several and row.low(k) not in ("a", "an"):
        business = row.low(several[1]) in ("business", "working")
        at = several[1] + business
        unit = numbers("units").get(row.low(at))
        if (unit and way_ and row.low(at) not in ("day", "week", "month", "year")) or (
            unit and way_ and several[0] == 1
        ):
            period = None
            if today:
                period = (
                    _business(today, several[0])
                    if business and way_ > 0
                    else _stretch(today, unit, several[0] * way_)
                )
            return Hit(i, at + 1, period, "span")
        return None
    low = bare(row.low(k))
    number = numbers("weekdays").get(low)
    if number is not None and (row[k].text[0].isupper() or len(low) > 4) and row.low(i - 1) != "at":
        exact = weekday(context, k)
        if exact and exact.shape == "day":
            return exact.over(i, exact.last)
        return Hit(i, k + 1, periods.day(_that_weekday(today, number, word)) if today else None, "weekday")
    if low in ("decade", "century") or (
        low in numbers("units") and low not in ("night", "nights", "nightly")
    ):
        if low.endswith("s") or (
            low == "day" and word in ("this", "last", "past", "same", "current", "coming")
        ):
            return None
        period = _unit(today, low, way_, word) if today else None
        last = k + 1
        if low == "week" and (day := _day_of_week(row, last)) is not None:
            period = periods.day(period.start + timedelta(days=day[0])) if period else None
            return Hit(i, day[1], period, "day")
        return Hit(i, last, period, "span" if low != "day" else "day")
    if low == "weekend":
        period = periods.weekend(today, way_) if today else None
        if today and word == "last" and today.weekday() >= 5:
            period = periods.weekend(today, -1)
        return Hit(i, k + 1, period, "span")
    if (month := named_month(row, k)) is not None:
        dated = month_date(context, k)
        if dated and dated.shape == "day":
            return dated.over(i, dated.last)
        return Hit(i, k + 1, _that_month(today, month, way_) if today else None, "month")
    if (first := numbers("seasons").get(low)) is not None:
        return Hit(i, k + 1, _that_season(today, first, way_) if today else None, "span")
    if found := feast(context, k, way_):
        return found.over(i, found.last)
    return None


def _day_of_week(row: Tokens, i: int) -> tuple[int, int] | None:
    k = i + 1 if row.low(i) == "on" else i
    number = numbers("weekdays").get(row.low(k))
    return (number, k + 1) if number is not None and row.low(k) not in ("sat", "sun") else None


def _that_weekday(today: date, number: int, word: str) -> date:
    """'this Friday' is the one of this week, 'next' of the week after, 'last' of the week before."""
    if word in ("past", "coming", "upcoming"):
        step = (number - today.weekday()) % 7
        return (
            today + timedelta(days=step or 7) if word != "past" else today - timedelta(days=(-step) % 7 or 7)
        )
    start = periods.week(today, numbers("relations")[word]).start
    return start + timedelta(days=number)


def _stretch(today: date, unit: int, steps: int) -> Period | None:
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


def _business(today: date, steps: int) -> Period:
    start = end = today + timedelta(days=1)
    while steps > 0:
        steps -= end.weekday() < 5
        end += timedelta(days=1)
    return Period(start, end)


def _until(today: date, unit: str) -> Period:
    """The week, month, year or decade that ends with today."""
    days, steps = (365, -10) if unit == "decade" else (numbers("units")[unit], -1)
    return Period(periods.shift(today, days, steps), today)


def _unit(today: date, unit: str, way: int, word: str) -> Period | None:
    if word == "past" and unit in ("week", "month", "year", "decade"):  # up to today, not the calendar's
        return _until(today, unit)
    if unit in ("day", "weekday"):
        return periods.day(today + timedelta(days=way))
    if unit == "week":
        return periods.week(today, way)
    if unit == "fortnight":
        return _stretch(today, 14, way) if way else None
    if unit == "month":
        start = periods.add_months(today.replace(day=1), way)
        return periods.month(start.year, start.month)
    if unit == "quarter":
        start = periods.add_months(periods.quarter(today.year, (today.month - 1) // 3 + 1).start, 3 * way)
        return periods.months(start, 3)
    if unit == "decade":
        return periods.years((today.year // 10 + way) * 10, 10)
    if unit == "century":
        return periods.years((today.year // 100 + way) * 100, 100)
    return periods.years(today.year + way)


def _that_month(today: date, month: int, way: int) -> Period:
    year = today.year
    if way < 0:
        year -= month >= today.month
    elif way > 0:
        year += month <= today.month
    return periods.month(year, month)


def _that_season(today: date, first: int, way: int) -> Period:
    now = periods.season(today.year, first)
    if first == 12 and today.month < 3:
        now = periods.season(today.year - 1, first)
    if way == 0:
        return now
    if way < 0:
        return now if now.end <= today else periods.season(now.start.year - 1, first)
    return now if now.start > today else periods.season(now.start.year + 1, first)
