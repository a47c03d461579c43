"""The words of dates, and what they say in the text: months, years, days, counts and ordinals."""

from __future__ import annotations

from functools import cache

from reader.annotate.figures.cardinals import small
from reader.annotate.figures.identifiers import counts
from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.annotate.figures.numbers import numeral
from reader.text.data_files import named_lists
from reader.text.month_names import MONTH_NUMBERS


@cache
def numbers(name: str) -> dict[str, int]:
    """A list of `words.txt`: words and the numbers they stand for."""
    pairs = (pair.split("=") for pair in named_lists(__package__, "words.txt")[name])
    return {word: int(value) for word, value in pairs}


@cache
def words(name: str) -> frozenset[str]:
    """A list of `lists.txt`."""
    return frozenset(named_lists(__package__, "lists.txt")[name])


def count(row: TokenRow, i: int) -> tuple[int, int] | None:
    """A whole number at `i` in digits or words, and the index after it; 'a' is 1, 'a couple of' 2."""
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
    """A word without its possessive ending."""
    return word.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")


def named_month(row: TokenRow, i: int) -> int | None:
    """The number of the month whose name stands at `i`."""
    token = row[i]
    if token.kind != TokenKind.WORD:
        return None
    low = token.low.rstrip(".").removesuffix("'s").removesuffix("’s")
    number = MONTH_NUMBERS.get(low)
    if low == "may" and token.text[0].islower() and _is_verb(row, i + 1):
        return None
    word = low in ("may", "march", "mar", "sat", "sun", "dec") and token.text[0].islower()
    if not word or row[i + 1].kind == TokenKind.NUMBER or row[i - 1].kind == TokenKind.NUMBER:
        return number
    leads = ("in", "of", "next", "last", "this", "friday", "and", "until")
    return number if row.low(i - 1) in leads else None


def _is_verb(row: TokenRow, after: int) -> bool:
    """Whether a lower-case 'may' before token `after` is the verb: 'all 12 may leave'."""
    if row[after].kind == TokenKind.NUMBER:
        return counts(row, after + 1)
    return row[after].kind == TokenKind.WORD and row.low(after) not in words("behind_months")


def written_year(row: TokenRow, i: int) -> int | None:
    """The year that stands at `i` in four digits."""
    text = row[i].text
    if row[i].kind != TokenKind.NUMBER or len(text) != 4 or not text.isdecimal() or not text.isascii():
        return None
    if not row[i + 1].gap and row[i + 1].kind == TokenKind.WORD and row.low(i + 1) != "s":
        return None
    return int(text) if 1000 <= int(text) < 2200 else None


def day_number(row: TokenRow, i: int) -> tuple[int, int] | None:
    """A day of the month at `i`, in digits or as an ordinal, and the index after it."""
    if found := ordinal(row, i):
        return found if 1 <= found[0] <= 31 else None
    text = row[i].text
    if row[i].kind == TokenKind.NUMBER and len(text) <= 2 and text.isdecimal() and 1 <= int(text) <= 31:
        after = row[i + 1]
        if after.kind == TokenKind.WORD and not after.gap:
            return None
        return int(text), i + 1
    return None


def year_after(row: TokenRow, i: int) -> tuple[int, int] | None:
    """A year after a month or day: '2001', ', 2001', 'of 2001', 'in 2001', words."""
    k = i
    if row.low(k) in (",", "of", "in", "-", "/", "."):
        k += 1
        if row.low(k) == "of":
            k += 1
    year = written_year(row, k)
    if year is not None:
        return year, k + 1
    if row.low(k - 1) == "of" and row[k].text in "'’" and row[k + 1].kind == TokenKind.NUMBER:
        k += 1
    text = row[k].text
    two = row[k].kind == TokenKind.NUMBER and len(text) == 2 and text.isdecimal()
    if two and (row.low(k - 1) == "of" or (row[k - 1].text in "'’" and k > i)):
        return century_of(int(text)), k + 1
    if row[i].text in ("'", "’") and row[i + 1].kind == TokenKind.NUMBER and len(row[i + 1].text) == 2:
        return century_of(int(row[i + 1].text)), i + 2
    if spoken := spoken_year(row, i):
        return spoken
    return None


def century_of(two: int) -> int:
    """A year of two digits in full: 87 is 1987, 21 is 2021."""
    return 2000 + two if two < 40 else 1900 + two


def spoken_year(row: TokenRow, i: int) -> tuple[int, int] | None:
    """A year in words: 'nineteen ninety six', 'two thousand and fifteen'."""
    first = small(row, i)
    if first and first[0] in (18, 19, 20) and (second := small(row, first[1])) and second[0] >= 10:
        return first[0] * 100 + second[0], second[1]
    if row.low(i) == "two" and row.low(i + 1) == "thousand":
        k = i + 3 if row.low(i + 2) == "and" else i + 2
        rest = small(row, k)
        return (2000 + rest[0], rest[1]) if rest else (2000, i + 2)
    return None
