"""Whole and decimal numbers in digits and words, with their scales: '4 thousand 3 hundred and 21'."""

from __future__ import annotations

from math import isfinite

from reader.annotate.figures import lexicon
from reader.annotate.figures.digits import grouped, power
from reader.annotate.figures.lexer import TokenKind, TokenRow, value_of
from reader.frozen import frozen

GREATEST = 1e36  # larger values are noise, and exports must stay finite


_LONGEST = 24  # tokens in one number: longer rows of number words are noise
_COUNTED_BY_A = lexicon.words("counted_by_a")


@frozen
class Numeral:
    """A number and the index of the token after it.

    `words`: written in words. `scaled`: holds a scale ('million'). `fraction`: a part of a whole ('two
    thirds'). `qualifier`: words of the numeral that make it approximate ('tens of', 'several').
    """

    value: int | float
    end: int
    words: bool = False
    scaled: bool = False
    fraction: bool = False
    qualifier: str | None = None


def whole(value: int | float) -> int | float:
    """A float without decimals, or off it by no more than a float's error, as the whole number it is."""
    if isinstance(value, int) or not isfinite(value):
        return value
    nearest = round(value)
    return (
        nearest
        if value == nearest or (abs(value) > 100 and abs(value - nearest) < 1e-12 * abs(value))
        else value
    )


def hyphen(row: TokenRow, i: int) -> bool:
    """Whether a hyphen stands at `i`."""
    return row[i].text in ("-", "‑", "‐")


def skip_hyphen(row: TokenRow, i: int) -> int:
    """Past one hyphen that stands against the token before it, or alone between spaces in old text."""
    return i + 1 if hyphen(row, i) and row[i + 1].gap == row[i].gap else i


def small(row: TokenRow, i: int) -> tuple[int, int] | None:
    """A number word below a hundred ('twenty-one') and the index after it."""
    words = lexicon.table("small.txt")
    first = words.get(row.low(i))
    if first is None:
        return None
    if first >= 20:
        j = skip_hyphen(row, i + 1)
        unit = words.get(row.low(j), 0)
        if 1 <= unit <= 9:
            return int(first + unit), j + 1
    return int(first), i + 1


def scale_at(
    row: TokenRow, i: int, after_digits: bool, spaced: bool, comma: bool = False
) -> tuple[float, int] | None:
    """A scale at `i` (or after a hyphen) and the index after it.

    `comma`: the text writes decimals after a comma, and `mil` as Spanish and Portuguese mean it.
    """
    j = i + 1 if hyphen(row, i) and not row[i].gap and not row[i + 1].gap else i
    word = row.low(j)
    if row[j].kind != TokenKind.WORD:
        return None
    scales = lexicon.table("scales.txt")
    size = scales.get(word) or (scales.get(word[:-1]) if word.endswith("s") else None)
    if size is None and after_digits and j == i and (spaced or not row[j].gap):
        glued = not row[j].gap
        if glued or len(word) > 1 or row[j].text in ("M", "k"):
            size = 1e3 if comma and word == "mil" else lexicon.table("short_scales.txt").get(word)
        priced = row[j - 2].text in ("£", "$", "€") and row[j + 2].kind == TokenKind.WORD  # 'a £2m-rated man'
        goes_on = priced or row.low(j + 2) in ("plus", "odd", "a", "an", "per")  # '2m-plus', '2m-a-year'
        if (
            size
            and glued
            and word in ("b", "m")
            and ((hyphen(row, j + 1) and not goes_on) or row[j + 1].text == "/")
        ):
            size = None
    return (size, j + 1) if size else None


def cardinal(row: TokenRow, i: int, comma: bool, spaced: bool, depth: int = 0) -> Numeral | None:
    """Digits and number words with their scales, as in '4 thousand 3 hundred and 21'."""
    return _Cardinal(row, i, comma, spaced, depth).read()


