"""A date with everything that belongs to its wording: what bounds it, its range, its hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from reader.annotate.dates import periods
from reader.annotate.dates.bounds import bounded, or_later
from reader.annotate.dates.context import DateContext, DateHit
from reader.annotate.dates.hours import part_of_day, with_hours
from reader.annotate.dates.lexicon import words
from reader.annotate.dates.offsets import offset
from reader.annotate.dates.ranges import pair
from reader.annotate.dates.single import single
from reader.annotate.figures.lexer import TokenRow


def date_at(context: DateContext, i: int) -> DateHit | None:
    """The date that starts at token `i`, with everything that belongs to it."""
    if opened := bounded(context, i, single):
        return opened
    found = offset(context, i)
    if found is None:
        one = single(context, i)
        found = pair(context, i, one) or one
    if found is None:
        return None
    return or_later(context.row, _clock(context.row, _joined(context, found)))


def _joined(context: DateContext, found: DateHit) -> DateHit:
    """'on Monday of the following week', 'next week on Tuesday', 'tuesday in the morning'."""
    row, period = context.row, found.period
    k = found.last
    if found.shape == "weekday" and row.low(k) == "of" and period:
        at = k + 2 if row.low(k + 1) == "the" else k + 1
        base = single(context, at)
        if base and base.period and (base.period.end - base.period.start).days == 7:
            day = base.period.start + timedelta(days=period.start.weekday())
            return DateHit(found.first, base.last, periods.day(day), "day")
    return found


def _clock(row: TokenRow, found: DateHit) -> DateHit:
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
