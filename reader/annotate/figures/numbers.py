"""The number parser: digits, number words, scales and fractions to one value."""

from __future__ import annotations

from functools import cache
from math import isfinite

from reader.annotate.figures import lexicon
from reader.annotate.figures.cardinals import GREATEST, Numeral, cardinal, scale_at, skip_hyphen, whole
from reader.annotate.figures.fractions import half, part, with_fraction
from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.frozen import replace

_APPROXIMATE = {
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "lakhs": 1e5,
    "millions": 1e6, "crores": 1e7, "billions": 1e9, "trillions": 1e12,
}  # fmt: skip
_FEW = ("several", "few", "many", "couple")


def numeral(row: TokenRow, i: int, comma: bool = False, spaced: bool = True) -> Numeral | None:
    """The longest number that starts at token `i`. `spaced`: short scales may stand apart ('5 m')."""
    if row[i].kind == TokenKind.WORD and row[i].low not in starts():
        return None
    found = (
        _approximate(row, i)
        or half(row, i)
        or part(row, i)
        or with_fraction(row, i, cardinal(row, i, comma, spaced))
    )
    if found is None:
        return None
    found = _and_odd(row, found)
    if not isfinite(found.value) or abs(found.value) >= GREATEST:
        return None
    return replace(found, value=whole(found.value))


def _and_odd(row: TokenRow, found: Numeral) -> Numeral:
    """The numeral with the scale behind an '-odd' that makes it rough: 'forty-odd thousand'."""
    k = skip_hyphen(row, found.end)
    if row.low(k) != "odd" or found.scaled or found.fraction or found.qualifier:
        return found
    dozen = (12.0, k + 2) if row.low(k + 1) == "dozen" else None
    size = scale_at(row, k + 1, False, True) or dozen
    return Numeral(found.value * size[0], size[1], found.words, True, qualifier="about") if size else found


@cache
def starts() -> frozenset[str]:
    """The words with which a number can start: rejects most words of a text quickly."""
    scales = lexicon.table("scales.txt")
    plurals = (f"{scale}s" for scale in scales)
    own = ("a", "an", "half", "quarter", *_FEW, *_APPROXIMATE)
    return frozenset((*own, *lexicon.table("small.txt"), *scales, *plurals))


def _approximate(row: TokenRow, i: int, inner_one: bool = False) -> Numeral | None:
    """'tens of thousands', 'dozens', 'several hundred', 'a few dozen', 'a couple'."""
    word, j = row.low(i), i
    if word in ("low", "mid", "high", "the") and row.low(i + 1) in _APPROXIMATE and word != "the":
        return None
    if word == "a" and row.low(i + 1) in ("few", "couple", "good"):
        j += 1
    if row.low(j) in _FEW and (row.low(j) != "couple" or j > i):
        if row.low(j) == "couple":
            k = j + 2 if row.low(j + 1) == "of" else j + 1
            size = scale_at(row, k, False, True) or (((12.0, k + 1)) if row.low(k) == "dozen" else None)
            if size:
                return Numeral(2 * size[0], size[1], True, True, qualifier="a couple of")
            return Numeral(2, j + 1, True) if k == j + 2 or row.low(k) == "more" else None
        k = j + 1
        size = scale_at(row, k, False, True) or (
            ((12.0, k + 1)) if row.low(k) in ("dozen", "score") else None
        )
        words = row.words(i, j + 1 - i)
        while size and (larger := scale_at(row, size[1], False, True)) and larger[0] > size[0]:
            size = size[0] * larger[0], larger[1]
        return Numeral(size[0], size[1], True, True, qualifier=words) if size else None
    # 'within a month' is a duration; 'twice a month' and 'a month of rain' are a rate and a noun
    led = word in ("a", "an") and row.low(i - 1) in lexicon.words("duration_leads")
    is_duration = led and row.low(i + 1) in lexicon.words("durations")
    if is_duration and row.low(i + 2) not in lexicon.words("not_durations"):
        return Numeral(1, i + 1, True)
    if word not in _APPROXIMATE or (row[i].text[:1].isupper() and row[i - 1].kind == TokenKind.WORD):
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


def _counting(row: TokenRow, i: int) -> bool:
    """Whether 'scores' counts something and is neither a verb nor the points of a game."""
    return row.low(i + 1) in lexicon.words("scores_counted")
