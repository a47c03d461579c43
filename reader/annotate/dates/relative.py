"""Dates that count from the day of publication: 'on Tuesday', 'last week', 'three days ago', 'tonight'."""

from __future__ import annotations

from datetime import date, timedelta

from reader.annotate.dates import periods
from reader.annotate.dates.absolute import day_date, month_date
from reader.annotate.dates.context import DateContext, DateHit
from reader.annotate.dates.digits import numeric
from reader.annotate.dates.holidays import holiday_at
from reader.annotate.dates.lexicon import (
    bare,
    count,
    day_number,
    named_month,
    numbers,
    ordinal,
    words,
)
from reader.annotate.dates.periods import (
    Period,
    business_days,
    that_month,
    that_season,
    unit_of,
    unit_span,
    working_week,
)
from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.annotate.figures.lexicon import words as figure_words
from reader.named_tuple import NamedTuple


def weekday(context: DateContext, i: int) -> DateHit | None:
    """A day of the week, alone or with its date ('Tuesday, Jan. 15', 'friday the 26th')."""
    row, today = context.row, context.today
    low = bare(row.low(i).rstrip("."))
    number = numbers("weekdays").get(low)
    if number is None or row[i].kind != TokenKind.WORD or _no_weekday(row, i, low):
        return None
    short = len(low) < 5
    k = i + 2 if row[i + 1].text == "." and short and not row[i + 1].gap else i + 1
    if dated := _dated(context, i, k, number):
        return dated
    if short and not (row.low(i - 1) in words("before_short_weekdays") or row[i + 1].text == "."):
        return None
    period = periods.day(_nearest(today, number, context.future(i))) if today else None
    return DateHit(i, k, period, "weekday")


def _dated(context: DateContext, i: int, k: int, number: int) -> DateHit | None:
    """The weekday at `i`, which ends before `k`, with its date after it: 'Monday, 7 February'."""
    row, today = context.row, context.today
    at = k + 1 if row.low(k) in (",", "(") else k
    at = at + 1 if row.low(at) == "the" else at
    exact = month_date(context, at, number) or day_date(context, at, number) or numeric(context, at)
    if exact and exact.shape == "day":
        close = exact.last + 1 if row.low(k) == "(" and row[exact.last].text == ")" else exact.last
        return exact.over(i, close)
    found = day_number(row, at) if row.low(k) != "," and today else None
    if found is None or today is None:
        return None
    said = row.low(at - 1) == "the" and ordinal(row, at) is not None
    if not said and _is_counted(row, found[1]):
        return None
    period = _matching(today, number, found[0], context.future(i))
    return DateHit(i, found[1], period, "weekday") if period else None


def _is_counted(row: TokenRow, i: int) -> bool:
    """Whether the number before `i` counts what follows ('Friday 15 people'), and is no day of the month."""
    word = row[i].kind == TokenKind.WORD and row.low(i) not in words("behind_days")
    return word or row[i].text in ("-", ":", "–", "%")


def _no_weekday(row: TokenRow, i: int, low: str) -> bool:
    """'Sheffield Wednesday', 'the Sunday Times', 'sat down', 'every Tuesday'."""
    before, beyond = row.low(i - 1), row[i + 1]
    if (row[i].text.islower() and low in ("sat", "sun", "wed", "mon", "fri")) or beyond.text == "&":
        day = before in ("on", "next", "last", "this", "week")
        return not day and not (low in ("fri", "mon") and beyond.kind == TokenKind.NUMBER)
    if row[i].text.isupper() and len(low) == 3:
        return False
    if before in ("every", "each", "most", "alternate") or (before == "on" and row.low(i - 2) == "mail"):
        return True
    if before in words("weekday_names") and row[i - 1].text[0].isupper():
        return True
    evening = beyond.low == "night" and row.low(i + 2) not in ("football", "live", "lights")
    return beyond.low in words("not_weekdays") and not evening


def _nearest(today: date, number: int, upcoming: bool) -> date:
    """The nearest such weekday: today or before, or today or after."""
    if upcoming:
        return today + timedelta(days=(number - today.weekday()) % 7)
    return today - timedelta(days=(today.weekday() - number) % 7)


