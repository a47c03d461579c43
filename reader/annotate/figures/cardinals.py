"""Whole and decimal numbers in digits and words, with their scales: '4 thousand 3 hundred and 21'."""

from __future__ import annotations

from math import isfinite

from reader.annotate.figures import lexicon
from reader.annotate.figures.lexer import TokenKind, TokenRow, value_of
from reader.frozen import frozen

GREATEST = 1e36  # larger values are noise, and exports must stay finite


_LONGEST = 24  # tokens in one number: longer rows of number words are noise


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
        goes_on = row.low(j + 2) in ("plus", "odd", "a", "an", "per")  # '£2m-plus', '£2m-a-year'
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
    total: int | float = 0
    current: int | float | None = None
    last = float("inf")
    j, start, words, scaled, hundreds = i, i, False, False, False
    if row.low(i) in ("a", "an") and row.low(i + 1) in (
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
        "lakh",
        "crore",
        "dozen",
        "score",
        "couple",
    ):
        j, words, current = i + 1, True, 1
        start = j
    while j - start < _LONGEST:
        token = row[j]
        if token.kind == TokenKind.NUMBER and (j == start or (scaled and current is None and _more(row, j))):
            value = value_of(token.text, comma)
            if value is None or (j > start and value >= last):
                break
            joined = _grouped(row, j, value)
            current, j = joined or (value, j + 1)
        elif (found := small(row, j)) and (current is None or (hundreds and found[0] < 100)):
            if j == start or current is not None or found[0] < last:
                current = found[0] + (current or 0)
                j, words, hundreds = found[1], words or j == start, False
            else:
                break
        elif j > start and current is None and row.low(j) == "and" and depth < 3 and not hundreds:
            rest = cardinal(row, j + 1, comma, spaced, depth + 1) if _joins(row, j, words) else None
            if rest is None or rest.value >= last or part_of(row, skip_hyphen(row, rest.end), True):
                break
            total, current, j = total + rest.value, 0, rest.end
            break
        elif j > start and hundreds and row.low(j) == "and" and depth < 3:
            rest = cardinal(row, j + 1, comma, spaced, depth + 1) if _joins(row, j, True) else None
            if rest is None or part_of(row, skip_hyphen(row, rest.end), True):
                break
            tens = small(row, j + 1)
            if rest.value < 100:
                current, j, hundreds = (current or 0) + rest.value, rest.end, False
            elif words and tens is not None and _is_scaled(row, tens[1]):
                current, j, hundreds = (current or 0) + tens[0], tens[1], False
            else:
                break
        elif size := scale_at(
            row, j, row[j - 1].kind in (TokenKind.NUMBER, TokenKind.VULGAR) and j > start, spaced, comma
        ):
            amount, after = size
            if row[j].kind == TokenKind.WORD and row.low(j).endswith("s") and current is None:
                break
            if amount == 100:
                if current is not None and (current >= 100 or hundreds):
                    break
                current, hundreds = (1 if current is None else current) * 100, True
            elif current is None and total:
                total, last = total * amount, amount
            elif amount >= last:
                break
            else:
                total += (1 if current is None else current) * amount
                current, last, hundreds = None, amount, False
            words = words or j == start
            j, scaled = after, True
        elif dozen := _dozen(row, j, current):
            current, j = dozen
            scaled = True
            break
        else:
            break
    if j == start:
        return None
    value = total + (current or 0)
    if row.low(j) == "point" and current is not None and not hundreds:
        decimals, j = _decimals(row, j + 1)
        if decimals:
            value = float(f"{int(value)}.{decimals}")
            if total == 0 and (size := scale_at(row, j, False, spaced, comma)):
                value, j, scaled = value * size[0], size[1], True
    elif hundreds and row.low(j) == "point":
        decimals, after = _decimals(row, j + 1)
        value, j = (float(f"{int(value)}.{decimals}"), after) if decimals else (value, j)
    if row[i].kind == TokenKind.NUMBER:
        value, j = _power(row, j, value)
    return Numeral(value, j, words, scaled)


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


def _grouped(row: TokenRow, j: int, value: int | float) -> tuple[int | float, int] | None:
    """Thousands parted by plain spaces ('12 500', '12 345,6'): alone on their line, not a row of a table."""
    if (
        not 0 < value < 1000
        or not row[j].text.isdecimal()
        or row[j].text.startswith("0")
        or row[j - 1].kind == TokenKind.NUMBER
    ):
        return None
    digits, k, decimals = row[j].text, j + 1, ""
    while k <= j + 3 and not decimals and row[k].kind == TokenKind.NUMBER:
        group, _, decimals = row[k].text.replace(",", ".").partition(".")
        if len(group) != 3 or not group.isdecimal() or (decimals and not _few_digits(decimals)):
            decimals = ""
            break
        if row[k].start - row[k - 1].end != 1:
            return None
        digits, k = digits + group, k + 1
    if (
        k == j + 1
        or row[k].kind == TokenKind.NUMBER
        or row[k].text in ("-", "/", "+")
        or row[j - 1].text in ("-", "+", ")")
    ):
        return None
    return (float(f"{digits}.{decimals}") if decimals else int(digits)), k


def _few_digits(decimals: str) -> bool:
    return len(decimals) < 3 and decimals.isdecimal()


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


def _power(row: TokenRow, j: int, value: int | float) -> tuple[int | float, int]:
    """Scientific notation: 12.3e+14, 1.3x10^6, 2.5^-1."""
    k = j
    base: float = 1
    if row.low(k) in ("x", "×", "*") and row[k + 1].text == "10" and row[k + 2].text == "^":
        k, base = k + 2, 10
    if row[k].text == "^":
        base, k = (base if base == 10 else value), k + 1
        lead = value if base == 10 and k > j + 1 else 1
    elif row.low(k) == "e" and not row[k].gap and not row[k + 1].gap:
        base, lead, k = 10, value, k + 1
    else:
        return value, j
    minus = False
    while row[k].text in ("+", "-", "−") and k < j + 6:
        minus, k = row[k].text != "+", k + 1
    power = row[k].text
    if row[k].kind != TokenKind.NUMBER or not power.isdecimal() or len(power) > 3 or not base:
        return (float("inf"), k + 1) if row[k].kind == TokenKind.NUMBER else (value, j)
    try:
        return lead * float(base) ** (-int(power) if minus else int(power)), k + 1
    except OverflowError:
        return float("inf"), k + 1


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
