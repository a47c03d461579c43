"""Stretches with one end open: 'since 2010', 'before 1 July', 'until Friday', '2018 or later'.

They are written as intervals of which one end is missing: `2010-01-01/` and `/2021-07-01`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reader.annotate.dates.context import DateContext, DateHit
from reader.annotate.dates.hours import time_at
from reader.annotate.dates.lexicon import numbers, words
from reader.annotate.dates.periods import Period
from reader.annotate.figures import lexicon as figure_lexicon
from reader.annotate.figures.lexer import TokenKind, TokenRow

Rule = Callable[[DateContext, int], DateHit | None]

_FROM, _AFTER, _TO, _THROUGH = "from", "after", "to", "through"
_BEFORE_WORDS = {
    ("since",): _FROM, ("starting",): _FROM, ("starting", "on"): _FROM, ("starting", "from"): _FROM,
    ("beginning",): _FROM, ("beginning", "on"): _FROM, ("after",): _AFTER, ("later", "than"): _AFTER,
    ("greater", "than"): _AFTER, ("before",): _TO, ("prior", "to"): _TO, ("until",): _TO, ("till",): _TO,
    ("no", "later", "than"): _TO, ("not", "later", "than"): _TO, ("earlier", "than"): _TO,
    ("as", "late", "as"): _TO, ("up", "until"): _TO,
}  # fmt: skip
_BEHIND_WORDS = {
    ("or", "later"): _FROM, ("and", "later"): _FROM, ("and", "after"): _FROM, ("or", "after"): _FROM,
    ("onwards",): _FROM, ("onward",): _FROM, ("and", "greater"): _FROM, ("and", "onwards"): _FROM,
    ("or", "earlier"): _THROUGH, ("and", "before"): _THROUGH, ("and", "earlier"): _THROUGH,
}  # fmt: skip
OPENERS = frozenset(wording[0] for wording in _BEFORE_WORDS)
_LONGEST = 3


def bounded(context: DateContext, i: int, single: Rule) -> DateHit | None:
    """A date behind 'since', 'before', 'until' and the like, as a stretch that is open at one end.

    Where the date only tells which event is meant ('after Monday's vote', 'since the 2008 crisis') the
    stretch is the event's, and none is found.
    """
    row = context.row
    if row.low(i) not in OPENERS:
        return None
    measured = row.low(i - 1) in words("offsets") or row.low(i - 1) in numbers("units")
    if measured and row.low(i) in ("after", "before"):
        return None
    if row.low(i) in ("until", "till") and row.low(i - 1) in words("fixed"):
        return None
    for size in range(_LONGEST, 0, -1):
        side = _BEFORE_WORDS.get(tuple(row.low(i + k) for k in range(size)))
        if side is None:
            continue
        at = i + size
        base = single(context, at) or (single(context, at + 1) if row.low(at) == "the" else None)
        if base is None or base.shape in ("ago", "earlier") or not closes(row, base.last):
            return None
        if side == _TO and base.shape == "part" and row.low(at) in ("early", "mid", "late"):
            return None  # 'until early next year' names no day on which it ends
        return _open(base, i, base.last, side)
    return None


def or_later(row: TokenRow, found: DateHit) -> DateHit:
    """The date with 'or later', 'and after' or 'onwards' behind it."""
    for size in (2, 1):
        side = _BEHIND_WORDS.get(tuple(row.low(found.last + k) for k in range(size)))
        if side and found.shape not in ("range", "ago") and closes(row, found.last + size):
            return _open(found, found.first, found.last + size, side)
    return _from_hour(row, found)


def _from_hour(row: TokenRow, day: DateHit) -> DateHit:
    """The day with the hour after or before which it is meant: 'tomorrow before 5pm'."""
    if day.shape not in ("day", "weekday"):
        return day
    for size in (3, 2, 1):
        side = _BEFORE_WORDS.get(tuple(row.low(day.last + k) for k in range(size)))
        time = time_at(row, day.last + size) if side else None
        if side and time and time.clear:
            return _open(day, day.first, time.last, _TO if side == _TO else _FROM)
    return day


def _open(base: DateHit, first: int, last: int, side: str) -> DateHit:
    period = base.period
    if period is None:
        return base.over(first, last)
    if side in (_FROM, _AFTER):
        start = period.start if side == _FROM else period.end
        written = f"{start.isoformat()}/"
    else:
        end = period.end if side == _THROUGH or base.shape == "part" else period.start
        written = f"/{end.isoformat()}"
    return replace(
        base, first=first, last=last, period=Period(period.start, period.end, written), shape="open"
    )


def closes(row: TokenRow, last: int) -> bool:
    """Whether the date ends its phrase: no noun and no possessive behind it."""
    token = row[last]
    if row.low(last - 1).endswith(("'s", "’s", "s'", "s’")):
        return False
    if token.kind == TokenKind.STOP:
        return True
    if token.kind == TokenKind.WORD and token.low != "of":
        return token.low in words("behind_bounds") or token.low in figure_lexicon.words("phrase_ends")
    return token.kind == TokenKind.SIGN and token.text in ".,;:?!)]”—"
