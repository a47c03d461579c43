"""Days of the week: alone, with their date, and as 'last', 'this' or 'next' one."""

from __future__ import annotations

from datetime import date, timedelta

from reader.annotate.dates import periods
from reader.annotate.dates.absolute import day_date, day_number, month_date
from reader.annotate.dates.context import DateContext, DateHit, bare, ordinal
from reader.annotate.dates.lexicon import numbers, words
from reader.annotate.dates.numeric import numeric
from reader.annotate.dates.periods import Period
from reader.annotate.figures.lexer import TokenKind, TokenRow


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
    """The weekday at `i`, which ends before `k`, with its date behind it: 'Monday, 7 February'."""
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
    """A weekday by its number behind 'next week' ('on Tuesday'), and the index after it."""
    k = i + 1 if row.low(i) == "on" else i
    number = numbers("weekdays").get(row.low(k))
    return (number, k + 1) if number is not None and row.low(k) not in ("sat", "sun") else None
