"""Dates that count from the day of publication: 'last week', 'three days ago', 'tonight'."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from reader.annotate.dates import periods
from reader.annotate.dates.absolute import month_date, named_month
from reader.annotate.dates.anchored import holiday_at
from reader.annotate.dates.context import DateContext, DateHit, bare, count
from reader.annotate.dates.from_today import (
    business_days,
    that_month,
    that_season,
    unit_of,
    unit_span,
    working_week,
)
from reader.annotate.dates.lexicon import numbers, words
from reader.annotate.dates.periods import Period
from reader.annotate.dates.weekdays import day_of_week, that_weekday, weekday
from reader.annotate.figures.lexer import TokenKind


def named_day(context: DateContext, i: int) -> DateHit | None:
    """'today', 'yesterday', 'the day before yesterday', 'overnight', 'last night', 'this morning'."""
    row = context.row
    low = row.low(i)
    if low == "now" and row.low(i - 1) in ("from", "between"):
        return _day(context, i, i + 1, 0) if row.low(i + 1) in ("to", "and", "until", "till") else None
    if (days := numbers("named_days").get(bare(low))) is not None:
        if row[i].text.istitle() and row[i - 1].kind == TokenKind.WORD and row[i].gap:
            return None  # the name of a paper or programme: 'USA Today', 'the Today programme'
        return _day(context, i, i + 1, days)
    if low == "day" and (row.low(i + 1), row.low(i + 2)) == ("before", "yesterday"):
        return _day(context, i, i + 3, -2)
    if low == "day" and (row.low(i + 1), row.low(i + 2)) == ("after", "tomorrow"):
        return _day(context, i, i + 3, 2)
    if low == "overnight" and row[i].gap and row.low(i + 1) not in words("overnight_things"):
        day = timedelta(days=1)
        return DateHit(
            i, i + 1, Period(context.today - day, context.today + day) if context.today else None, "day"
        )
    if low in ("this", "last", "next") and row.low(i + 1) in words("parts_of_day"):
        return _day(context, i, i + 2, numbers("relations")[low])
    return None


def _day(context: DateContext, first: int, last: int, days: int) -> DateHit:
    """So many days from today."""
    period = periods.day(context.today + timedelta(days=days)) if context.today else None
    return DateHit(first, last, period, "day")


class _Relation(NamedTuple):
    """The `word` at token `first` that says how something stands to today: before (`way` -1), around (0)
    or after it (1). What it relates stands at token `at`.
    """

    first: int
    at: int
    word: str
    direction: int


def related(context: DateContext, i: int) -> DateHit | None:
    """'last week', 'this Friday', 'next month', 'the past five years', 'the previous year'."""
    row, today = context.row, context.today
    if found := _number_first(context, i):
        return found
    word, direction, k = row.low(i), numbers("relations").get(row.low(i)), i + 1
    if word == "last" and row.low(i - 1) in words("lasting"):
        return None
    if direction is None or row[i].kind != TokenKind.WORD or (row.low(k) == "few" and word != "this"):
        return None
    if row.low(k) in ("calendar", "working", "business", "fiscal", "financial"):
        if row.low(k + 1) in ("day", "days"):
            return None
        if row.low(k) == "working" and row.low(k + 1) == "week" and today:
            return DateHit(i, k + 2, working_week(today, direction), "span")
        k += 1
    relation = _Relation(i, k, word, direction)
    if (several := count(row, k)) and row.low(k) not in ("a", "an"):
        return _several(context, relation, *several)
    low = bare(row.low(k))
    number = numbers("weekdays").get(low)
    if number is not None and (row[k].text[0].isupper() or len(low) > 4) and row.low(i - 1) != "at":
        exact = weekday(context, k)
        if exact and exact.shape == "day":
            return exact.over(i, exact.last)
        return DateHit(i, k + 1, periods.day(that_weekday(today, number, word)) if today else None, "weekday")
    if low in ("decade", "century") or (
        low in numbers("units") and low not in ("night", "nights", "nightly")
    ):
        return _unit(context, relation, low)
    return _named(context, relation, low)


def _number_first(context: DateContext, i: int) -> DateHit | None:
    """'five past years', 'two coming weeks'."""
    row, today = context.row, context.today
    number = count(row, i)
    if number is None or row.low(i) in ("a", "an"):
        return None
    times, k = number
    if row.low(k) not in ("past", "last", "coming", "upcoming", "next", "previous"):
        return None
    unit = numbers("units").get(row.low(k + 1))
    if unit is None or not row.low(k + 1).endswith("s"):
        return None
    direction = numbers("relations")[row.low(k)]
    return DateHit(i, k + 2, unit_span(today, unit, times * direction) if today else None, "span")


def _several(context: DateContext, relation: _Relation, times: int, k: int) -> DateHit | None:
    """'the past five years', 'the next three business days'; the unit stands at token `k`."""
    row, today = context.row, context.today
    business = row.low(k) in ("business", "working")
    k += business
    unit = numbers("units").get(row.low(k))
    if unit is None or not relation.direction:
        return None
    if times != 1 and row.low(k) in ("day", "week", "month", "year"):
        return None
    if today is None:
        period = None
    elif business and relation.direction > 0:
        period = business_days(today, times)
    else:
        period = unit_span(today, unit, times * relation.direction)
    return DateHit(relation.first, k + 1, period, "span")


def _unit(context: DateContext, relation: _Relation, unit: str) -> DateHit | None:
    """'last week', 'next month', 'this week on Tuesday'."""
    today, word = context.today, relation.word
    if unit.endswith("s") or (unit == "day" and word in words("before_the_day")):
        return None
    period = unit_of(today, unit, relation.direction, word) if today else None
    last = relation.at + 1
    if unit == "week" and (day := day_of_week(context.row, last)) is not None:
        period = periods.day(period.start + timedelta(days=day[0])) if period else None
        return DateHit(relation.first, day[1], period, "day")
    return DateHit(relation.first, last, period, "span" if unit != "day" else "day")


def _named(context: DateContext, relation: _Relation, low: str) -> DateHit | None:
    """'last weekend', 'next May', 'this autumn', 'last Christmas'."""
    first, k, word, direction = relation
    today = context.today
    if low == "weekend":
        if today and word == "last" and today.weekday() >= 5:
            direction = -1
        return DateHit(first, k + 1, periods.weekend(today, direction) if today else None, "span")
    if (month := named_month(context.row, k)) is not None:
        dated = month_date(context, k)
        if dated and dated.shape == "day":
            return dated.over(first, dated.last)
        return DateHit(first, k + 1, that_month(today, month, direction) if today else None, "month")
    if (begins := numbers("seasons").get(low)) is not None:
        return DateHit(first, k + 1, that_season(today, begins, direction) if today else None, "span")
    found = holiday_at(context, k, direction)
    return found.over(first, found.last) if found else None
