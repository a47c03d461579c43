"""Holidays: their day in any year, and the one that a text means."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from reader.annotate.dates import periods
from reader.annotate.dates.context import DateContext, DateHit
from reader.annotate.dates.lexicon import words, year_after
from reader.annotate.figures.lexer import TokenKind
from reader.text.data_files import data_lines
from reader.text.late_pattern import late

_RULE = late(
    r"(?:(?P<month>\d+)-(?P<day>\d+)|(?P<in>\d+)/(?P<weekday>\d)/(?P<nth>-?\d)|(?P<easter>easter))(?P<plus>[+-]\d+)?"
)


@cache
def rules() -> dict[str, str]:
    """Rules by the names of holidays, in lower case and with straight apostrophes."""
    return dict(line.split("|") for line in data_lines(__package__, "holidays.txt"))


def easter(year: int) -> date:
    """Easter Sunday of the western churches: the anonymous Gregorian computus (Meeus, 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * rest) // 433
    number = (h + rest - 7 * m + 90) // 25
    return date(year, number, (h + rest - 7 * m + 33 * number + 19) % 32)


def holiday(name: str, year: int) -> date:
    """The day of a holiday in a year. Raises KeyError for an unknown name."""
    found = _RULE.fullmatch(rules()[name])
    assert found is not None
    plus = timedelta(days=int(found["plus"] or 0))
    if found["easter"]:
        return easter(year) + plus
    if found["month"]:
        return date(year, int(found["month"]), int(found["day"])) + plus
    month, weekday, nth = int(found["in"]), int(found["weekday"]), int(found["nth"])
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1)) + plus
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7) + plus


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
