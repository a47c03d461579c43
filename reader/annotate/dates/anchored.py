"""Holidays, and counts of time from the day of publication: 'three days ago', 'a year earlier'."""

from __future__ import annotations

from datetime import date

from reader.annotate.dates import periods
from reader.annotate.dates.absolute import year_after
from reader.annotate.dates.context import DateContext, DateHit, bare, count
from reader.annotate.dates.holidays import holiday, rules
from reader.annotate.dates.lexicon import numbers, words
from reader.annotate.dates.periods import Period
from reader.annotate.figures.lexer import TokenKind

_WEEKS = 60  # days before a holiday from which on it is the next one that is spoken of


def holiday_at(context: DateContext, i: int, direction: int = 0) -> DateHit | None:
    """A holiday, with or without its year."""
    row, today = context.row, context.today
    if not (row[i].text[:1].isupper() or row[i].kind == TokenKind.WORD):
        return None
    for size in (5, 4, 3, 2, 1):
        name = row.words(i, size).replace("’", "'").replace(" . ", " ").replace(" '", "'")
        if name not in rules() or i + size > len(row):
            continue
        beyond = row[i + 1]
        if (
            size == 1
            and beyond.kind == TokenKind.WORD
            and beyond.text[:1].isupper()
            and beyond.low not in ("day", "eve")
        ):
            return None
        plain = row[i].text.islower() and name in ("may day", "epiphany", "new year")
        if plain and (name != "new year" or row.low(i - 1) not in ("before", "after", "at")):
            continue
        if name == "new year" and row.low(i - 1) in ("a", "happy"):
            return None
        after = year_after(row, i + size)
        if after and after[0]:
            return DateHit(i, after[1], periods.day(holiday(name, after[0])), "day", True)
        period = periods.day(_held(context, i, name, direction, today)) if today else None
        return DateHit(i, i + size, period, "day")
    return None


def _held(context: DateContext, i: int, name: str, direction: int, today: date) -> date:
    """The day on which a holiday is meant: by the word before, by tense, or the nearest.

    Before one that is weeks away even the past tense looks ahead to it: 'hoped to finish before Christmas'.
    """
    found = [holiday(name, today.year + step) for step in (-2, -1, 0, 1, 2)]
    past, upcoming = max(d for d in found if d <= today), min(d for d in found if d >= today)
    if direction:
        chosen = upcoming if direction > 0 else past
        return holiday(name, today.year + direction) if chosen == today else chosen
    since, until = (today - past).days, (upcoming - today).days
    tense_hint = context.tense_hint(i)
    before = context.row.low(i - 1)
    if tense_hint is not True and before == "since":
        return past
    if until < since and until <= _WEEKS and (tense_hint is None or before in words("before_feasts")):
        return upcoming
    return upcoming if tense_hint else past


def counted(context: DateContext, i: int) -> DateHit | None:
    """'three days ago', 'a year earlier', 'in two weeks', 'two weeks after May 13', '3 days from today'."""
    row, today = context.row, context.today
    inside = row.low(i) == "in"
    found = count(row, i + inside)
    half = row.low(i + inside) == "half" and row.low(i + inside + 1) in ("a", "an")
    if found is None and not half:
        return None
    number, k = found if found else (0, i + inside + 2)
    unit = numbers("units").get(bare(row.low(k)))
    clock = row.low(k) in ("minutes", "minute", "hour", "hours", "min", "mins", "seconds", "second")
    if (unit is None and not clock) or number > 2000:
        return None
    steps, unit, k = (0, 1, k + 1) if clock else (number, unit or 1, k + 1)
    small = not clock
    word = row.low(k)
    if inside:
        if word in ("'", "’") and row.low(k + 1) == "time":
            k += 1
        elif word in ("of", "before", "after", "ago"):
            return None
        tense_hint = context.tense_hint(i)
        lasted = tense_hint is False or (
            tense_hint is None and row[k].kind not in (TokenKind.STOP, TokenKind.SIGN)
        )
        if lasted or row[k].text == "-" or row.low(i - 1) == "once":
            return None
        return DateHit(i, k, _moved(today, unit, steps) if today else None, "day")
    if word == "ago":
        return DateHit(i, k + 1, _moved(today, unit, -steps) if today else None, "ago")
    if word in ("earlier", "previously") and small:
        return DateHit(i, k + 1, _earlier(today, unit, -steps) if today else None, "earlier")
    if word in ("later", "hence") and (clock or today is None):
        return DateHit(i, k + 1, periods.day(today) if today else None, "day")
    if word == "from" and row.low(k + 1) == "now":
        return DateHit(i, k + 2, _moved(today, unit, steps) if today else None, "day")
    return None


def _moved(today: date, unit: int, steps: int) -> Period | None:
    """The exact day for days, weeks and near months; the year for years and decades from now."""
    try:
        return periods.day(periods.shift(today, unit, steps))
    except ValueError:
        return None


def _earlier(today: date, unit: int, steps: int) -> Period | None:
    """'a year earlier': the same month a year back; 'a month earlier' the month, a day the day."""
    try:
        start = periods.shift(today, unit, steps)
    except ValueError:
        return None
    return periods.month(start.year, start.month) if unit >= 30 else periods.day(start)
