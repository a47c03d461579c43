"""Parts of a whole: 'two thirds', '1/4', 'three and a half million', 'half a dozen'."""

from __future__ import annotations

import unicodedata

from reader.annotate.figures import lexicon
from reader.annotate.figures.cardinals import Numeral, hyphen, part_of, scale_at, skip_hyphen, small
from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.annotate.figures.lexicon import words
from reader.frozen import replace


def with_fraction(row: TokenRow, i: int, base: Numeral | None) -> Numeral | None:
    """A whole number with what follows it: '½', '1/2', 'and a half', 'thirds', 'million and a half'."""
    if row[i].kind == TokenKind.VULGAR:
        return Numeral(unicodedata.numeric(row[i].text), i + 1, fraction=True)
    if base is None:
        return None
    j = base.end
    if row[j].kind == TokenKind.VULGAR and not base.words:
        found = replace(base, value=base.value + unicodedata.numeric(row[j].text), end=j + 1)
        return _rescaled(row, found)
    if row[i].kind == TokenKind.NUMBER and not base.scaled:
        if slash := _slashed(row, i):
            return slash
        at = j + 1 if hyphen(row, j) and not row[j].gap and not row[j + 1].gap else j
        if (slash := _slashed(row, at)) and (row[j].gap or at > j) and isinstance(base.value, int):
            return _rescaled(row, replace(base, value=base.value + slash.value, end=slash.end))
    k = skip_hyphen(row, j)
    named = part_of(row, k, plural=base.value != 1)
    spelled = base.words or row[i].kind == TokenKind.WORD
    if (
        named
        and spelled
        and not (named[0] == 2 and base.value == 1)
        and not _period(row, i, named[1], named[0])
    ):
        return _rescaled(row, Numeral(base.value / named[0], named[1], True, False, True))
    if row.low(j) == "and" or (hyphen(row, j) and row.low(j + 1) == "and"):
        return _and_part(row, j + 1 if row.low(j) == "and" else j + 2, base) or base
    return base


def _and_part(row: TokenRow, j: int, base: Numeral) -> Numeral | None:
    """'and a half', 'and three quarters' after a number; a scale that the number ends in counts for both."""
    k = j + 1 if hyphen(row, j) else j
    if row.low(k) in ("a", "an", "one"):
        count, k = 1, skip_hyphen(row, k + 1)
    elif found := small(row, k):
        count, k = found[0], skip_hyphen(row, found[1])
    else:
        return None
    named = part_of(row, k, plural=count != 1)
    measured = named is not None and row.low(named[1] + 1) == "year"  # 'three-and-a-half-year', no half-year
    if named is None or (_period(row, j, named[1], named[0]) and not measured):
        return None
    share, end = count / named[0], named[1]
    own = scale_at(row, end, False, True)
    if own and base.scaled and own[0] < base.value:
        return replace(base, value=base.value + share * own[0], end=own[1])
    scale = 1.0
    if base.scaled:
        scale = next((s for s in (1e12, 1e9, 1e7, 1e6, 1e5, 1e3) if base.value % s == 0), 1.0)
        scale = scale if row.low(base.end - 1).rstrip("s") in lexicon.table("scales.txt") else 1.0
        scale = scale if row.low(base.end - 1) != "hundred" else 1.0
        scale = 12.0 if row.low(base.end - 1) == "dozen" else scale
    return _rescaled(row, replace(base, value=base.value + share * scale, end=end))


def _rescaled(row: TokenRow, found: Numeral) -> Numeral:
    """A scale after a fraction: 'one and a half million', 'three quarters of a million'."""
    j = found.end
    if row.low(j) == "of" and row.low(j + 1) in ("a", "one"):
        j += 2
    size = scale_at(row, j, row[j - 1].kind == TokenKind.VULGAR, True)
    if size is None and row.low(j) == "dozen" and not found.scaled:
        size = 12.0, j + 1
    if size is None or (size[0] == 100 and j == found.end):
        return found
    return replace(found, value=found.value * size[0], end=size[1], scaled=True, fraction=False)


