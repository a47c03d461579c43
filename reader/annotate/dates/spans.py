"""Longer stretches: quarters, seasons, decades, centuries, weekends, and parts of any of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from reader.annotate.dates import periods
from reader.annotate.dates.absolute import century_of, named_month, written_year, year_after
from reader.annotate.dates.context import Context, Hit, ordinal
from reader.annotate.dates.lexicon import numbers
from reader.annotate.dates.periods import Period
from reader.annotate.figures.tokens import Kind, Tokens


def decade(context: Context, i: int) -> Hit | None:
    """'the 1990s', "the '90s", 'the nineties', '1990 s'."""
    row = context.row
    k = i + 1 if row[i].text in "'’‘" and row[i].kind == Kind.SIGN and not row[i + 1].gap else i
    text = row[k].text
    if row[k].kind == Kind.NUMBER and text.isdecimal() and text.endswith("0") and len(text) in (2, 4):
        last = (
            k + 2
            if row.low(k + 1) == "s"
            else k + 3
            if row[k + 1].text in "'’" and row.low(k + 2) == "s" and not row[k + 2].gap
            else 0
        )
        if not last or (len(text) == 4 and not 1000 <= int(text) < 2100):
            return None
        if len(text) == 2 and (
            (k == i and row.low(i - 1) != "the") or row.low(i - 1) in ("her", "his", "their", "my")
        ):
            return None
        if len(text) == 2 and row[k + 1].gap:
            return None
        first = int(text) if len(text) == 4 else century_of(int(text))
        return Hit(
            i, last, periods.years(first, 100 if first % 100 == 0 and first < 1900 else 10), "span", True
        )
    low = row.low(i)
    if low in numbers("decades") and row.low(i - 1) in ("the", "early", "late", "mid", "-", "in", "nineteen"):
        return Hit(i, i + 1, periods.years(century_of(numbers("decades")[low]), 10), "span")
    return None


def century(context: Context, i: int) -> Hit | None:
    """'the 21st century', 'nineteenth century'; a century is counted from its round year."""
    row = context.row
    found = ordinal(row, i)
    if found is None:
        return None
    k = found[1] + 1 if row[found[1]].text == "-" else found[1]
    if row.low(k) not in ("century", "centuries") or not 11 <= found[0] <= 22:
        return None
    return Hit(i, k + 1, periods.years((found[0] - 1) * 100, 100), "span", True)


def _owner(context: Context, i: int, back: int) -> tuple[int | None, int]:
    """The year that a quarter or season belongs to: 'of 2019', '2019', 'of last year', and the index
    after.
    """
    row, today = context.row, context.today
    if after := year_after(row, i):
        return after[0], after[1]
    k = i + 1 if row.low(i) == "of" else i
    if today and row.low(k + 1) in ("year", "year's"):
        way = numbers("relations").get(row.low(k))
        if way is not None or row.low(k) == "the":
            return today.year + (way or 0), k + 2
    return None, i


def quarter(context: Context, i: int) -> Hit | None:
    """'the third quarter', 'Q3 2021', '2017 q1', 'the first half of 2020', '2019-H2'."""
    row, today = context.row, context.today
    k, given = i, written_year(row, i)
    if given is not None:
        k = i + 2 if row[i + 1].text == "-" else i + 1
    size = 3 if row.low(k) == "q" else 6 if row.low(k) == "h" else 0
    if (
        size
        and row[k + 1].kind == Kind.NUMBER
        and not row[k + 1].gap
        and row[k + 1].text in ("1", "2", "3", "4")
    ):
        number, last = int(row[k + 1].text), k + 2
        if row[last].text == "-" and written_year(row, last + 1):
            last += 1
    elif row.low(i) == "final" and row.low(i + 1) == "quarter" and year_after(row, i + 2):
        size, number, last = 3, 4, i + 2
    elif (
        given is None and (found := ordinal(row, i)) and row.low(found[1]) in ("quarter", "half", "quarters")
    ):
        size = 6 if row.low(found[1]) == "half" else 3
        number, last = found[0], found[1] + 1
        if size == 6 and row.low(last) not in ("of", "last", "this") and year_after(row, last) is None:
            return None
    else:
        return None
    if number * size > 12 or last > len(row):
        return None
    if given is None:
        given, last = _owner(context, last, size)
    if given is not None:
        return Hit(i, last, periods.quarter(given, number, size), "span", True)
    if size == 6 or today is None:
        return Hit(i, last, None, "span") if today is None and size == 3 else None
    ahead = context.future(i)
    found_ = periods.quarter(today.year, number)
    if ahead and found_.end <= today:
        found_ = periods.quarter(today.year + 1, number)
    elif not ahead and found_.start > today:
        found_ = periods.quarter(today.year - 1, number)
    return Hit(i, last, found_, "span")


def season(context: Context, i: int) -> Hit | None:
    """'summer 2021', 'the winter of 2010', 'in the spring', 'this autumn'."""
    row, today = context.row, context.today
    first = numbers("seasons").get(row.low(i).removesuffix("'s").removesuffix("’s"))
    if first is None or row[i].kind != Kind.WORD:
        return None
    after = year_after(row, i + 1)
    if after and after[0] and (row.low(i + 1) != "in" or True):
        return Hit(i, after[1], periods.season(after[0], first), "span", True)
    owner = _owner(context, i + 1, 0)
    if owner[0] is not None:
        return Hit(i, owner[1], periods.season(owner[0], first), "span")
    before = row.low(i - 1)
    leads = before in ("in", "by", "until", "since", "late", "early", "mid", "over", "during", "for")
    the = before == "the" and row.low(i - 2) in (
        "in",
        "by",
        "until",
        "since",
        "over",
        "during",
        "of",
        "for",
        "until",
        "end",
        "through",
    )
    if (
        not (leads or the)
        or (row.low(i) in ("fall",) and not the)
        or (row.low(i) == "spring" and row.low(i + 1) in ("to", "from"))
    ):
        return None
    if row[i + 1].kind == Kind.WORD and row.low(i + 1) not in (
        "and",
        "or",
        "when",
        "as",
        "after",
        "with",
        "but",
        "to",
        "at",
        "in",
        "of",
        "by",
        "for",
        "because",
    ):
        return None
    if today is None:
        return Hit(i, i + 1, None, "span")
    found = periods.season(today.year, first)
    if first == 12 and today.month < 6 and not context.future(i):
        found = periods.season(today.year - 1, first)
    if context.future(i):
        found = found if found.end > today else periods.season(today.year + 1, first)
    elif found.start > today:
        found = periods.season(today.year - 1, first)
    return Hit(i, i + 1, found, "span")


def the_weekend(context: Context, i: int) -> Hit | None:
    """'the weekend', 'over the weekend', 'the weekend of Halloween'."""
    row, today = context.row, context.today
    if row.low(i) not in ("weekend", "weekend's", "weekend’s") or row.low(i - 1) in (
        "a",
        "every",
        "each",
        "per",
        "-",
        "holiday",
        "bank",
        "long",
        "opening",
    ):
        return None
    if (
        row.low(i - 1) not in ("the", "mom")
        and row[i - 1].kind == Kind.WORD
        and row.low(i - 1) not in ("on", "over", "at")
    ):
        return None
    if today is None:
        return Hit(i, i + 1, None, "span")
    here = periods.weekend(today)
    if not context.future(i) and here.start > today:
        here = periods.weekend(today, -1)
    return Hit(i, i + 1, here, "span")


def whole(context: Context, i: int) -> Hit | None:
    """'the week', 'the month', 'the year' as the one of publication; 'week 31', 'this day'."""
    row, today = context.row, context.today
    if (
        row.low(i) == "week"
        and row[i + 1].kind == Kind.NUMBER
        and len(row[i + 1].text) <= 2
        and row[i + 1].text.isdecimal()
    ):
        number = int(row[i + 1].text)
        given, last = _owner(context, i + 2, 0)
        if row.low(i - 1) in ("the", "in", "") and 1 <= number <= 53 and today:
            first = periods.week(date(given or today.year, 1, 4)).start
            return Hit(i, last, periods.week(first, number - 1), "span")
    unit = row.low(i + 1)
    if (
        row.low(i) != "the"
        or today is None
        or unit not in ("week", "month", "year")
        or row.low(i - 1) not in ("of", "for", "in", "during", "half", "quarter")
    ):
        return None
    if row[i + 2].kind == Kind.NUMBER:
        return None
    if row[i + 2].kind == Kind.WORD and row.low(i + 2) not in (
        "and",
        "but",
        "off",
        "with",
        "at",
        "in",
        "so",
        "as",
        "when",
        "is",
        "was",
    ):
        return None
    period = (
        periods.week(today)
        if unit == "week"
        else periods.month(today.year, today.month)
        if unit == "month"
        else periods.years(today.year)
    )
    return Hit(i, i + 2, period, "span")


def lead(row: Tokens, i: int) -> tuple[int, int] | None:
    """Words that take a part of what follows: 'early', 'mid-', 'the end of'. The part and the index after."""
    k = i + 1 if row.low(i) == "the" else i
    which = numbers("parts").get(row.low(k))
    if which is None:
        if row.low(k) in ("earlier", "later") and row.low(k + 1) in ("this", "in", "that"):
            at = k + 2 if row.low(k + 1) == "in" else k + 1
            return (2 if row.low(k) == "later" else -2), at
        return None
    word, k = row.low(k), k + 1
    if word in ("early", "mid", "late"):
        if (row[k].text in ("-", "–") and not row[k].gap) or row.low(k) == "in":
            k += 1
        k = k + 1 if row.low(k) == "the" else k
        return which, k
    if row.low(k) == "of":
        return which, k + 2 if row.low(k + 1) == "the" else k + 1
    return (which, k) if word == "end" and named_month(row, k) is None and row.low(k) == "month" else None


def parted(context: Context, i: int, at: int, which: int, base: Hit) -> Hit:
    """The part of a stretch that its lead names; a rest of the current week or year for 'later this week'."""
    if base.period is None:
        return Hit(i, base.last, None, "part")
    today, period = context.today, base.period
    if abs(which) == 2 and today:
        if period.start <= today < period.end and (period.end - period.start).days < 32:
            half = period.start + timedelta(days=(period.end - period.start).days // 2)
            if which > 0:
                later = max(today, half)
                return Hit(i, base.last, Period(later, period.end), "part")
            return Hit(i, base.last, Period(period.start, half if half > period.start else today), "part")
        middle = periods.add_months(period.start, 6) if (period.end - period.start).days > 300 else None
        if middle:
            return Hit(
                i,
                base.last,
                Period(middle, period.end) if which > 0 else Period(period.start, middle),
                "part",
            )
        return Hit(i, base.last, period, "part")
    return replace(base, first=i, period=periods.part(period, max(-1, min(1, which))), shape="part")
