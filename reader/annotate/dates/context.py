"""What the rules know while they read: the tokens, the day of publication, and the tense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from reader.annotate.dates.lexicon import numbers, words
from reader.annotate.dates.periods import Period
from reader.annotate.figures.tokens import Kind, Tokens

_WINDOW = 14
Tense = Callable[[int], bool | None]


@dataclass(frozen=True, slots=True)
class Hit:
    """A date over tokens `[first, last)`. `period` is None where it cannot be known.

    `sure`: written out in full, so that nothing was worked out. `shape` says what kind of wording it is
    ('day', 'weekday', 'month', 'year', 'part', ...) to those who build on it.
    """

    first: int
    last: int
    period: Period | None
    shape: str = ""
    sure: bool = False

    def over(self, first: int, last: int) -> Hit:
        """The same date over more tokens."""
        return replace(self, first=first, last=last)


@dataclass(frozen=True, slots=True)
class Context:
    """Tokens, publication day (None: unknown), whether numeric dates put the day first, and the tense."""

    row: Tokens
    today: date | None
    day_first: bool
    tense: Tense

    def future(self, i: int) -> bool:
        """Whether the date at token `i` lies ahead, by the verb it hangs on or the words around it."""
        known = self.tense(i)
        return known if known is not None else self._words_ahead(i)

    def _words_ahead(self, i: int) -> bool:
        row = self.row
        for k in range(i - 1, max(-1, i - 4), -1):
            if row.low(k) in words("told"):
                return False
        left = i
        while (
            left > max(0, i - _WINDOW)
            and row[left - 1].kind != Kind.STOP
            and row.low(left - 1) not in (".", ";", "!", "?")
        ):
            left -= 1
        right = i
        while (
            right < min(len(row), i + _WINDOW)
            and row[right].kind != Kind.STOP
            and row.low(right) not in (".", ";", "!", "?")
        ):
            right += 1
        ahead = words("future")
        for k in range(left, right):
            low = row.low(k)
            if (
                low in ahead
                or low.endswith(("'ll", "’ll"))
                or low == "to"
                and row.low(k - 1) in ("is", "are", "be")
            ):
                return True
        return False


def count(row: Tokens, i: int) -> tuple[int, int] | None:
    """A whole number at `i` in digits or words, and the index after it; 'a' is 1, 'a couple of' 2."""
    from reader.annotate.figures.numbers import numeral

    low = row.low(i)
    if low in ("a", "an") and row.low(i + 1) in numbers("units"):
        return 1, i + 1
    if low == "a" and row.low(i + 1) == "couple":
        return 2, i + 3 if row.low(i + 2) == "of" else i + 2
    found = numeral(row, i, spaced=False)
    if found is None or not isinstance(found.value, int) or found.qualifier or not 0 < found.value < 5000:
        return None
    return found.value, found.end


def ordinal(row: Tokens, i: int) -> tuple[int, int] | None:
    """A day of the month as an ordinal ('4th', 'twenty-first') and the index after it."""
    if row[i].kind == Kind.NUMBER and row.low(i + 1) in ("st", "nd", "rd", "th") and not row[i + 1].gap:
        return (int(row[i].text), i + 2) if row[i].text.isdecimal() and len(row[i].text) < 3 else None
    low, table = row.low(i), numbers("ordinals")
    if low in table:
        return table[low], i + 1
    if low in ("twenty", "thirty"):
        k = i + 2 if row[i + 1].text == "-" else i + 1
        if row.low(k) in table and table[row.low(k)] < 10:
            return (20 if low == "twenty" else 30) + table[row.low(k)], k + 1
    return None
