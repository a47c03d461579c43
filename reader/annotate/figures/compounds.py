"""Measures of two parts and metres: '6ft 2in', 'an hour and a half', '4.5m long'."""

from __future__ import annotations

from reader.annotate.figures import lexicon
from reader.annotate.figures.amounts import Amount, hyphenated, match
from reader.annotate.figures.cardinals import whole
from reader.annotate.figures.lexer import TokenKind, TokenRow, value_of
from reader.annotate.figures.lexicon import Unit, words
from reader.annotate.figures.numbers import numeral
from reader.frozen import replace

_SMALLER = {
    "foot": ("inch", 12), "pound": ("ounce", 16), "stone": ("pound", 14), "hour": ("minute", 60),
    "minute": ("second", 60), "year": ("month", 12), "day": ("hour", 24), "week": ("day", 7),
    "mile": ("yard", 1760), "$": ("cent", 100), "USD": ("cent", 100), "EUR": ("cent", 100),
    "£": ("pence", 100),
}  # fmt: skip

_RACES = (50, 60, 100, 200, 400, 800, 1500, 3000, 5000, 10000)  # metres
_FARTHEST = 110  # metres that somebody throws


def as_metres(row: TokenRow, found: Amount) -> Amount:
    """'4.5m' as metres where the next word or a usual distance says so; otherwise it stays a million."""
    i, j = found.first, found.last
    if row[j - 1].text != "m" or row[j - 1].gap or j != i + 2 or row[i].kind != TokenKind.NUMBER:
        return found
    literal = value_of(row[i].text)
    run = literal in _RACES and (
        row.low(j) in words("race_words") | words("race_people") or row.low(i - 1) in words("race_leads")
    )
    of = i - 2 if row.low(i - 1) in ("of", "to", "at") else i - 1
    thrown = row.low(of) in words("metre_leads") and literal is not None and literal < _FARTHEST
    usual = run or (literal in _RACES and row[j].kind != TokenKind.WORD) or row.low(j) == "in"
    usual = usual or thrown or _in_feet_too(row, j)
    if literal is None or (row.low(j) not in words("metre_words") and not usual and not hyphenated(row, j)):
        return found
    if row.low(j) == "in" and literal not in _RACES:
        return found
    return replace(
        found, last=j - 1, value=literal, number=replace(found.number, value=literal, scaled=False, end=j - 1)
    )


def _in_feet_too(row: TokenRow, j: int) -> bool:
    """Whether the same length follows in brackets in other units: '12m (39ft)'."""
    return (
        row[j].text == "(" and row[j + 1].kind == TokenKind.NUMBER and row.low(j + 2) in words("in_brackets")
    )


def in_feet(row: TokenRow, found: Amount, i: int) -> Amount | None:
    """Feet and inches in signs: 6'2"."""
    inches = row[i + 1]
    loose = inches.gap and row[i + 2].text not in ('"', "”", "″")
    if loose or inches.kind != TokenKind.NUMBER or not inches.text.isdecimal() or len(inches.text) > 2:
        return None
    last = i + 3 if row[i + 2].text in ('"', "”", "″") else i + 2
    unit = Unit("foot", "length")
    return replace(found, last=last, value=whole(found.value + int(inches.text) / 12), unit=unit)


def _ends(row: TokenRow, i: int) -> bool:
    """Whether nothing goes on at token `i` that the number before it could measure or count."""
    after = row[i]
    if i >= len(row) or after.kind == TokenKind.STOP or after.text in ".,;:)?!":
        return True
    return after.low in ("more", "less")


def with_smaller(row: TokenRow, found: Amount, comma: bool) -> Amount:
    """A second, smaller unit: '6ft 2in', '5lb 3oz', 'an hour and a half', '13 dollars and 45 cents'."""
    if found.unit is None:
        return found
    i = found.last
    if row.low(i) == "and" and row.low(i + 1) in ("a", "one", "three"):
        half = numeral(row, i + 1)
        if half and half.fraction and 0 < half.value < 1 and row.low(half.end) not in ("of", "hour", "mile"):
            return replace(found, last=half.end, value=found.value + half.value)
    small = _SMALLER.get(found.unit.name)
    if small is None or isinstance(found.value, float):
        return found
    name, many = small
    if row.low(i) in ("and", ",") or hyphenated(row, i):
        i += 1
    rest = numeral(row, i, comma)
    if rest is None or (rest.fraction and rest.words) or not 0 <= rest.value < many:
        return found
    if found.unit.dimension == "money" and not found.marked and i == found.last and _ends(row, rest.end):
        whole_cents = isinstance(rest.value, int) and not (rest.scaled and rest.end < len(row))
        return replace(found, last=rest.end, value=found.value + rest.value / 100) if whole_cents else found
    hit = match(row, rest.end + (1 if hyphenated(row, rest.end) else 0), lexicon.units())
    hit = hit or match(row, rest.end, lexicon.currencies())
    if name == "inch" and row.low(rest.end) in ("in", '"', "”", "″", "''"):
        hit = Unit("inch", "length"), rest.end + 1
    if hit and hit[0].name == name and hit[1] > rest.end:
        return replace(found, last=hit[1], value=whole(found.value + rest.value / many))
    tall = (
        name == "inch" and i > found.last and row[i].kind == TokenKind.NUMBER and row.low(found.last) != "and"
    )
    if tall and row.low(found.last) != ",":
        return replace(found, last=rest.end, value=whole(found.value + rest.value / many))
    return found
