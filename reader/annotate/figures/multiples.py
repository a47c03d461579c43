"""Words that say how many times: 'twice', 'doubled', 'ninefold'."""

from __future__ import annotations

from reader.annotate.figures.amounts import Draft
from reader.annotate.figures.cardinals import whole
from reader.annotate.figures.lexer import HYPHENS, TokenKind, TokenRow
from reader.annotate.figures.lexicon import Unit, table, words

_TIMES = Unit("times", "times")
MULTIPLES = {word: whole(value) for word, value in table("multiples.txt").items()}
_LOOSE = words("loose_multiples")


def multiple_at(row: TokenRow, i: int) -> Draft | None:
    """'twice', 'doubled', 'ninefold'; 'double' only where it is a verb or stands before 'the'."""
    if row.low(i) == "once" and not _counts_once(row, i):
        return None
    value = MULTIPLES.get(row.low(i))
    if (
        value is None
        or row[i].kind != TokenKind.WORD
        or (row[i].text[0].isupper() and row[i - 1].kind == TokenKind.WORD)
    ):
        return None
    if row.low(i) in _LOOSE:
        before = row.low(i - 1)
        verb = before in words("before_multiples")
        noun = row.low(i + 1) in words("after_multiples")
        moved = row.low(i + 1) == "to" and _is_amount(row, i + 2)  # 'profit doubles to $4m'
        if not (verb or noun or moved) or row[i + 1].text in HYPHENS:
            return None
    hyphened = row[i - 1].text in HYPHENS and not row[i].gap
    if hyphened or row.low(i + 1 + (row[i + 1].text in HYPHENS)) == "down":
        return None  # 'triple-doubles', 'doubled down on'
    return Draft(i, i + 1, value, _TIMES)


def _counts_once(row: TokenRow, i: int) -> bool:
    """Whether 'once' says how often: 'once a month', 'only once.'; it does not where it means 'formerly'."""
    if row.low(i + 1) in ("a", "an", "every", "each", "per") and row.low(i + 2) in words("once_a"):
        return True
    ends = row[i + 1].kind != TokenKind.WORD or row.low(i + 1) in (
        "in",
        "and",
        "or",
        "but",
        "since",
        "before",
    )
    return ends and row.low(i - 1) in words("only_once")


def _is_amount(row: TokenRow, i: int) -> bool:
    """Whether a number begins at token `i`, with its currency or without."""
    return TokenKind.NUMBER in (row[i].kind, row[i + 1].kind) and row[i].kind != TokenKind.STOP