def _slashed(row: TokenRow, i: int) -> Numeral | None:
    """A common fraction in digits: '1/4', '5/8'. Others are dates and addresses ('9/11', '24/7')."""
    top, bar, bottom = row[i], row[i + 1], row[i + 2]
    if bar.text not in ("/", "⁄") or bar.gap or bottom.gap or len(top.text) > 2:
        return None
    if bottom.text not in ("2", "3", "4", "5", "6", "8", "10", "16", "32") or not top.text.isdecimal():
        return None
    if (row[i + 3].text in ("/", "-") and not row[i + 3].gap) or not 0 < int(top.text) < int(bottom.text):
        return None
    return Numeral(int(top.text) / int(bottom.text), i + 3, fraction=True)


def _period(row: TokenRow, i: int, end: int, parts: float) -> bool:
    """Whether the words name an ordinal or a period of time: 'last three quarters', 'a third man'."""
    before = row.low(i - 1)
    if parts == 4 and row.low(end - 1) == "quarters" and row.low(end - 2) not in ("two", "three", "-"):
        return row.low(end) not in ("of", "full")
    if parts == 4 and before in words("before_periods"):
        return True
    if hyphen(row, end) and not row[end].gap:
        return row.low(end + 1) in words("joined_to_ordinals")
    return False


def half(row: TokenRow, i: int) -> Numeral | None:
    """'half', 'half a million', 'half a dozen', 'quarter million'."""
    word = row.low(i)
    if word not in ("half", "quarter"):
        return None
    share = 0.5 if word == "half" else 0.25
    j = i + 1
    if row.low(j) == "of" and row.low(j + 1) in ("a", "one"):
        j += 1
    j = j + 1 if row.low(j) in ("a", "one") else skip_hyphen(row, j)
    if row.low(j) == "dozen":
        return Numeral(share * 12, j + 1, True, True)
    if row.low(j) == "century":
        if row.low(j + 1) in words("behind_innings"):
            return None  # fifty runs: 'a half-century off 42 balls'
        return Numeral(share, i + 1 if hyphen(row, i + 1) else j, True)
    size = scale_at(row, j, False, True)
    if size:
        return Numeral(share * size[0], size[1], True, True)
    if hyphen(row, i + 1) and row.low(i + 2) in words("measures_of_half"):
        return Numeral(share, i + 1, True, fraction=True)
    before, behind = row.low(i - 1), row.low(i + 1)
    if word == "quarter" or before in words("before_halves") or behind in words("behind_half"):
        if not ((word == "half" and before == "one") or behind in ("an", "a", "of")):
            return None
        if word == "quarter" or before in ("first", "second", "last", "latter"):
            return None
    if hyphen(row, i + 1) and not row[i + 1].gap:
        unit = lexicon.units().folded.get(row.low(i + 2))
        good = unit is not None and unit.dimension not in ("times", "data")
        return Numeral(share, i + 1, True, fraction=True) if good and row.low(i + 2) != "time" else None
    return Numeral(share, i + 1, True, fraction=True)


def part(row: TokenRow, i: int) -> Numeral | None:
    """'a third', 'an eighth', 'a quarter', 'a half': a share, not a place in a row or a season."""
    if row.low(i) not in ("a", "an"):
        return None
    j = i + 1
    named = part_of(row, j, plural=False)
    if named is None or _period(row, i, named[1], named[0]):
        return None
    after = row[named[1]]
    if (
        hyphen(row, named[1])
        and not after.gap
        and not (
            named[0] in (2, 4)
            and row.low(named[1] + 1) in ("point", "percentage", "million", "billion", "mile", "inch")
        )
    ):
        return None
    if (
        named[0] not in (2, 4)
        and named[0] < 100
        and after.kind == TokenKind.WORD
        and after.low not in words("after_shares")
    ):
        return None
    if row.low(j) == "fourth" and after.kind == TokenKind.WORD and after.text[:1].isupper():
        return None  # 'a fourth Games'
    if named[0] in (2, 4) and after.low in ("final", "finals", "century", "back", "finalist"):
        return None
    return _rescaled(row, Numeral(1 / named[0], named[1], True, fraction=True))
