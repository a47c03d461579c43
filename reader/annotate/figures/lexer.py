"""Text to tokens and digits to values, by regular expressions that take linear time.

Figures and dates are found without a parse too, so these tokens are cut from the characters alone; the
tokens of a parse, which divide numbers and hyphens otherwise, are in `annotate.tokens`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import IntEnum
from functools import cache

from reader.named_tuple import NamedTuple
from reader.text.data_files import data_lines
from reader.text.late_pattern import late

MOST_DIGITS = 30  # longer runs of digits are identifiers or noise, and no float holds them
_GROUPS = late(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})*,\d{3}")
_ARABIC = str.maketrans({"\u066b": ".", "\u066c": ",", "，": ",", "．": "."})
_POINTED = late(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![.,]?\d)")
_GROUPED = late(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![.,]?\d)")
_COMMA_DECIMALS = re.compile(r"\d\.\d{3},\d{1,2}(?!\d)|[€] ?\d+,\d\d(?![\d,])|\d,\d\d ?(?:€|EUR)")


def decimal_comma(text: str, language: str | None = None) -> bool:
    """Whether the text writes 1.234,56: a comma before the decimals, a point between thousands.

    `language`: the ISO 639 code (`de`, `pt-BR`) of a text that is not English, empty where it is not known.
    """
    if _COMMA_DECIMALS.search(text):
        return True
    if language is None:
        return False
    if _POINTED.search(text):
        return True
    return language.lower()[:2] in _comma_languages() and not _GROUPED.search(text)


@cache
def _comma_languages() -> frozenset[str]:
    return frozenset(code for line in data_lines(__package__, "decimal_commas.txt") for code in line.split())


def value_of(literal: str, comma: bool = False) -> int | float | None:
    """The value of digits with separators; whole numbers stay exact.

    `comma`: the text writes decimals after a comma. None where the separators make no number (a version,
    an address of a computer, a list without spaces) and where there are more than 30 digits.
    """
    if literal.isdecimal():
        return int(literal) if len(literal) <= MOST_DIGITS else None
    if len(literal) > 2 * MOST_DIGITS:
        return None
    if not literal.isascii():
        literal = "".join(
            str(unicodedata.decimal(c)) if c.isdecimal() else c for c in literal.translate(_ARABIC)
        )
    literal = re.sub(r"(?<=\d)['’\u00a0\u202f\u2009](?=\d{3}(?!\d))", ",", literal)
    points, commas = literal.count("."), literal.count(",")
    if points and commas:
        comma = literal.rfind(",") > literal.rfind(".")
    elif points > 1 or (commas == 1 and not _GROUPS.fullmatch(literal)):
        comma = True
    elif commas:
        comma = commas == 1 and comma and not literal.endswith("000")
    if comma:
        literal = literal.replace(".", "\0").replace(",", ".").replace("\0", ",")
    whole, point, rest = literal.partition(".")
    if "," in whole and not _GROUPS.fullmatch(whole):
        return None
    whole = whole.replace(",", "")
    if not (whole + rest).isdecimal() or len(whole + rest) > MOST_DIGITS:
        return None
    return float(f"{whole or 0}.{rest}") if point else int(whole)


# One alternative per kind; the order decides. A line break ends everything unless the next line goes on
# in lower case (text that was wrapped by hand), and a tab or a bar parts the cells of a pasted table.
_TOKEN = re.compile(
    r"(?P<link>(?:https?://|www\.)\S+)"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?!\d))"
    r"|(?P<number>\d+(?:[.,'’\u066b\u066c，．\u00a0\u202f\u2009]\d+)*|\.\d+)"
    r"|(?P<vulgar>[¼-¾⅐-⅞])"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)?)"
    r"|(?P<stop>[\n\r\v\f\x1c-\x1e\x85\u2028\u2029](?![ ]?[a-z])|\t|\|)"
    r"|(?P<sign>[^\s\w]|_|[^\W\d_a-zA-Z])"
)
_MOST_KEPT = 50_000  # characters
_LISTED = late("[,'’]")


class TokenKind(IntEnum):
    """What a token is; the numbers are those of the groups of the expression."""

    LINK = 1
    CLOCK = 2
    NUMBER = 3
    VULGAR = 4
    WORD = 5
    STOP = 6
    SIGN = 7


class Token(NamedTuple):
    """A token: its text, the text in lower case, its span, and whether white space stands before it."""

    kind: TokenKind
    text: str
    low: str
    start: int
    end: int
    gap: bool


HYPHENS = ("-", "‑", "‐")
END = Token(TokenKind.STOP, "", "", -1, -1, True)
_KINDS = {kind.value: kind for kind in TokenKind}


def tokenise(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of `text[start:end]`, with offsets into `text`."""
    last = start
    for found in _TOKEN.finditer(text, start, end):
        word = found.group()
        left, right = found.span()
        kind = _KINDS[found.lastindex or TokenKind.SIGN]
        if (
            kind == TokenKind.NUMBER
            and not word.isdecimal()
            and value_of(word) is None
            and _LISTED.search(word)
        ):
            yield from _listed(word, left, left > last)
        else:
            yield Token(kind, word, word.lower(), left, right, left > last)
        last = right


def _listed(word: str, start: int, gap: bool) -> Iterator[Token]:
    """Numbers in a list without spaces ('22,24,26') or feet and inches (5'10), each apart."""
    at, mark = start, ""
    for i, part in enumerate(_LISTED.split(word)):
        if i:
            mark = word[at - start - 1]
            yield Token(TokenKind.SIGN, mark, mark, at - 1, at, False)
        yield Token(TokenKind.NUMBER, part, part, at, at + len(part), gap if i == 0 else mark == ",")
        at += len(part) + 1


class TokenRow:
    """The tokens of one paragraph, line or cell, by any index: those beyond its ends give a stop."""

    __slots__ = ("row",)

    def __init__(self, row: list[Token]) -> None:
        self.row = row

    def __len__(self) -> int:
        return len(self.row)

    def __getitem__(self, index: int) -> Token:
        return self.row[index] if 0 <= index < len(self.row) else END

    def low(self, index: int) -> str:
        """The lower-case text of a token, empty beyond the ends."""
        return self.row[index].low if 0 <= index < len(self.row) else ""

    def glued(self, index: int) -> bool:
        """Whether no white space separates this token from the one before it."""
        return (
            0 < index < len(self.row)
            and not self.row[index].gap
            and self.row[index - 1].kind != TokenKind.STOP
        )

    def words(self, index: int, count: int) -> str:
        """The next `count` tokens in lower case, one space between each."""
        return " ".join(t.low for t in self.row[index : index + count])


class TextRows:
    """The rows of a text, a paragraph at a time; figures and dates read them one after the other.

    The rows of a short text are kept while this object lives, those of a long one are read anew each time.
    """

    __slots__ = ("_kept", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._kept: tuple[TokenRow, ...] | None = None

    def __iter__(self) -> Iterator[TokenRow]:
        if len(self._text) > _MOST_KEPT:
            return _rows(self._text)
        if self._kept is None:
            self._kept = tuple(_rows(self._text))
        return iter(self._kept)


def _rows(text: str) -> Iterator[TokenRow]:
    row: list[Token] = []
    for token in tokenise(text, 0, len(text)):
        row.append(token)
        if token.kind == TokenKind.STOP:
            yield TokenRow(row)
            row = []
    yield TokenRow(row)
