"""The number parser: digits, number words, scales and fractions to one value."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from math import isfinite

from reader.annotate.figures import lexicon
from reader.annotate.figures.literals import value_of
from reader.annotate.figures.tokens import Kind, Tokens

GREATEST = 1e36  # larger values are noise, and exports must stay finite
_APPROXIMATE = {
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "lakhs": 1e5,
    "millions": 1e6, "crores": 1e7, "billions": 1e9, "trillions": 1e12,
}  # fmt: skip
_LONGEST = 24  # tokens in one number: longer rows of number words are noise
_FEW = ("several", "few", "many", "couple")


@dataclass(frozen=True, slots=True)
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


def numeral(row: Tokens, i: int, comma: bool = False, spaced: bool = True) -> Numeral | None:
    """The longest number that starts at token `i`. `spaced`: short scales may stand apart ('5 m')."""
    found = (
        _approximate(row, i)
        or _half(row, i)
        or _part(row, i)
        or _with_fraction(row, i, _cardinal(row, i, comma, spaced))
    )
    if found is None or not isfinite(found.value) or abs(found.value) >= GREATEST:
        return None
    return replace(found, value=whole(found.value))


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


def _hyphen(row: Tokens, i: int) -> bool:
    return row[i].text in ("-", "‑", "‐")


def _skip_hyphen(row: Tokens, i: int) -> int:
    """Past one hyphen that stands against the token before it, or alone between spaces in old text."""
    return i + 1 if _hyphen(row, i) and row[i + 1].gap == row[i].gap else i


def small(row: Tokens, i: int) -> tuple[int, int] | None:
    """A number word below a hundred ('twenty-one') and the index after it."""
    words = lexicon.table("small.txt")
    first = words.get(row.low(i))
    if first is None:
        return None
    if first >= 20:
        j = _skip_hyphen(row, i + 1)
        unit = words.get(row.low(j), 0)
        if 1 <= unit <= 9:
            return int(first + unit), j + 1
    return int(first), i + 1


def _scale(row: Tokens, i: int, after_digits: bool, spaced: bool) -> tuple[float, int] | None:
    """A scale at `i` (or after a hyphen) and the index after it."""
    j = i + 1 if _hyphen(row, i) and not row[i].gap and not row[i + 1].gap else i
    word = row.low(j)
    if row[j].kind != Kind.WORD:
        return None
    scales = lexicon.table("scales.txt")
    size = scales.get(word) or (scales.get(word[:-1]) if word.endswith("s") else None)
    if size is None and after_digits and j == i and (spaced or not row[j].gap):
        glued = not row[j].gap
        if glued or len(word) > 1 or row[j].text in ("M", "k"):
            size = lexicon.table("short_scales.txt").get(word)
        if size and glued and word in ("b", "m") and (_hyphen(row, j + 1) or row[j + 1].text == "/"):
            size = None
    return (size, j + 1) if size else None


def _cardinal(row: Tokens, i: int, comma: bool, spaced: bool, depth: int = 0) -> Numeral | None:
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
        if token.kind == Kind.NUMBER and (j == start or (scaled and current is None and _more(row, j))):
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
            rest = _cardinal(row, j + 1, comma, spaced, depth + 1) if _joins(row, j, words) else None
            if rest is None or rest.value >= last or part_of(row, _skip_hyphen(row, rest.end), True):
                break
            total, current, j = total + rest.value, 0, rest.end
            break
        elif j > start and hundreds and row.low(j) == "and" and depth < 3:
            rest = _cardinal(row, j + 1, comma, spaced, depth + 1) if _joins(row, j, True) else None
            if rest is None or (rest.scaled and rest.value < 1000) or rest.value >= 1e5:
                break
            if part_of(row, _skip_hyphen(row, rest.end), True):
                break
            if rest.value < 100:
                current, j, hundreds = (current or 0) + rest.value, rest.end, False
            elif rest.scaled and words and rest.value % 1000 == 0 and current is not None:
                current, j = current * 1000 + rest.value, rest.end
                break
            else:
                break
        elif size := _scale(row, j, row[j - 1].kind in (Kind.NUMBER, Kind.VULGAR) and j > start, spaced):
            amount, after = size
            if row[j].kind == Kind.WORD and row.low(j).endswith("s") and current is None:
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
    elif hundreds and row.low(j) == "point":
        decimals, after = _decimals(row, j + 1)
        value, j = (float(f"{int(value)}.{decimals}"), after) if decimals else (value, j)
    if row[i].kind == Kind.NUMBER:
        value, j = _power(row, j, value)
    return Numeral(value, j, words, scaled)


def _more(row: Tokens, j: int) -> bool:
    """Whether digits after a scale go on with it: '4 thousand 3 hundred'."""
    return row.low(j + 1) in ("hundred", "thousand") or row.low(j - 1) == "and"


def _joins(row: Tokens, j: int, words: bool) -> bool:
    """Whether 'and' at `j` joins two parts of one number."""
    after = row[j + 1]
    if after.kind == Kind.NUMBER:
        return row.low(j - 1) == "hundred" and len(after.text) <= 2
    return words and small(row, j + 1) is not None


def _dozen(row: Tokens, j: int, current: int | float | None) -> tuple[int | float, int] | None:
    k = j + 1 if _hyphen(row, j) else j
    if current is not None and row.low(k) in ("dozen", "dozens", "doz", "dozs"):
        return current * 12, k + 1
    if current is not None and current > 1 and row.low(k) == "score" and k == j:
        return current * 20, k + 1
    return (2, k + 1) if current == 1 and row.low(k) == "couple" else None


def _grouped(row: Tokens, j: int, value: int | float) -> tuple[int, int] | None:
    """Thousands parted by plain spaces ('12 500'): alone on their line, not a row of a table."""
    if (
        not 0 < value < 1000
        or not row[j].text.isdecimal()
        or row[j].text.startswith("0")
        or row[j - 1].kind == Kind.NUMBER
    ):
        return None
    digits, k = row[j].text, j + 1
    while k <= j + 3 and row[k].kind == Kind.NUMBER and len(row[k].text) == 3 and row[k].text.isdecimal():
        if row[k].start - row[k - 1].end != 1:
            return None
        digits, k = digits + row[k].text, k + 1
    if (
        k == j + 1
        or row[k].kind == Kind.NUMBER
        or row[k].text in ("-", "/", "+")
        or row[j - 1].text in ("-", "+", ")")
    ):
        return None
    return int(digits), k


def _decimals(row: Tokens, j: int) -> tuple[str, int]:
    """Spoken decimals: 'nought four', 'seventy-one', '5'."""
    digits, start = "", j
    while j - start < 12:
        if row[j].kind == Kind.NUMBER and row[j].text.isdecimal() and len(row[j].text) < 12:
            digits, j = digits + row[j].text, j + 1
        elif found := small(row, j):
            digits, j = digits + str(found[0]), found[1]
        else:
            break
    return digits, j


def _power(row: Tokens, j: int, value: int | float) -> tuple[int | float, int]:
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
    if row[k].kind != Kind.NUMBER or not power.isdecimal() or len(power) > 3 or not base:
        return (float("inf"), k + 1) if row[k].kind == Kind.NUMBER else (value, j)
    try:
        return lead * float(base) ** (-int(power) if minus else int(power)), k + 1
    except OverflowError:
        return float("inf"), k + 1


def part_of(row: Tokens, i: int, plural: bool) -> tuple[float, int] | None:
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
            j = _skip_hyphen(row, i + 1)
            last = row.low(j)
            last = last[:-1] if plural and last.endswith("s") else last
            ordinal = 1 if last == "first" else names.get(last, 0)
            if 1 <= ordinal <= 9 and (row.low(j).endswith("s") == plural):
                return tens + ordinal, j + 1
    elif plural and lexicon.table("small.txt").get(word, 0) >= 20:
        j = _skip_hyphen(row, i + 1)
        last = row.low(j).removesuffix("s")
        ordinal = 1 if last == "first" else names.get(last, 0)
        if 1 <= ordinal <= 9 and row.low(j).endswith("s"):
            return lexicon.table("small.txt")[word] + ordinal, j + 1
    return None


def _with_fraction(row: Tokens, i: int, base: Numeral | None) -> Numeral | None:
    """A whole number with what follows it: '½', '1/2', 'and a half', 'thirds', 'million and a half'."""
    if row[i].kind == Kind.VULGAR:
        return Numeral(unicodedata.numeric(row[i].text), i + 1, fraction=True)
    if base is None:
        return None
    j = base.end
    if row[j].kind == Kind.VULGAR and not base.words:
        found = replace(base, value=base.value + unicodedata.numeric(row[j].text), end=j + 1)
        return _rescaled(row, found)
    if row[i].kind == Kind.NUMBER and not base.scaled:
        if slash := _slashed(row, i):
            return slash
        if slash := _slashed(row, j):
            if row[j].gap and isinstance(base.value, int):
                return _rescaled(row, replace(base, value=base.value + slash.value, end=slash.end))
    k = _skip_hyphen(row, j)
    named = part_of(row, k, plural=base.value != 1)
    if named and (base.words or row[i].kind == Kind.WORD) and not (named[0] == 2 and base.value == 1):
        if not _period(row, i, named[1], named[0]):
            return _rescaled(row, Numeral(base.value / named[0], named[1], True, False, True))
    if row.low(j) == "and" or (_hyphen(row, j) and row.low(j + 1) == "and"):
        return _and_part(row, j + 1 if row.low(j) == "and" else j + 2, base) or base
    return base


def _and_part(row: Tokens, j: int, base: Numeral) -> Numeral | None:
    """'and a half', 'and three quarters' after a number; a scale that the number ends in counts for both."""
    k = j + 1 if _hyphen(row, j) else j
    if row.low(k) in ("a", "an", "one"):
        count, k = 1, _skip_hyphen(row, k + 1)
    elif found := small(row, k):
        count, k = found[0], _skip_hyphen(row, found[1])
    else:
        return None
    named = part_of(row, k, plural=count != 1)
    if named is None or _period(row, j, named[1], named[0]):
        return None
    share, end = count / named[0], named[1]
    own = _scale(row, end, False, True)
    if own and base.scaled and own[0] < base.value:
        return replace(base, value=base.value + share * own[0], end=own[1])
    scale = 1.0
    if base.scaled:
        scale = next((s for s in (1e12, 1e9, 1e7, 1e6, 1e5, 1e3) if base.value % s == 0), 1.0)
        scale = scale if row.low(base.end - 1).rstrip("s") in lexicon.table("scales.txt") else 1.0
        scale = scale if row.low(base.end - 1) != "hundred" else 1.0
    return _rescaled(row, replace(base, value=base.value + share * scale, end=end))


def _rescaled(row: Tokens, found: Numeral) -> Numeral:
    """A scale after a fraction: 'one and a half million', 'three quarters of a million'."""
    j = found.end
    if row.low(j) == "of" and row.low(j + 1) in ("a", "one"):
        j += 2
    size = _scale(row, j, row[j - 1].kind == Kind.VULGAR, True)
    if size is None or (size[0] == 100 and j == found.end):
        return found
    return replace(found, value=found.value * size[0], end=size[1], scaled=True, fraction=False)


def _slashed(row: Tokens, i: int) -> Numeral | None:
    """A common fraction in digits: '1/4', '5/8'. Others are dates and addresses ('9/11', '24/7')."""
    top, bar, bottom = row[i], row[i + 1], row[i + 2]
    if bar.text not in ("/", "⁄") or bar.gap or bottom.gap or len(top.text) > 2:
        return None
    if bottom.text not in ("2", "3", "4", "5", "6", "8", "10", "16", "32") or not top.text.isdecimal():
        return None
    if (row[i + 3].text in ("/", "-") and not row[i + 3].gap) or not 0 < int(top.text) < int(bottom.text):
        return None
    return Numeral(int(top.text) / int(bottom.text), i + 3, fraction=True)


def _period(row: Tokens, i: int, end: int, parts: float) -> bool:
    """Whether the words name an ordinal or a stretch of time: 'last three quarters', 'a third man'."""
    before = row.low(i - 1)
    if parts == 4 and before in (
        "last", "past", "next", "first", "previous", "consecutive", "straight", "successive", "these", "per", "every",
        "each", "this", "final", "coming", "second", "third", "fourth",
    ):  # fmt: skip
        return True
    if _hyphen(row, end) and not row[end].gap:
        return row.low(end + 1) in (
            "final",
            "finals",
            "back",
            "finalist",
            "finalists",
            "hour",
            "time",
            "term",
            "year",
        )
    return False


def _half(row: Tokens, i: int) -> Numeral | None:
    """'half', 'half a million', 'half a dozen', 'quarter million'."""
    word = row.low(i)
    if word not in ("half", "quarter"):
        return None
    share = 0.5 if word == "half" else 0.25
    j = i + 1
    if row.low(j) == "of" and row.low(j + 1) in ("a", "one"):
        j += 1
    j = j + 1 if row.low(j) in ("a", "one") else _skip_hyphen(row, j)
    if row.low(j) in ("dozen", "century"):
        return Numeral(share * 12, j + 1, True, True) if row.low(j) == "dozen" else Numeral(share, j, True)
    size = _scale(row, j, False, True)
    if size:
        return Numeral(share * size[0], size[1], True, True)
    if _hyphen(row, i + 1) and row.low(i + 2) in (
        "point",
        "percentage",
        "percent",
        "mile",
        "inch",
        "pound",
        "ton",
    ):
        return Numeral(share, i + 1, True, fraction=True)
    if word == "quarter" or row.low(i - 1) in (
        "first", "second", "last", "latter", "other", "better", "top", "bottom", "northern", "southern", "eastern",
        "western", "final", "this", "opening", "that", "each", "either", "per", "1st", "2nd", "right", "left", "one",
        "in", "upper", "lower", "early", "late", "every", "former", "goalless", "th", "nd", "st",
    ) or row.low(i + 1) in ("way", "time", "past", "brother", "sister", "marathon", "term", "volley", "century", "hearted"):  # fmt: skip
        if not ((word == "half" and row.low(i - 1) == "one") or row.low(i + 1) in ("an", "a", "of")):
            return None
        if word == "quarter" or row.low(i - 1) in ("first", "second", "last", "latter"):
            return None
    if _hyphen(row, i + 1) and not row[i + 1].gap:
        unit = lexicon.units().folded.get(row.low(i + 2))
        good = unit is not None and unit.dimension not in ("times", "data")
        return Numeral(share, i + 1, True, fraction=True) if good and row.low(i + 2) != "time" else None
    return Numeral(share, i + 1, True, fraction=True)


def _part(row: Tokens, i: int) -> Numeral | None:
    """'a third', 'an eighth', 'a quarter', 'a half': a share, not a place in a row or a season."""
    if row.low(i) not in ("a", "an"):
        return None
    j = i + 1
    named = part_of(row, j, plural=False)
    if named is None or _period(row, i, named[1], named[0]):
        return None
    after = row[named[1]]
    if (
        _hyphen(row, named[1])
        and not after.gap
        and not (
            named[0] in (2, 4)
            and row.low(named[1] + 1) in ("point", "percentage", "million", "billion", "mile", "inch")
        )
    ):
        return None
    if named[0] not in (2, 4) and named[0] < 100 and after.kind == Kind.WORD and after.low not in _SHARED:
        return None
    if named[0] in (2, 4) and after.low in ("final", "finals", "century", "back", "finalist"):
        return None
    return _rescaled(row, Numeral(1 / named[0], named[1], True, fraction=True))


# 'within a month' measures; 'twice a month' and 'a month of rain' are rates and nouns
_LASTING = frozenset(
    [
        "within",
        "for",
        "about",
        "nearly",
        "almost",
        "over",
        "than",
        "least",
        "lasted",
        "lasts",
        "took",
        "takes",
        "under",
        "around",
        "after",
        "roughly",
    ]
)
_SPANS = frozenset(
    [
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "fortnight",
        "month",
        "year",
        "decade",
        "century",
        "mile",
        "kilometre",
        "kilometer",
    ]
)
_SHARED = frozenset(
    [
        "of",
        "were",
        "was",
        "are",
        "is",
        "had",
        "have",
        "has",
        "said",
        "say",
        "will",
        "would",
        "in",
        "on",
        "to",
        "from",
        "by",
        "more",
        "less",
        "lower",
        "higher",
        "and",
        "or",
        "as",
        "than",
        "did",
        "do",
        "could",
        "may",
        "might",
        "at",
        "the",
    ]
)


def _approximate(row: Tokens, i: int, inner_one: bool = False) -> Numeral | None:
    """'tens of thousands', 'dozens', 'several hundred', 'a few dozen', 'a couple'."""
    word, j = row.low(i), i
    if word in ("low", "mid", "high", "the") and row.low(i + 1) in _APPROXIMATE and word != "the":
        return None
    if word == "a" and row.low(i + 1) in ("few", "couple", "good"):
        j += 1
    if row.low(j) in _FEW and (row.low(j) != "couple" or j > i):
        if row.low(j) == "couple":
            k = j + 2 if row.low(j + 1) == "of" else j + 1
            size = _scale(row, k, False, True) or (((12.0, k + 1)) if row.low(k) == "dozen" else None)
            if size:
                return Numeral(2 * size[0], size[1], True, True, qualifier="a couple of")
            return (
                Numeral(2, j + 1, True)
                if k == j + 2 or row[k].kind != Kind.WORD or row.low(k) == "more"
                else None
            )
        k = j + 1
        size = _scale(row, k, False, True) or (((12.0, k + 1)) if row.low(k) in ("dozen", "score") else None)
        words = row.words(i, j + 1 - i)
        return Numeral(size[0], size[1], True, True, qualifier=words) if size else None
    if word in ("a", "an") and row.low(i - 1) in _LASTING and row.low(i + 1) in _SPANS:
        if row.low(i + 2) not in ("ago", "earlier", "later", "before", "after", "from", "when", "long"):
            return Numeral(1, i + 1, True)
    if word not in _APPROXIMATE or (row[i].text[:1].isupper() and row[i - 1].kind == Kind.WORD):
        return None
    value, k = _APPROXIMATE[word], i + 1
    if not inner_one and row.low(k) == "of" and row.low(k + 1) in _APPROXIMATE:
        inner = _approximate(row, k + 1, inner_one=True)
        if inner is not None:
            times = 1 if value > inner.value else value
            return Numeral(times * inner.value, inner.end, True, True, qualifier=f"{word} of")
    if word == "tens" or (word == "scores" and not _counting(row, i)):
        return None
    return Numeral(value, k, True, True, qualifier=f"{word} of")


def _counting(row: Tokens, i: int) -> bool:
    """Whether 'scores' counts something and is neither a verb nor the points of a game."""
    return row.low(i + 1) in (
        "of",
        "were",
        "more",
        "are",
        "have",
        "injured",
        "dead",
        "killed",
        "wounded",
        "remain",
    )