def _matching(today: date, number: int, day: int, upcoming: bool) -> Period | None:
    """The month in which that day falls on that weekday: this one, or the nearest by tense."""
    here = periods.make_day(today.year, today.month, day)
    if here and here.start.weekday() == number:
        return here
    for step in range(15) if upcoming else range(0, -15, -1):
        first = periods.add_months(today.replace(day=1), step)
        found = periods.make_day(first.year, first.month, day)
        if (
            found
            and found.start.weekday() == number
            and (found.start >= today if upcoming else found.start <= today)
        ):
            return found
    return None


def that_weekday(today: date, number: int, word: str) -> date:
    """'this Friday' is the one of this week, 'next' of the week after, 'last' of the week before."""
    if word in ("past", "coming", "upcoming"):
        step = (number - today.weekday()) % 7
        return (
            today + timedelta(days=step or 7) if word != "past" else today - timedelta(days=(-step) % 7 or 7)
        )
    start = periods.week(today, numbers("relations")[word]).start
    return start + timedelta(days=number)


def day_of_week(row: TokenRow, i: int) -> tuple[int, int] | None:
    """A weekday by its number after 'next week' ('on Tuesday'), and the index after it."""
    k = i + 1 if row.low(i) == "on" else i
    number = numbers("weekdays").get(row.low(k))
    return (number, k + 1) if number is not None and row.low(k) not in ("sat", "sun") else None


def named_day(context: DateContext, i: int) -> DateHit | None:
    """'today', 'yesterday', 'the day before yesterday', 'overnight', 'last night', 'this morning'."""
    row = context.row
    low = row.low(i)
    if low == "now" and row.low(i - 1) in ("from", "between"):
        return _day(context, i, i + 1, 0) if row.low(i + 1) in ("to", "and", "until", "till") else None
    if (days := numbers("named_days").get(bare(low))) is not None:
        vague = row.words(i - 1, 2) == "of tomorrow" and row.low(i - 2) not in numbers("parts")
        if vague or row.low(i - 1) in words("no_named_day"):
            return None  # 'a better tomorrow', 'the leaders of tomorrow'
        named = row[i].text.istitle() or row.low(i - 1) == "usa"
        if named and row[i - 1].kind == TokenKind.WORD and row[i].gap:
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
    """The `word` at token `first` that relates something to today: before (`direction` -1), around (0) or
    after (1). What it relates stands at token `at`.
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
    if word in ("last", "next") and row.low(k + 1) == "of" and low in ("week", "month", "year"):
        return None  # 'in the last year of his term'
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
    if today is None or _in_the_story(context, relation):
        period = None
    elif business and relation.direction > 0:
        period = business_days(today, times)
    else:
        period = unit_span(today, unit, times * relation.direction)
    return DateHit(relation.first, k + 1, period, "span")


def _in_the_story(context: DateContext, relation: _Relation) -> bool:
    """Whether the time follows what the story tells: 'his health declined over the next three months'."""
    row, i = context.row, relation.first
    after = relation.direction > 0 and row.low(i - 1) == "the" and row.low(i - 2) in words("lasted_over")
    verb = row.low(i - 3)
    if row.low(i - 4) in ("be", "been", "to"):
        return False
    told = verb in figure_words("change") or (verb.endswith("ed") and verb not in words("intended_past"))
    return after and told and context.tense_hint(i) is False


def _unit(context: DateContext, relation: _Relation, unit: str) -> DateHit | None:
    """'last week', 'next month', 'this week on Tuesday'."""
    today, word = context.today, relation.word
    if unit.endswith("s") or (unit == "day" and word in words("before_the_day")):
        return None
    period = unit_of(today, unit, relation.direction, word) if today else None
    last = relation.at + 1
    row, first = context.row, relation.first
    led = row.low(first - 1) == "the" and row.low(first - 2) in words("lasted_over")
    if unit == "decade" and today and led and relation.direction:  # none of the calendar
        period = periods.ten_years(today, relation.direction)
    told = word in words("told_from") and row.low(first - 1) == "the" and not led
    hint = context.tense_hint(first)
    if told and unit in words("told_units") and not (word == "next" and hint is True):
        away = numbers("units")[unit], relation.direction
        shape = "that day" if unit == "day" else "span"
        unknown = unit == "day" and hint is False
        return DateHit(first, last, None if unknown else period, shape, away=away)
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
        if today and word in ("coming", "upcoming") and today.weekday() < 5:
            direction = 0
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
