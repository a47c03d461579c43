"""Places in a race or a table that an ordinal alone names: 'will start third', 'was 12th and Cole 14th'."""

from __future__ import annotations

from reader.annotate.figures.amounts import Draft
from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.annotate.figures.lexicon import words
from reader.annotate.figures.ranks import ORDINAL, ordinal_at, ordinal_starts
from reader.text.month_names import MONTH_NUMBERS

_BE = frozenset({"is", "was", "are", "were", "be", "been", "being", "’s", "'s"})
_CLOSING = frozenset({",", ".", ";", ":", ")", "?", "!", "—", "–", "”", '"', "’"})
_NEAR = 16  # tokens from one place back to another of the same sentence
_MOVED = 7  # tokens from 'to third' back to the verb that moves somebody there
_LONGEST = 3  # tokens of an ordinal


def position_at(row: TokenRow, i: int) -> Draft | None:
    """The place that the ordinal at token `i` names, where it ends what is said of somebody's place."""
    found = ordinal_at(row, i)
    if found is None or found[0] < 2 or not _ends(row, found[1]):
        return None
    value, last = found
    if _is_led(row, i, last) or _goes_on(row, i, last) or _is_of_another(row, i):
        return Draft(i, last, value, None, ORDINAL)
    return None


def _ends(row: TokenRow, last: int) -> bool:
    """Whether nothing follows that the ordinal could point at: 'third, ahead of', not 'third gear'."""
    after = row[last]
    if after.kind == TokenKind.STOP or after.text in _CLOSING:
        return True
    if after.low == "to":
        return ordinal_at(row, last + 1) is not None  # 'from third to ninth', but not 'second to none'
    return after.low in words("behind_places") and row.words(last, 2) != "in command"


def _is_led(row: TokenRow, i: int, last: int) -> bool:
    """'start third', 'was 12th', 'into second', 'climbed to fourth', 'in 16th'."""
    before = row.low(i - 1)
    if before in words("placing") or before in _BE or before == "into":
        return True
    if before == "for":
        return row.low(i - 2) == "tied"
    if before in ("to", "from"):
        return any(row.low(k) in words("moving_places") for k in range(i - _MOVED, i - 1))
    if before != "in":
        return False
    after = row[last]
    if after.low == "and":
        other = ordinal_at(row, last + 1)
        return other is not None and _ends(row, other[1])
    plain = after.kind == TokenKind.STOP or after.text in _CLOSING
    return plain or after.low in ("behind", "ahead", "respectively")


def _goes_on(row: TokenRow, i: int, last: int) -> bool:
    """Whether it is the second of two: 'finished second and third', 'from fifth to ninth'."""
    if row.low(i - 1) not in ("and", "or", "to"):
        return False
    for k in range(i - 2, i - 2 - _LONGEST, -1):
        found = ordinal_at(row, k)
        if found and found[1] == i - 1:
            return _is_led(row, k, last) or (row.low(k - 1) == "from" and row.low(i - 1) == "to")
    return False


def _is_of_another(row: TokenRow, i: int) -> bool:
    """Whether the ordinal is said of a name, behind the place of somebody else: 'and Cole 14th'."""
    name = row[i - 1]
    capital = name.kind == TokenKind.WORD and name.text[:1].isupper() and not name.text.isupper()
    if not capital or name.low in MONTH_NUMBERS or name.low in words("no_placed"):
        return False
    if row[i].kind == TokenKind.NUMBER and name.low in words("weekdays"):
        return False
    for k in range(i - 2, i - _NEAR, -1):
        if row[k].kind == TokenKind.STOP or (row[k].text == "." and row[k + 1].text[:1].isupper()):
            return False
        if row.low(k) in words("winning"):
            return True
        if (row[k].kind == TokenKind.NUMBER or row.low(k) in ordinal_starts()) and position_at(row, k):
            return True
    return False
