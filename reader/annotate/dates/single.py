"""One date: the order in which its wordings are tried."""

from __future__ import annotations

from reader.annotate.dates import periods
from reader.annotate.dates.absolute import day_date, month_date, spoken_year, year
from reader.annotate.dates.anchored import counted, holiday_at
from reader.annotate.dates.context import DateContext, DateHit
from reader.annotate.dates.from_today import unit_of
from reader.annotate.dates.inside import month_left_out, numbered
from reader.annotate.dates.lexicon import numbers
from reader.annotate.dates.numeric import numeric
from reader.annotate.dates.parts import lead, parted
from reader.annotate.dates.relative import named_day, related
from reader.annotate.dates.seasons import quarter, season
from reader.annotate.dates.spans import century, decade, the_weekend, whole
from reader.annotate.dates.weekdays import weekday

_SIMPLE = (
    numeric, named_day, related, weekday, quarter, century, month_date, day_date, decade, season, holiday_at,
    the_weekend, whole, counted, year, month_left_out,
)  # fmt: skip


def single(context: DateContext, i: int, deep: bool = True) -> DateHit | None:
    """One date without a range: its plain wordings, and with `deep` its parts and what is numbered in it
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
    return parted(context, i, at, which, base)


def _numbered(context: DateContext, i: int) -> DateHit | None:
    """'the third week of May', 'the last Monday in June', 'the first five days of the month'."""
    row = context.row
    k = i + 1 if row.low(i) == "the" else i
    ordinal = row.low(k) == "last" or row.low(k) in numbers("ordinals")
    if not ordinal and row.low(k + 1) not in ("st", "nd", "rd", "th"):
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