class _Cardinal:
    """A number while it is read: `total` are its groups that have their scale, the `least` of which another
    one must be below, and `current` the group that has none yet; `hundreds`: that one ends in 'hundred'.
    What begins to read a token and finds that it is no part of the number returns False."""

    __slots__ = (
        "comma", "current", "depth", "first", "hundreds", "least", "next", "row", "scaled", "spaced", "start",
        "total", "words",
    )  # fmt: skip

    def __init__(self, row: TokenRow, first: int, comma: bool, spaced: bool, depth: int) -> None:
        self.row, self.first, self.comma, self.spaced, self.depth = row, first, comma, spaced, depth
        self.total: int | float = 0
        self.current: int | float | None = None
        self.least = float("inf")
        self.words = self.scaled = self.hundreds = False
        self.next = first
        if row.low(first) in ("a", "an") and row.low(first + 1) in _COUNTED_BY_A:
            self.next, self.words, self.current = first + 1, True, 1
        self.start = self.next

    def read(self) -> Numeral | None:
        """The number, if one begins here."""
        while self.next - self.start < _LONGEST and self._goes_on():
            pass
        if self.next == self.start:
            return None
        row, value = self.row, self._with_decimals(self.total + (self.current or 0))
        if row[self.first].kind == TokenKind.NUMBER:
            value, self.next = power(row, self.next, value)
        return Numeral(value, self.next, self.words, self.scaled)

    def _goes_on(self) -> bool:
        row, j, current = self.row, self.next, self.current
        begins = j == self.start
        if row[j].kind == TokenKind.NUMBER and (
            begins or (self.scaled and current is None and _more(row, j))
        ):
            return self._digits(begins)
        if (found := small(row, j)) and (current is None or (self.hundreds and found[0] < 100)):
            return self._small(*found, begins=begins)
        if not begins and self.depth < 3 and (current is None or self.hundreds) and row.low(j) == "and":
            return self._tens_behind_and() if self.hundreds else self._group_behind_and()
        digits_before = not begins and row[j - 1].kind in (TokenKind.NUMBER, TokenKind.VULGAR)
        if size := scale_at(row, j, digits_before, self.spaced, self.comma):
            return self._scale(*size, begins=begins)
        if dozen := _dozen(row, j, current):
            self.current, self.next = dozen
            self.scaled = True
        return False

    def _digits(self, begins: bool) -> bool:
        value = value_of(self.row[self.next].text, self.comma)
        if value is None or (not begins and value >= self.least):
            return False
        joined = grouped(self.row, self.next, value)
        self.current, self.next = joined or (value, self.next + 1)
        return True

    def _small(self, value: int, after: int, *, begins: bool) -> bool:
        if not begins and self.current is None and value >= self.least:
            return False
        self.current = value + (self.current or 0)
        self.next, self.words, self.hundreds = after, self.words or begins, False
        return True

    def _behind_and(self, words: bool) -> Numeral | None:
        """The number behind 'and', where that joins two parts of one: 'three hundred and twenty'."""
        row, j = self.row, self.next
        if not _joins(row, j, words):
            return None
        rest = cardinal(row, j + 1, self.comma, self.spaced, self.depth + 1)
        is_part = rest is None or part_of(row, skip_hyphen(row, rest.end), True)
        return None if is_part else rest

    def _group_behind_and(self) -> bool:
        rest = self._behind_and(self.words)
        if rest is not None and rest.value < self.least:
            self.total, self.current, self.next = self.total + rest.value, 0, rest.end
        return False

    def _tens_behind_and(self) -> bool:
        rest, tens = self._behind_and(True), small(self.row, self.next + 1)
        if rest is not None and rest.value < 100:
            self.current, self.next = (self.current or 0) + rest.value, rest.end
        elif rest is not None and self.words and tens is not None and _is_scaled(self.row, tens[1]):
            self.current, self.next = (self.current or 0) + tens[0], tens[1]
        else:
            return False
        self.hundreds = False
        return True

    def _scale(self, amount: float, after: int, *, begins: bool) -> bool:
        row, current = self.row, self.current
        if row[self.next].kind == TokenKind.WORD and row.low(self.next).endswith("s") and current is None:
            return False
        if amount == 100:
            if current is not None and (current >= 100 or self.hundreds):
                return False
            self.current, self.hundreds = (1 if current is None else current) * 100, True
        elif current is None and self.total:
            self.total, self.least = self.total * amount, amount
        elif amount >= self.least:
            return False
        else:
            self.total += (1 if current is None else current) * amount
            self.current, self.least, self.hundreds = None, amount, False
        self.words = self.words or begins
        self.next, self.scaled = after, True
        return True

    def _with_decimals(self, value: int | float) -> int | float:
        """The value with the decimals that are spoken behind it: 'two point five million'."""
        row = self.row
        if row.low(self.next) != "point" or (self.current is None and not self.hundreds):
            return value
        decimals, after = _decimals(row, self.next + 1)
        if not self.hundreds or decimals:
            self.next = after
        if not decimals:
            return value
        value = float(f"{int(value)}.{decimals}")
        if self.hundreds or self.total or not (size := scale_at(row, after, False, self.spaced, self.comma)):
            return value
        amount, self.next = size
        self.scaled = True
        return value * amount


