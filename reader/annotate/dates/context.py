"""What the rules know while they read: the tokens, the day of publication, and the tense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from reader.annotate.dates.lexicon import numbers, words
from reader.annotate.dates.periods import Period
from reader.annotate.figures.lexer import TokenKind, TokenRow

_WINDOW = 14
Tense = Callable[[int], bool | None]


@dataclass(frozen=True, slots=True)
class DateHit:
    """A date over tokens `[first, last)`. `period` is None where it cannot be known.

    `sure`: written out in full, so that nothing was worked out. `shape` says what kind of wording it is
    ('day', 'weekday', 'month', 'year', 'part', ...) to those who build on it.
    """

    first: int
    last: int
    period: Period | None
    shape: str = ""
    sure: bool = False

    def over(self, first: int, last: int) -> DateHit:
        """The same date over more tokens."""
        return replace(self, first=first, last=last)


@dataclass(frozen=True, slots=True)
class DateContext:
    """TokenRow, publication day (None: unknown), whether numeric dates put the day first, and the tense."""

    row: TokenRow
    today: date | None
    day_first: bool
    tense: Tense

    def future(self, i: int) -> bool:
        """Whether the date at token `i` lies ahead, by the verb it hangs on or the words around it."""
        return self.tense_hint(i) is True

    def tense_hint(self, i: int) -> bool | None:
        """True for ahead, False for past, None where neither verb nor words tell."""
        before, lead = self.row.low(i - 1), self.row.low(i - 2)
        if before in ("for", "to", "until", "on") and lead in words("fixed"):
            return True
        if before in ("until", "till"):
            return None
        if before in ("to", "ended", "ending") and self._closes_a_stretch(i - 2):
            return False
        known = self.tense(i)
        return known if known is not None else self._by_words(i)

    def _closes_a_stretch(self, i: int) -> bool:
        """'in the year to July', 'the three months ended June': measured, so over."""
        units = ("year", "years", "months", "quarter", "quarters", "weeks", "half")
        return self.row.low(i) in units and "the" in (self.row.low(i - 1), self.row.low(i - 2))

    def _by_words(self, i: int) -> bool | None:
        row = self.row
        for k in range(i - 1, max(-1, i - 4), -1):
            if row.low(k) in words("told"):
                return False
        left = right = i
        while left > max(0, i - _WINDOW) and not _ends(row, left - 1):
            left -= 1
        while right < min(len(row), i + _WINDOW) and not _ends(row, right):
            right += 1
        upcoming, past = words("future"), words("past")
        result = None
        for k in range(left, right):
            low = row.low(k)
            if (
                low in upcoming
                or low.endswith(("'ll", "’ll"))
                or (low == "to" and row.low(k - 1) in ("is", "are", "be"))
            ):
                return True
            if low in past or (low.endswith("ed") and len(low) > 4):
                result = False
        return result


def _ends(row: TokenRow, i: int) -> bool:
    return row[i].kind == TokenKind.STOP or row.low(i) in (".", ";", "!", "?")


def count(row: TokenRow, i: int) -> tuple[int, int] | None:
    """A whole number at `i` in digits or words, and the index after it; 'a' is 1, 'a couple of' 2."""
    from reader.annotate.figures.numbers import numeral

    low = row.low(i)
    if low in ("a", "an") and row.low(i + 1).split("’")[0].split("'")[0] in numbers("units"):
        return 1, i + 1
    if low == "a" and row.low(i + 1) == "couple":
        return 2, i + 3 if row.low(i + 2) == "of" else i + 2
    found = numeral(row, i, spaced=False)
    if found is None or not isinstance(found.value, int) or found.qualifier or not 0 < found.value < 5000:
        return None
    return found.value, found.end


def ordinal(row: TokenRow, i: int) -> tuple[int, int] | None:
    """A day of the month as an ordinal ('4th', 'twenty-first') and the index after it."""
    if row[i].kind == TokenKind.NUMBER and row.low(i + 1) in ("st", "nd", "rd", "th") and not row[i + 1].gap:
        return (int(row[i].text), i + 2) if row[i].text.isdecimal() and len(row[i].text) < 3 else None
    low, table = row.low(i), numbers("ordinals")
    if low in table:
        return table[low], i + 1
    if low in ("twenty", "thirty"):
        k = i + 2 if row[i + 1].text == "-" else i + 1
        if row.low(k) in table and table[row.low(k)] < 10:
            return (20 if low == "twenty" else 30) + table[row.low(k)], k + 1
    return None


def bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
