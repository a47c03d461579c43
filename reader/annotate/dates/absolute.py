"""Dates that name their day, month or year: '12 September 2001', 'May 2019', '1998'."""

from __future__ import annotations

from reader.annotate.dates import periods
from reader.annotate.dates.context import DateContext, DateHit
from reader.annotate.dates.lexicon import (
    day_number,
    named_month,
    words,
    written_year,
    year_after,
)
from reader.annotate.dates.named_years import names_something
from reader.annotate.dates.periods import Period
from reader.annotate.dates.remembered import remembered_year
from reader.annotate.figures import lexicon as figure_lexicon
from reader.annotate.figures.amounts import match
from reader.annotate.figures.cardinals import small
from reader.annotate.figures.lexer import HYPHENS, TokenKind, TokenRow


def place(
    context: DateContext, i: int, month: int, number: int | None, year: int | None, weekday: int | None = None
) -> Period | None:
    """A month or day with its year, or in the year that its weekday or the tense asks for."""
    if year is not None:
        if number is None:
            return periods.month(year, month)
        return periods.make_day(year, month, number)
    today = context.today
    if today is None:
        return None
    found = [p for p in (_in_year(today.year + step, month, number) for step in range(-4, 5)) if p]
    past = [p for p in found if p.start <= today]
    upcoming = [p for p in found if p.end > today]
    if not past or not upcoming:
        return None
    tense_hint = _hint(context, i, upcoming[0], past[-1])
    if weekday is not None:
        near = sorted(found, key=lambda p: abs((p.start - today).days))
        return next((p for p in near if p.start.weekday() == weekday), near[0])
    if tense_hint is None:
        soon = (upcoming[0].start - today).days < 100 and (today - past[-1].start).days > 180
        return upcoming[0] if soon else past[-1]
    return upcoming[0] if tense_hint else past[-1]


_LONG_AHEAD, _JUST_PAST, _SOON = 300, 65, 45  # days: nobody writes a day so far away without its year


def _hint(context: DateContext, i: int, upcoming: Period, past: Period) -> bool | None:
    """The tense for a date without its year; a day just past, or before a thing, is not the verb's."""
    today, row = context.today, context.row
    hint = context.tense_hint(i)
    if hint is None or today is None:
        return hint
    ahead, back = (upcoming.start - today).days, (today - past.end).days
    k = next((k for k in range(i + 1, i + 4) if row[k].kind == TokenKind.WORD), i)
    described = row[k].gap and row[k].text.islower() and _is_described(row.low(k))
    month = (past.end - past.start).days > 1
    if not hint:
        near = _JUST_PAST if month else _SOON
        weak = not month or described or context.by_words(i) is True
        return None if weak and ahead < near and back > _LONG_AHEAD - 31 * month else hint
    if ahead > _LONG_AHEAD and back < _JUST_PAST and (described or not month):
        return None
    return None if described and not month and row[k - 1].kind == TokenKind.NUMBER else hint


def _is_described(word: str) -> bool:
    """Whether the word may be a noun that the date before it describes: 'the July 25 call'; none of an
    event that lies ahead: 'the Nov. 3 vote'.
    """
    ends = figure_lexicon.words("phrase_ends") | words("behind_months") | words("behind_days")
    return word not in ends and word not in words("ahead") and word.removesuffix("s") not in words("ahead")


def _in_year(year: int, month: int, number: int | None) -> Period | None:
    return periods.month(year, month) if number is None else periods.make_day(year, month, number)


def month_date(context: DateContext, i: int, weekday: int | None = None) -> DateHit | None:
    """A date that starts with the name of a month: 'Feb. 3, 2022', 'May 2019', 'October'."""
    row = context.row
    month = named_month(row, i)
    if month is None:
        return None
    short = len(row[i].text) < 5 and row.low(i) not in ("may", "june", "july")
    k = i + 2 if short and row[i + 1].text == "." and not row[i + 1].gap else i + 1
    at = k + 1 if row.low(k) in ("the", ",", "/", "-") else k
    number = day_number(row, at)
    if number and written_year(row, at) is None and not _counted(row, number[1]):
        after = year_after(row, number[1])
        last = after[1] if after else number[1]
        of_year = after[0] if after else remembered_year(row, month, number[0], last)
        period = place(context, i, month, number[0], of_year, weekday)
        return DateHit(i, last, period, "day", after is not None) if period or context.today is None else None
    if year := year_after(row, k):
        return DateHit(i, year[1], place(context, i, month, None, year[0]), "month", True)
    if row.low(k) == "quarter" and row[i].text[0].isupper():
        ends = place(context, i, month, None, None)
        period = periods.months(periods.add_months(ends.start, -2), 3) if ends else None
        return DateHit(i, k + 1, period, "span")
    if not _is_month(row, i, k):
        return None
    return DateHit(i, k, place(context, i, month, None, None), "month")


def _counted(row: TokenRow, i: int) -> bool:
    """Whether the number before `i` is no day: '5,000', '10%', '12 people', '8:30'."""
    return row[i].text in ("%", ":") or row.low(i) in words("counted_behind")