def _is_scaled(row: TokenRow, j: int) -> bool:
    """Whether a scale beyond a hundred stands at `j`, as in 'three hundred and fifty million'."""
    size = scale_at(row, j, False, True)
    return size is not None and size[0] >= 1000


def _more(row: TokenRow, j: int) -> bool:
    """Whether digits after a scale go on with it: '4 thousand 3 hundred'."""
    return row.low(j + 1) in ("hundred", "thousand") or row.low(j - 1) == "and"


def _joins(row: TokenRow, j: int, words: bool) -> bool:
    """Whether 'and' at `j` joins two parts of one number."""
    after = row[j + 1]
    if after.kind == TokenKind.NUMBER:
        return row.low(j - 1) == "hundred" and len(after.text) <= 2
    return words and small(row, j + 1) is not None


def _dozen(row: TokenRow, j: int, current: int | float | None) -> tuple[int | float, int] | None:
    k = j + 1 if hyphen(row, j) else j
    if current is not None and row.low(k) in ("dozen", "dozens", "doz", "dozs"):
        return current * 12, k + 1
    if current is not None and current > 1 and row.low(k) == "score" and k == j:
        return current * 20, k + 1
    return (2, k + 1) if current == 1 and row.low(k) == "couple" else None


def _decimals(row: TokenRow, j: int) -> tuple[str, int]:
    """Spoken decimals: 'nought four', 'seventy-one', '5'."""
    digits, start = "", j
    while j - start < 12:
        if row[j].kind == TokenKind.NUMBER and row[j].text.isdecimal() and len(row[j].text) < 12:
            digits, j = digits + row[j].text, j + 1
        elif found := small(row, j):
            digits, j = digits + str(found[0]), found[1]
        else:
            break
    return digits, j


def part_of(row: TokenRow, i: int, plural: bool) -> tuple[float, int] | None:
    """The name of a part at `i` ('third', 'twenty-fifths') and the index after it."""
    names = lexicon.table("parts.txt")
    word = row.low(i)
    ends = "halves" if plural else "half"
    if word == ends:
        return 2, i + 1
    name = word[:-1] if plural and word.endswith("s") else word
    if not plural or word.endswith("s"):
        if name in names and name not in ("half", "halve"):
            return names[name], i + 1
        tens = lexicon.table("small.txt").get(word, 0)
        if tens >= 20:
            j = skip_hyphen(row, i + 1)
            last = row.low(j)
            last = last[:-1] if plural and last.endswith("s") else last
            ordinal = 1 if last == "first" else names.get(last, 0)
            if 1 <= ordinal <= 9 and (row.low(j).endswith("s") == plural):
                return tens + ordinal, j + 1
    elif plural and lexicon.table("small.txt").get(word, 0) >= 20:
        j = skip_hyphen(row, i + 1)
        last = row.low(j).removesuffix("s")
        ordinal = 1 if last == "first" else names.get(last, 0)
        if 1 <= ordinal <= 9 and row.low(j).endswith("s"):
            return lexicon.table("small.txt")[word] + ordinal, j + 1
    return None
