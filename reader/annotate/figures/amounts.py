"""The records of the grammar: a number with its unit, and a figure before it is finished."""

from __future__ import annotations

from reader.annotate.figures.cardinals import Numeral
from reader.annotate.figures.lexer import HYPHENS, Token, TokenKind, TokenRow
from reader.annotate.figures.lexicon import Unit, Wordings
from reader.frozen import frozen

Value = int | float | tuple[int | float, int | float]


@frozen
class Draft:
    """A figure before it is finished: a value over tokens `[first, last)`.

    `shape`: how the number stands ('', 'range', 'ratio', 'share' for a part of a whole, 'age').
    `qualifier`: one that belongs to the wording itself ('tens of', 'between').
    """

    first: int
    last: int
    value: Value
    unit: Unit | None = None
    shape: str = ""
    qualifier: str | None = None


_LONGEST = 4  # tokens of a unit


@frozen
class Amount:
    """A number with its unit, over tokens `[first, last)`. `marked`: the unit is a currency before it."""

    number: Numeral
    first: int
    last: int
    value: int | float
    unit: Unit | None = None
    marked: bool = False
    signed: bool = False


def match(row: TokenRow, i: int, words: Wordings, folded: bool = True) -> tuple[Unit, int] | None:
    """The longest wording of a unit at `i`, over single hyphens but over no stop, and the index after it."""
    parts: list[Token] = []
    ends: list[int] = []
    j = i
    while len(parts) < _LONGEST and row[j].kind in (TokenKind.WORD, TokenKind.SIGN):
        if _joins(row, j) and parts and not _joins(row, j - 1):
            j += 1
            continue
        parts.append(row[j])
        j += 1
        ends.append(j)
    for count in range(len(parts), 0, -1):
        unit = words.exact.get(" ".join(p.text for p in parts[:count]))
        if unit is None and folded:
            unit = words.folded.get(" ".join(p.low for p in parts[:count]).rstrip("."))
        if unit is not None:
            return unit, ends[count - 1]
    return None


def _joins(row: TokenRow, i: int) -> bool:
    return row[i].text in HYPHENS and not row[i].gap and not row[i + 1].gap


def hyphenated(row: TokenRow, i: int) -> bool:
    """Whether a hyphen at `i` follows the token before it without white space."""
    return row[i].text in HYPHENS and not row[i].gap
