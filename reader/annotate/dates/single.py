"""One date or part of one ('the end of May', 'the first Monday of June'): the rules in order."""

from __future__ import annotations

from datetime import timedelta

from reader.annotate.dates import periods
from reader.annotate.dates.absolute import day_date, month_date, year
from reader.annotate.dates.bounds import closes
from reader.annotate.dates.context import DateContext, DateHit
from reader.annotate.dates.counted import counted
from reader.annotate.dates.digits import numeric
from reader.annotate.dates.holidays import holiday_at
from reader.annotate.dates.lexicon import count, named_month, numbers, ordinal, spoken_year, words
from reader.annotate.dates.next_but_one import next_but_one
from reader.annotate.dates.periods import Period, unit_of
from reader.annotate.dates.relative import named_day, related, weekday
from reader.annotate.dates.spans import century, decade, quarter, season, the_weekend, whole
from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.frozen import replace


def lead(row: TokenRow, i: int) -> tuple[int, int] | None:
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


def parted(context: DateContext, i: int, which: int, base: DateHit) -> DateHit:
    """The part of a period that its lead names; for 'later this week' the rest of the current one."""
    if base.period is None:
        return DateHit(i, base.last, None, "part")
    today, period = context.today, base.period
    if abs(which) == 2 and (period.end - period.start).days == 1:
        return replace(base, first=i)  # 'later this afternoon'
    if which == -2 and today and period.start <= today < period.end:
        return DateHit(
            i, base.last, Period(period.start, max(today, period.start + timedelta(days=1))), "part"
        )
    if abs(which) == 2 and today:
        if period.start <= today < period.end and (period.end - period.start).days < 32:
            half = period.start + timedelta(days=(period.end - period.start).days // 2)
            if which > 0:
                later = max(today, half)
                return DateHit(i, base.last, Period(later, period.end), "part")
            return DateHit(i, base.last, Period(period.start, half if half > period.start else today), "part")
        middle = periods.add_months(period.start, 6) if (period.end - period.start).days > 300 else None
        if middle:
            return DateHit(
                i,
                base.last,
                Period(middle, period.end) if which > 0 else Period(period.start, middle),
                "part",
            )
        return DateHit(i, base.last, period, "part")
    return replace(base, first=i, period=periods.part(period, max(-1, min(1, which))), shape="part")


_REACH = 25  # tokens on each side that tell what an ordinal may be of


def numbered(context: DateContext, i: int, base: DateHit | None) -> DateHit | None:
    """'the first Monday of next month', 'the last week of July', '3rd week of Jan': inside a longer
    period.
    """
    row = context.row
    k = i + 1 if row.low(i) == "the" else i
    last_one = row.low(k) == "last"
    found = (-1, k + 1) if last_one else ordinal(row, k)
    if found is None:
        return None
    several = count(row, found[1]) if row.low(found[1]) not in ("a", "an") else None
    at = several[1] if several else found[1]
    unit, number = row.low(at), numbers("weekdays").get(row.low(at))
    if unit not in ("day", "week", "weekend", "days", "weeks", "month", "months") and number is None:
        return None
    k = at + 1
    if number is not None and row.low(k) in words("parts_of_day"):
        k += 1
    if (
        row.low(k) not in ("of", "in")
        or base is None
        or base.first not in (k + 1, k + 2)
        or base.period is None
    ):
        return None
    inside = _nth(base.period, found[0], unit, number, several[0] if several else 1)
    return DateHit(i, base.last, inside, "span") if inside else None


def month_left_out(context: DateContext, i: int) -> DateHit | None:
    """'on the 4th', 'by the 28th': the nearest such day, by tense; not on a golf course."""
    row, today = context.row, context.today
    if (
        row.low(i) != "the"
        or row[i + 1].kind != TokenKind.NUMBER
        or row.low(i - 1) not in words("before_days")
    ):
        return None
    found = ordinal(row, i + 1)
    if found is None or not 1 <= found[0] <= 31 or not closes(row, found[1]):
        return None
    if any(row.low(k) in words("golf") for k in range(max(0, i - _REACH), min(len(row), i + _REACH))):
        return None
    if today is None:
        return DateHit(i, found[1], None, "day")
    upcoming = context.future(i)
    for step in range(12):
        first = periods.add_months(today.replace(day=1), step if upcoming else -step)
        day = periods.make_day(first.year, first.month, found[0])
        if day and (day.start >= today if upcoming else day.start <= today):
            return DateHit(i, found[1], day, "day")
    return None


def _nth(period: Period, nth: int, unit: str, number: int | None, several: int) -> Period | None:
    if (period.end - period.start).days < 7:
        return None
    if number is not None:
        if nth < 0:
            last = period.end - timedelta(days=1)
            return periods.day(last - timedelta(days=(last.weekday() - number) % 7))
        day = period.start + timedelta(days=(number - period.start.weekday()) % 7 + 7 * (nth - 1))
        return periods.day(day) if day < period.end else None
    if unit in ("day", "days"):
        start = (
            period.end - timedelta(days=several)
            if nth < 0
            else period.start + timedelta(days=(nth - 1) * several)
        )
        return periods.day(start) if several == 1 else Period(start, start + timedelta(days=several))
    if unit in ("month", "months"):
        start = (
            periods.add_months(period.end, -several)
            if nth < 0
            else periods.add_months(period.start, (nth - 1) * several)
        )
        return periods.month(start.year, start.month) if several == 1 else periods.months(start, several)
    if unit == "weekend":
        saturday = period.start + timedelta(days=(5 - period.start.weekday()) % 7)
        return (
            periods.weekend(saturday, nth - 1) if nth > 0 else periods.weekend(period.end - timedelta(days=2))
        )
    if nth < 0:
        end = periods.week(period.end - timedelta(days=1)).end
        if end - period.end > timedelta(days=3):
            end -= timedelta(days=7)
        return Period(end - timedelta(weeks=several), end)
    first = periods.week(period.start)
    if period.start.weekday() > 3:
        first = periods.week(period.start, 1)
    start = first.start + timedelta(weeks=(nth - 1) * several)
    return Period(start, start + timedelta(weeks=several))


_SIMPLE = (
    numeric, named_day, next_but_one, related, weekday, quarter, century, month_date, day_date, decade,
    season, holiday_at, the_weekend, whole, counted, year, month_left_out,
)  # fmt: skip


def single(context: DateContext, i: int, deep: bool = True) -> DateHit | None:
    """One date, no range: its plain wordings, and with `deep` its parts and numbered units
    ('early', 'the end of', 'the last week of').
    """
    row = context.row
    if deep and (found := _part(context, i) or _numbered(context, i)):
        return found
    for rule in _SIMPLE:
        if found := rule(context, i):
            return found
    spoken = spoken_year(row, i) if row.low(i - 1) in ("in", "since", "from", "of", "until", "by") else None
    return DateHit(i, spoken[1], periods.years(spoken[0]), "year", True) if spoken else None


def _part(context: DateContext, i: int) -> DateHit | None:
    """'early May', 'the end of the year'; 'late Monday' is the whole day."""
    row = context.row
    if (part := lead(row, i)) is None:
        return None
    which, at = part
    base = single(context, at, deep=False)
    if base is None and row.low(at) in ("month", "year", "week", "decade", "day"):
        base = _this_unit(context, at)
    if base is None or (base.shape == "day" and row.low(i) in ("early", "late", "mid")):
        return None
    return parted(context, i, which, base)


def _numbered(context: DateContext, i: int) -> DateHit | None:
    """'the third week of May', 'the last Monday in June', 'the first five days of the month'."""
    row = context.row
    k = i + 1 if row.low(i) == "the" else i
    if row.low(k) != "last" and ordinal(row, k) is None:
        return None
    at = next((at for at in range(k + 3, k + 8) if row.low(at - 1) in ("of", "in")), None)
    if at is None:
        return None
    the = row.low(at) == "the"
    base = single(context, at + 1 if the else at, deep=False)
    return numbered(context, i, base or (_this_unit(context, at + 1) if the else None))


def _this_unit(context: DateContext, i: int) -> DateHit | None:
    """The current day, week, month, year or decade, as in 'the end of the month'."""
    today, word = context.today, context.row.low(i)
    if today is None or word not in ("day", "week", "month", "year", "decade"):
        return None
    return DateHit(i, i + 1, unit_of(today, word, 0, "this"), "day" if word == "day" else "span")
