"""The order in which wordings are tried, and the wordings made of two dates: ranges, 'two weeks after'."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from reader.annotate.dates import periods
from reader.annotate.dates.absolute import (
    day_date,
    day_number,
    month_date,
    named_month,
    spoken_year,
    written_year,
    year,
)
from reader.annotate.dates.anchored import counted, feast
from reader.annotate.dates.bounds import bounded, or_later
from reader.annotate.dates.context import Context, Hit, count
from reader.annotate.dates.hours import part_of_day, with_hours
from reader.annotate.dates.inside import month_left_out, numbered
from reader.annotate.dates.lexicon import numbers, words
from reader.annotate.dates.numeric import numeric
from reader.annotate.dates.parts import lead, parted
from reader.annotate.dates.periods import Period
from reader.annotate.dates.relative import named_day, related
from reader.annotate.dates.seasons import quarter, season
from reader.annotate.dates.spans import century, decade, the_weekend, whole
from reader.annotate.dates.weekdays import weekday
from reader.annotate.figures.tokens import Kind, Tokens

_SIMPLE = (
    numeric, named_day, related, weekday, quarter, century, month_date, day_date, decade, season, feast,
        the_weekend,
    whole, counted, year, month_left_out,
)  # fmt: skip
_DASHES = ("-", "–", "—", "~")


def date_at(context: Context, i: int) -> Hit | None:
    """The date that starts at token `i`, with everything that belongs to it."""
    if opened := bounded(context, i, single):
        return opened
    found = _offset(context, i) or _pair(context, i) or single(context, i)
    if found is None:
        return None
    return or_later(context.row, _clock(context.row, _joined(context, found)))


def single(context: Context, i: int, deep: bool = True) -> Hit | None:
    """One date without a range: its plain wordings, with 'early', 'the end of', 'the last week of'."""
    row = context.row
    if deep and (part := lead(row, i)):
        base = single(context, part[1], deep=False)
        if base is None and row.low(part[1]) in ("month", "year", "week", "decade", "day") and context.today:
            base = related_unit(context, part[1])
        if base is not None and (base.shape != "day" or row.low(i) not in ("early", "late", "mid")):
            return parted(context, i, part[1], part[0], base)
    if deep:
        k = i + 1 if row.low(i) == "the" else i
        if (
            row.low(k) == "last"
            or row.low(k) in numbers("ordinals")
            or row.low(k + 1) in ("st", "nd", "rd", "th")
        ):
            for at in range(k + 3, k + 8):
                if row.low(at - 1) in ("of", "in"):
                    base = single(context, at + 1 if row.low(at) == "the" else at, deep=False)
                    base = base or (related_unit(context, at + 1) if row.low(at) == "the" else None)
                    if found := numbered(context, i, base):
                        return found
                    break
    for rule in _SIMPLE:
        if found := rule(context, i):
            return found
    spoken = spoken_year(row, i) if row.low(i - 1) in ("in", "since", "from", "of", "until", "by") else None
    return Hit(i, spoken[1], periods.years(spoken[0]), "year", True) if spoken else None


def related_unit(context: Context, i: int) -> Hit | None:
    """The current month, year, week or decade, as in 'the end of the month'."""
    today, word = context.today, context.row.low(i)
    if today is None:
        return None
    found = {
        "day": periods.day(today), "week": periods.week(today), "month": periods.month(today.year,
        today.month),
        "year": periods.years(today.year), "decade": periods.years(today.year // 10 * 10, 10),
    }.get(word)  # fmt: skip
    return Hit(i, i + 1, found, "span" if word != "day" else "day") if found else None


def _pair(context: Context, i: int) -> Hit | None:
    """A range: '15 to 21 July', 'between 2014 and 2018', 'May-June', 'November 18-19', '2010-11'."""
    row = context.row
    if found := _days_then_month(context, i):
        return found
    first = single(context, i)
    if first is None or first.shape == "ago":
        return None
    before, link = row.low(first.first - 1), row[first.last]
    opened = before in ("from", "between") or (
        row.low(first.first - 2) in ("from", "between") and before == "the"
    )
    if (link.text in _DASHES and (not link.gap or row[first.last + 1].gap or opened)) or (
        link.low in ("to", "through", "until", "till", "thru")
        or (link.low == "and" and (before == "between" or row.low(first.first - 2) == "between"))
    ):
        k = first.last + 1
    else:
        return None
    k = k + 1 if row.low(k) == "the" and lead(row, k) is None else k
    if (
        first.shape == "year"
        and link.text in _DASHES
        and row[k].kind == Kind.NUMBER
        and not row[k].gap
        and first.period
    ):
        text = row[k].text
        short = int(text) if len(text) == 2 and text.isdecimal() else None
        opening = first.period.start.year
        if short is not None and opening % 100 < short:
            return Hit(
                i,
                k + 1,
                Period(first.period.start, periods.years(opening - opening % 100 + short).end),
                "range",
                True,
            )
    second = single(context, k)
    if second is None and row.low(k) == "now" and context.today:
        second = Hit(k, k + 1, periods.day(context.today), "day")
    if (
        second is None
        and first.shape == "day"
        and (number := day_number(row, k))
        and first.period
        and not _measured(row, number[1])
    ):
        start = first.period.start
        period = periods.make_day(start.year, start.month, number[0])
        after = _year_of(row, number[1])
        if period and after:
            one = periods.make_day(after[0], start.month, start.day)
            two = periods.make_day(after[0], start.month, number[0])
            if one and two:
                return Hit(i, after[1], Period(one.start, two.start), "range", True)
        if period and period.start > start:
            return Hit(i, number[1], Period(start, period.start), "range")
    if second is None or (second.shape in ("ago", "span") and first.shape == "weekday"):
        return None
    return _between(context, first, second)


def _measured(row: Tokens, i: int) -> bool:
    return row[i].text in ("%", ":") or (row[i].kind == Kind.WORD and row.low(i) in (
        "percent", "people", "pm", "am", "p.m", "a.m", "pt", "st", "th", "years", "points",
    ))  # fmt: skip


def _year_of(row: Tokens, i: int) -> tuple[int, int] | None:
    k = i + 1 if row[i].text == "," else i
    found = written_year(row, k)
    return (found, k + 1) if found else None


def _between(context: Context, first: Hit, second: Hit) -> Hit | None:
    """From the start of one to the start of the other, or to its end where it is a part ('the end of
    June').
    """
    if first.period is None or second.period is None:
        return Hit(first.first, second.last, None, "range")
    start, end = first.period.start, second.period.start
    if first.shape == "part" and first.period.end == second.period.end:
        return None
    if second.shape == "part":
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
    return Hit(first.first, second.last, Period(start, end), "range", first.sure and second.sure)


def _days_then_month(context: Context, i: int) -> Hit | None:
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
        return Hit(i, whole_date.last if ranged else one[1], None, "range")
    end = whole_date.period.start
    start = periods.make_day(end.year, end.month, one[0])
    if not ranged:
        return Hit(i, one[1], start, "day", whole_date.sure)
    if start is None or start.start >= end:
        return None
    return Hit(i, whole_date.last, Period(start.start, end), "range", whole_date.sure)


def _offset(context: Context, i: int) -> Hit | None:
    """'two weeks after May 13', '3 days from Tuesday', 'the week of March 4', 'a day earlier'."""
    row, _today = context.row, context.today
    if row.low(i) in ("week", "w") and (
        row.low(i + 1) == "of" or row.words(i, 3) == "w / c" or row.low(i + 1) in ("starting", "beginning")
    ):
        k = i + 3 if row.low(i) == "w" else i + 2
        k = k + 1 if row.low(k) in ("on", "the") else k
        base = single(context, k) or month_left_out(context, k - 1)
        if base and base.shape == "day" and base.period:
            return Hit(i, base.last, periods.week(base.period.start), "span", base.sure)
        return None
    if (row.low(i) == "weekend" and row.low(i + 1) == "of") or (
        row.low(i + 1) == "day" and row.low(i + 2) == "weekend"
    ):
        base = feast(context, i + 2 if row.low(i) == "weekend" else i)
        if base and base.period:
            last = base.last + (row.low(base.last) == "weekend")
            return Hit(i, last, periods.long_weekend(base.period.start), "span")
    found = count(row, i)
    unit = numbers("units").get(row.low(found[1])) if found else None
    if found is None or unit is None:
        return None
    k = found[1] + 1
    if row.low(k) in ("starting", "beginning"):
        return _starting(context, i, k, unit, found[0])
    way = {"after": 1, "from": 1, "before": -1, "since": 1}.get(row.low(k))
    if way is None:
        return None
    base = single(context, k + 1)
    if (
        base is None
        or base.shape not in ("day", "weekday", "year", "span")
        or (base.shape == "year" and unit < 365)
    ):
        return None
    if base.period is None or (base.shape == "span" and unit < 30):
        return None
    if row.low(i) in ("a", "an") and base.shape in ("year", "span"):
        return None
    try:
        return Hit(i, base.last, periods.day(periods.shift(base.period.start, unit, way * found[0])), "day")
    except (ValueError, OverflowError):
        return None


def _starting(context: Context, i: int, k: int, unit: int, number: int) -> Hit | None:
    """'2 weeks starting May 20th', '3 days beginning on Monday': as long from that day on."""
    at = k + 2 if context.row.low(k + 1) in ("on", "from") else k + 1
    base = single(context, at)
    if base is None or base.period is None or base.shape not in ("day", "weekday"):
        return None
    start = base.period.start
    try:
        return Hit(i, base.last, Period(start, periods.shift(start, unit, number)), "range", base.sure)
    except (ValueError, OverflowError):
        return None


def _joined(context: Context, found: Hit) -> Hit:
    """'on Monday of the following week', 'next week on Tuesday', 'tuesday in the morning'."""
    row, period = context.row, found.period
    k = found.last
    if found.shape == "weekday" and row.low(k) == "of" and period:
        at = k + 2 if row.low(k + 1) == "the" else k + 1
        base = single(context, at)
        if base and base.period and (base.period.end - base.period.start).days == 7:
            day = base.period.start + timedelta(days=period.start.weekday())
            return Hit(found.first, base.last, periods.day(day), "day")
    return found


def _clock(row: Tokens, found: Hit) -> Hit:
    """The hour and the part of the day that stand beside a day belong to its wording."""
    if found.shape not in ("day", "weekday"):
        return found
    k = found.last
    if row.low(k) in words("parts_of_day") or (row.low(k) in ("am", "pm") and row[k].gap):
        k += 1
    elif row.low(k) in ("early", "late") and row.low(k + 1) in words("parts_of_day"):
        k += 2
    elif row.low(k) == "in" and row.low(k + 1) == "the" and row.low(k + 2) in words("parts_of_day"):
        k += 3
    day = replace(found, last=k)
    timed = with_hours(row, day)
    return part_of_day(row, timed) if timed == day else timed