def _is_month(row: TokenRow, i: int, after: int) -> bool:
    """Whether a bare name of a month is one: 'May said' and 'March on Washington' are not."""
    low, before = row.low(i).removesuffix("'s").removesuffix("’s"), row.low(i - 1)
    if before == "-" and row.low(i - 2) in ("mid", "early", "late"):
        return True
    if row[after].text in HYPHENS and not row[after].gap and len(row[i].text) < 5:
        named = row[after + 1].kind == TokenKind.WORD and not row[after + 1].gap
        if named and named_month(row, after + 1) is None:
            return False  # 'Mar-a-Lago'
    if row[i].text.islower():
        if low in ("may", "march", "mar", "sun") and before in words("no_lead_of_may"):
            return named_month(row, i - 2) is not None
        return (
            before in words("before_months") or row[i - 1].kind == TokenKind.STOP or low in ("june", "july")
        )
    if before in words("before_months") and before not in words("before_marching"):
        return not (
            low == "march"
            and row.low(after) == "on"
            and before not in ("in", "last", "since", "this", "next")
        )
    if low in ("may", "march", "april", "june", "august"):
        if row.low(i).endswith(("'s", "’s")):
            return low in ("march", "april", "june", "august") and not row[i - 1].text[:1].isupper()
        if before in ("and", "to", "-", "–", "or", ","):
            return named_month(row, i - 2) is not None
        return (
            before in ("the", "its", "their", "a")
            and row.low(after) not in ("on", "of", "to")
            and low != "may"
        )
    if len(row[i].text) < 4 and row[after].kind == TokenKind.WORD and row[after].text.istitle():
        return False  # a forename: 'Jan Morris'
    if len(row[i].text) < 4 and row[after].kind == TokenKind.WORD and before not in words("before_months"):
        return False  # 'Jun wrote'
    loose = row[i - 1].text[:1].isupper() and row[i - 1].kind == TokenKind.WORD and len(row[i].text) < 4
    return not loose or row[after].text in ("-", "–")


def day_date(context: DateContext, i: int, weekday: int | None = None) -> DateHit | None:
    """A date that starts with its day: '12 September 2001', '4th of July', 'the 15th day of March'."""
    row = context.row
    number = day_number(row, i)
    if row[i - 1].text in ("$", "£", "€"):
        return None
    if number is None:
        spelled = small(row, i)
        number = spelled if spelled and spelled[0] <= 31 and named_month(row, spelled[1]) else None
    if number is None:
        return None
    k = number[1]
    if row.low(k) == "day":
        k += 1
    if row.low(k) in ("of", "/", "-"):
        k += 1
    month = named_month(row, k)
    if month is None or row[k].text == "sun":
        return None
    end = (
        k + 2
        if row[k + 1].text == "." and not row[k + 1].gap and row[k + 2].kind == TokenKind.NUMBER
        else k + 1
    )
    after = year_after(row, end)
    of_year = after[0] if after else remembered_year(row, month, number[0], k + 1)
    period = place(context, i, month, number[0], of_year, weekday)
    if period is None and context.today is not None:
        return None
    return DateHit(i, after[1] if after else k + 1, period, "day", after is not None)


def year(context: DateContext, i: int) -> DateHit | None:
    """A bare year: '1998', 'the year 2008', where it does not count something."""
    row = context.row
    k = i + 1 if row.low(i) in ("year", "cy") else i
    number = written_year(row, k)
    if number is None or (
        row.glued(k)
        and row[k - 1].kind in (TokenKind.WORD, TokenKind.SIGN)
        and row[k - 1].text not in "(-–—=\"“'‘/~"
    ):
        return None
    after = row[k + 1]
    if k == i and (
        row[k - 1].text in ("$", "£", "€", "#") or after.text in ("%", "°") or not _is_year(row, k, number)
    ):
        return None
    if (not after.gap and after.low == "s") or names_something(context, k, number):
        return None
    return DateHit(i, k + 1, periods.years(number), "year", True)


def _is_year(row: TokenRow, k: int, number: int) -> bool:
    after, before = row[k + 1], row.low(k - 1)
    word = after.kind == TokenKind.WORD
    several = word and after.gap and after.low in ("people", "men", "women")
    plural = word and len(after.low) > 3 and after.low.endswith("s") and after.text.islower()
    if before in ("in", "since") or (number >= 1500 and before in words("before_years")):
        if (several or plural) and not _dates_several(row, k, number):
            return False
        return match(row, k + 1, figure_lexicon.units()) is None
    if not 1700 <= number < 2100:
        return False
    if several or (word and after.gap and match(row, k + 1, figure_lexicon.units())):
        return False
    return not plural or before in ("the", "its", "their", "a")


def _dates_several(row: TokenRow, k: int, number: int) -> bool:
    """Whether a number before things in the plural is their year: 'in 2019 elections', 'below 1990 levels',
    'the 2015 and 2019 finals', but not 'more than 1560 seats' or 'and 1850 houses'."""
    before = row.low(k - 1)
    if before == "and":
        return written_year(row, k - 2) is not None
    if before == "than":
        return number >= 1900 and row.low(k - 2) not in words("more_than")
    return number >= 1900 or before in ("in", "since")
