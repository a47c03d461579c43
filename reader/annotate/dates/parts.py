"""Parts of longer stretches: 'early', 'mid-', 'the end of', 'later this'."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from reader.annotate.dates import periods
from reader.annotate.dates.absolute import named_month
from reader.annotate.dates.context import DateContext, DateHit
from reader.annotate.dates.lexicon import numbers
from reader.annotate.dates.periods import Period
from reader.annotate.figures.lexer import TokenRow


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


def parted(context: DateContext, i: int, at: int, which: int, base: DateHit) -> DateHit:
    """The part of a stretch that its lead names; a rest of the current week or year for 'later this week'."""
    if base.period is None:
        return DateHit(i, base.last, None, "part")
    today, period = context.today, base.period
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
