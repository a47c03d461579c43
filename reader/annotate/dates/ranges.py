"""Dates made of two: '15 to 21 July', 'between 2014 and 2018', 'two weeks after May 13'."""

from __future__ import annotations

from datetime import timedelta

from reader.annotate.dates import periods
from reader.annotate.dates.absolute import day_date
from reader.annotate.dates.context import DateContext, DateHit
from reader.annotate.dates.holidays import holiday_at
from reader.annotate.dates.lexicon import count, day_number, named_month, numbers, words, written_year
from reader.annotate.dates.periods import Period
from reader.annotate.dates.single import lead, month_left_out, single
from reader.annotate.figures.lexer import TokenKind, TokenRow

_DASHES = ("-", "–", "—", "~")


def pair(context: DateContext, i: int, first: DateHit | None) -> DateHit | None:
    """A range that starts at token `i`; `first` is the single date that does."""
    row = context.row
    if found := _days_then_month(context, i):
        return found
    if first is None or first.shape == "ago" or not _is_linked(row, first):
        return None
    k = first.last + 1
    k = k + 1 if row.low(k) == "the" and lead(row, k) is None else k
    if found := _short_year(row, first, k):
        return found
    second = single(context, k)
    if second is None and row.low(k) == "now" and context.today:
        second = DateHit(k, k + 1, periods.day(context.today), "day")
    if second is None:
        return _to_day(row, first, k)
    if second.shape in ("ago", "span") and first.shape == "weekday":
        return None
    return _between(context, first, second)


def _is_linked(row: TokenRow, first: DateHit) -> bool:
    """Whether what stands after a date makes it the first of two: 'to', a dash, 'and' after 'between'."""
    before, further, link = row.low(first.first - 1), row.low(first.first - 2), row[first.last]
    if link.text in _DASHES:
        opened = before in ("from", "between") or (before == "the" and further in ("from", "between"))
        return not link.gap or row[first.last + 1].gap or opened
    if link.text == "/":
        return first.shape == "year" and not link.gap and not row[first.last + 1].gap
    if link.low == "and":
        return "between" in (before, further)
    return link.low in ("to", "through", "until", "till", "thru")


def _short_year(row: TokenRow, first: DateHit, k: int) -> DateHit | None:
    """'2010-11', of which `first` is the year and token `k` the two digits."""
    digits = row[k]
    if first.shape != "year" or first.period is None or row[first.last].text not in (*_DASHES, "/"):
        return None
    if digits.kind != TokenKind.NUMBER or digits.gap or len(digits.text) != 2 or not digits.text.isdecimal():
        return None
    opening, short = first.period.start.year, int(digits.text)
    if opening % 100 >= short:
        return None
    end = periods.years(opening - opening % 100 + short).end
    return DateHit(first.first, k + 1, Period(first.period.start, end), "range", True)


def _to_day(row: TokenRow, first: DateHit, k: int) -> DateHit | None:
    """'November 18-19', 'May 3 to 7, 2019': the second day, at token `k`, is of the month of the first."""
    number = day_number(row, k)
    if first.shape != "day" or first.period is None or number is None or _is_measured(row, number[1]):
        return None
    start, last = first.period.start, number[1]
    period = periods.make_day(start.year, start.month, number[0])
    if period is None:
        return None
    at = last + 1 if row[last].text == "," else last
    if year := written_year(row, at):
        one = periods.make_day(year, start.month, start.day)
        two = periods.make_day(year, start.month, number[0])
        if one and two:
            return DateHit(first.first, at + 1, Period(one.start, two.start), "range", True)
    return DateHit(first.first, last, Period(start, period.start), "range") if period.start > start else None


def _is_measured(row: TokenRow, i: int) -> bool:
    """Whether the number before `i` is no day: '5 percent', '7:30', '9 pm'."""
    return row[i].text in ("%", ":") or (
        row[i].kind == TokenKind.WORD and row.low(i) in words("behind_measures")
    )


def _between(context: DateContext, first: DateHit, second: DateHit) -> DateHit | None:
    """From the start of one to the start of the other, or to its end where it is a part ('the end of
    June').
    """
    if first.period is None or second.period is None:
        return DateHit(first.first, second.last, None, "range")
    start, end = first.period.start, second.period.start
    if first.shape == "part" and first.period.end == second.period.end:
        return None
    if second.shape == "part" or (second.shape in ("year", "month") and _is_over(context, first)):
        end = second.period.end
    if second.sure and not first.sure and first.shape in ("month", "day"):
        month, number = start.month, start.day
        for year_ in (end.year, end.year - 1):
            moved = (
                periods.month(year_, month)
                if first.shape == "month"
                else periods.make_day(year_, month, number)
            )
            if moved and moved.start < end:
                start = moved.start
                break
    if end <= start and first.shape == "weekday" and second.shape == "weekday":
        end += timedelta(days=7)
    if end <= start and not second.sure:
        end = periods.add_months(end, 12) if second.shape in ("month", "day") else end
    if end <= start or (end - start).days > 366 * 1000:
        return None
    today, yearless = context.today, first.shape in ("month", "day") and not (first.sure or second.sure)
    if today and yearless and second.shape == first.shape and first.period.end != second.period.end:
        back = periods.add_months(start, -12), periods.add_months(end, -12)
        if start > today and back[0] <= today < back[1]:
            start, end = back
    return DateHit(first.first, second.last, Period(start, end), "range", first.sure and second.sure)


