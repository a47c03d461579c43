"""Text to tokens, by one regular expression without nested repetition: linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from reader.annotate.figures.literals import value_of

# One alternative per kind; the order decides. A line break ends everything unless the next line goes on
# in small letters (text that was wrapped by hand), and a tab or a bar parts the cells of a pasted table.
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
_LISTED = re.compile("[,'’]")


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
    """A token: its text, the text in small letters, its span, and whether white space stands before it."""

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
    """A row of tokens that may be asked for any index: beyond its ends stand stops."""

    __slots__ = ("row",)

    def __init__(self, row: list[Token]) -> None:
        self.row = row

    def __len__(self) -> int:
        return len(self.row)

    def __getitem__(self, index: int) -> Token:
        return self.row[index] if 0 <= index < len(self.row) else END

    def low(self, index: int) -> str:
        """The small letters of a token, empty beyond the ends."""
        return self.row[index].low if 0 <= index < len(self.row) else ""

    def glued(self, index: int) -> bool:
        """Whether this token stands against the one before it."""
        return (
            0 < index < len(self.row)
            and not self.row[index].gap
            and self.row[index - 1].kind != TokenKind.STOP
        )

    def words(self, index: int, count: int) -> str:
        """The next `count` tokens in small letters, one space between each."""
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
