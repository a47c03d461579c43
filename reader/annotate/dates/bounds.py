"""What bounds a date: clock times beside it, and words that leave one end open ('since 2010').

Open periods are written as intervals of which one end is missing: `2010-01-01/` and `/2021-07-01`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from reader.annotate.dates.context import DateContext, DateHit
from reader.annotate.dates.lexicon import numbers, words
from reader.annotate.dates.periods import Period
from reader.annotate.figures import lexicon as figure_lexicon
from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.frozen import replace
from reader.named_tuple import NamedTuple

_PARTS = {
    "morning": ("06:00", "12:00"), "am": ("00:00", "12:00"), "afternoon": ("12:00", "18:00"),
    "pm": ("12:00", "23:59"), "evening": ("18:00", "23:00"), "night": ("18:00", "23:59"),
    "tonight": ("18:00", "23:59"), "tonite": ("18:00", "23:59"), "lunchtime": ("12:00", "14:00"),
}  # fmt: skip
_LINKS = ("to", "and", "until", "till", "-", "–")


class ClockTime(NamedTuple):
    """A clock time over tokens `[first, last)`. `half`: 'am', 'pm' or unknown. `clear`: surely a time."""

    first: int
    last: int
    hour: int
    minute: int
    half: str
    clear: bool


def time_at(row: TokenRow, i: int) -> ClockTime | None:
    """A clock time at `i`: '6:30', '6.30 pm', '8pm', '5'."""
    token = row[i]
    if token.kind not in (TokenKind.CLOCK, TokenKind.NUMBER) or (
        row.glued(i) and row[i - 1].kind == TokenKind.WORD
    ):
        return None
    parts = token.text.replace(".", ":").split(":")
    if not all(p.isdecimal() and len(p) <= 2 for p in parts) or (len(parts) == 2 and len(parts[1]) != 2):
        return None
    hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    half = row.low(i + 1).replace(".", "")
    half = half if half in ("am", "pm") else ""
    if hour > 24 or minute > 59 or (half and hour > 12):
        return None
    return ClockTime(
        i, i + 2 if half else i + 1, hour, minute, half, bool(half) or token.kind == TokenKind.CLOCK
    )


def time_range_at(row: TokenRow, i: int) -> tuple[ClockTime, ClockTime] | None:
    """Two clock times with a link between them: 'from 3 to 5pm', '9:30-11'."""
    opened = row.low(i) in ("from", "between")
    one = time_at(row, i + 1 if opened else i)
    if (
        one is None
        or row.low(one.last) not in _LINKS
        or (row.low(one.last) == "and" and row.low(i) != "between")
    ):
        return None
    two = time_at(row, one.last + 1)
    if two is None or not (opened or one.clear or two.clear):
        return None
    half = one.half or (two.half if one.hour <= two.hour or two.hour == 12 else "")
    return one._replace(first=i, half=half), two


def with_hours(row: TokenRow, day: DateHit) -> DateHit:
    """The day with a clock time before or after it, and resolved to hours where there are two."""
    k = day.last
    k = k + 1 if row.low(k) in (",", "at", "around") else k
    k = k + 1 if row.low(k) in ("at", "around") else k
    if found := time_range_at(row, k):
        return _resolved(replace(day, last=found[1].last), *found)
    if (time := time_at(row, k)) and (
        time.clear or (k > day.last and _ends(row, time.last) and row.low(k - 1) != ",")
    ):
        return replace(day, last=time.last)
    return _before(row, day)


def _ends(row: TokenRow, i: int) -> bool:
    return row[i].kind in (TokenKind.STOP, TokenKind.SIGN) and row[i].text not in ("%", "$", "-")


def _before(row: TokenRow, day: DateHit) -> DateHit:
    """Hours before the day: 'from 2 to 4pm on Tuesday', 'at 8.30 pm today'."""
    k = day.first - 1
    while k > day.first - 4 and row.low(k) in ("on", "the", "of"):
        k -= 1
    for start in range(max(0, k - 6), k):
        found = time_range_at(row, start)
        if (
            found
            and found[1].last == k + 1
            and (row.low(start) in ("from", "between") or row.low(start - 1) not in ("from", "between"))
        ):
            return _resolved(replace(day, first=start), *found)
    for start in (k - 1, k):
        time = time_at(row, start)
        if time and time.last == k + 1 and time.clear:
            return replace(day, first=start - 1 if row.low(start - 1) == "at" else start)
    return day


def _resolved(day: DateHit, one: ClockTime, two: ClockTime) -> DateHit:
    if day.period is None:
        return day
    start = day.period.start
    hours = [_hour(one), _hour(two)]
    end = start if hours[1] > hours[0] else start + timedelta(days=1)
    written = f"{start.isoformat()}T{hours[0] // 60 % 24:02d}:{hours[0] % 60:02d}"
    until = f"{end.isoformat()}T{hours[1] // 60 % 24:02d}:{hours[1] % 60:02d}"
    return replace(day, period=Period(start, end, written, until))


def part_of_day(row: TokenRow, day: DateHit) -> DateHit:
    """The day as a period of hours where its wording ends in a part of the day: 'Tuesday evening'."""
    hours = _PARTS.get(row.low(day.last - 1))
    if hours is None or day.period is None or (day.period.end - day.period.start).days != 1:
        return day
    iso = day.period.start.isoformat()
    period = Period(day.period.start, day.period.end, f"{iso}T{hours[0]}", f"{iso}T{hours[1]}")
    return replace(day, period=period)


def _hour(time: ClockTime) -> int:
    hour = time.hour % 12 + 12 * (time.half == "pm") if time.half else time.hour
    return hour * 60 + time.minute


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
_LONGEST = 3  # tokens of such a word


def bounded(context: DateContext, i: int, single: Rule) -> DateHit | None:
    """A date after 'since', 'before', 'until' and the like, as a period that is open at one end.

    Where the date only tells which event is meant ('after Monday's vote', 'since the 2008 crisis') the
    period is the event's, and none is found.
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
    """The date with 'or later', 'and after' or 'onwards' after it."""
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
    """Whether the date ends its phrase: no noun and no possessive after it."""
    token = row[last]
    if row.low(last - 1).endswith(("'s", "’s", "s'", "s’")):
        return False
    if token.kind == TokenKind.STOP:
        return True
    if token.kind == TokenKind.WORD and token.low != "of":
        return token.low in words("behind_bounds") or token.low in figure_lexicon.words("phrase_ends")
    return token.kind == TokenKind.SIGN and token.text in ".,;:?!)]”—"