def _is_over(context: DateContext, first: DateHit) -> bool:
    """Whether the range is told as past, or stands in brackets: then its last month or year is part of it."""
    return context.row.low(first.first - 1) == "(" or context.tense_hint(first.first) is False


def _days_then_month(context: DateContext, i: int) -> DateHit | None:
    """'15 to 21 July', '3 and 12 of Sept', 'ninth and seventeenth of april'."""
    row = context.row
    one = day_number(row, i)
    if one is None or not (
        row.low(one[1]) in ("to", "and", "until", "till", "through") or row[one[1]].text in _DASHES
    ):
        return None
    ranged = row.low(one[1]) != "and" or row.low(i - 1) == "between"
    k = one[1] + 2 if row.low(one[1] + 1) == "the" else one[1] + 1
    two = day_number(row, k)
    if two is None:
        return None
    at = two[1] + 1 if row.low(two[1]) == "of" else two[1]
    if named_month(row, at) is None:
        return None
    whole_date = day_date(context, k)
    if whole_date is None:
        return None
    if whole_date.period is None:
        return DateHit(i, whole_date.last if ranged else one[1], None, "range")
    end = whole_date.period.start
    start = periods.make_day(end.year, end.month, one[0])
    if not ranged:
        return DateHit(i, one[1], start, "day", whole_date.sure)
    if start is None or start.start >= end:
        return None
    return DateHit(i, whole_date.last, Period(start.start, end), "range", whole_date.sure)


_WAYS = {"after": 1, "from": 1, "since": 1, "before": -1}


def offset(context: DateContext, i: int) -> DateHit | None:
    """'two weeks after May 13', '3 days from Tuesday', 'the week of March 4', 'Labor Day weekend'."""
    return _week_of(context, i) or _long_weekend(context, i) or _counted(context, i)


def _week_of(context: DateContext, i: int) -> DateHit | None:
    """'week of March 4', 'w/c 4 March', 'week starting on the 4th'."""
    row = context.row
    if row.words(i, 3) == "w / c":
        k = i + 3
    elif row.low(i) in ("week", "w") and row.low(i + 1) in ("of", "starting", "beginning"):
        k = i + 3 if row.low(i) == "w" else i + 2
    else:
        return None
    k = k + 1 if row.low(k) in ("on", "the") else k
    base = single(context, k) or month_left_out(context, k - 1)
    if base is None or base.shape != "day" or base.period is None:
        return None
    return DateHit(i, base.last, periods.week(base.period.start), "span", base.sure)


def _long_weekend(context: DateContext, i: int) -> DateHit | None:
    """'weekend of Halloween', 'Labor Day weekend'."""
    row = context.row
    if row.low(i) == "weekend" and row.low(i + 1) == "of":
        base = holiday_at(context, i + 2)
    elif row.low(i + 1) == "day" and row.low(i + 2) == "weekend":
        base = holiday_at(context, i)
    else:
        return None
    if base is None or base.period is None:
        return None
    last = base.last + (row.low(base.last) == "weekend")
    return DateHit(i, last, periods.long_weekend(base.period.start), "span")


def _counted(context: DateContext, i: int) -> DateHit | None:
    """'two weeks after May 13', '3 days from Tuesday', '2 weeks starting May 20th'."""
    row = context.row
    found = count(row, i)
    unit = numbers("units").get(row.low(found[1])) if found else None
    if found is None or unit is None:
        return None
    number, k = found[0], found[1] + 1
    if row.low(k) in ("starting", "beginning"):
        return _starting(context, i, k, unit, number)
    direction = _WAYS.get(row.low(k))
    base = single(context, k + 1) if direction is not None else None
    if direction is None or base is None or base.period is None or not _can_be_counted_from(base, unit):
        return None
    if row.low(i) in ("a", "an") and base.shape in ("year", "span"):
        return None
    try:
        return DateHit(
            i, base.last, periods.day(periods.shift(base.period.start, unit, direction * number)), "day"
        )
    except (ValueError, OverflowError):
        return None  # outside the calendar


def _can_be_counted_from(base: DateHit, unit: int) -> bool:
    """Whether so large a unit (in days) can be counted from such a date: years from '2014', not days."""
    least = {"day": 0, "weekday": 0, "year": 365, "span": 30}.get(base.shape)
    return least is not None and unit >= least


def _starting(context: DateContext, i: int, k: int, unit: int, number: int) -> DateHit | None:
    """'2 weeks starting May 20th', '3 days beginning on Monday': a period of that length from that day on."""
    at = k + 2 if context.row.low(k + 1) in ("on", "from") else k + 1
    base = single(context, at)
    if base is None or base.period is None or base.shape not in ("day", "weekday"):
        return None
    start = base.period.start
    try:
        return DateHit(i, base.last, Period(start, periods.shift(start, unit, number)), "range", base.sure)
    except (ValueError, OverflowError):
        return None
