"""Number words that are no figures: 'one-time', 'half-year', 'cut in two', 'up since three'."""

from __future__ import annotations

from reader.annotate.figures.amounts import Amount
from reader.annotate.figures.hours import MOST_HOURS, is_hour, is_spelled_hour
from reader.annotate.figures.identifiers import counts, is_pronoun, is_title, names_it
from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.annotate.figures.lexicon import words

_HYPHENS = ("-", "‑", "‐", "–", "—")
_TO_PIECES = 6  # tokens from 'cut' to 'in two'
_DENIED = 6  # tokens from 'not' to 'one penny'


def word_rejects(row: TokenRow, found: Amount, last: int) -> bool:
    """Whether a number in words, over tokens `[found.first, last)`, is no figure where it stands."""
    i = found.first
    token = row[i]
    if row.low(last - 1) == "couple" and row.low(last) not in ("of", "more"):
        return True  # two people
    bare = found.unit is None
    if row.glued(last) and row[last].kind == TokenKind.NUMBER:
        return True
    if token.kind != TokenKind.WORD:
        return False
    if hyphened(row, last) and row.low(last + 1) in words("hyphened_to_one"):
        return row.low(last + 1) != "half" and found.value == 1
    if _is_half(row, i) or (bare and _is_named(row, i, last, found.value)):
        return True
    times = found.unit is not None and found.unit.name == "times"
    if times and row.low(i) == "one" and row.low(last - 1) == "time":
        return True  # a 'one-time payment'
    someday = row.low(i + 1) == "day" and row.low(i + 2) != "of"  # but 'one day of leave'
    if row.low(i) == "one" and someday and row.low(i - 1) not in words("measuring"):
        return True
    if row.low(i) == "one" and found.value == 1 and not found.number.scaled and bare:
        return is_pronoun(row, i, last)
    if bare and token.text[:1].isupper() and token.text[1:].islower() and not found.number.fraction:
        return is_title(row, i, last)
    if _no_coin(row, found) or (bare and _is_one_thing(row, i, last, found.value)):
        return True
    return _is_clock_time(row, i, last, found)


def _is_one_thing(row: TokenRow, i: int, last: int, value: int | float) -> bool:
    """'12 fours and a six': a thing that is called by a number."""
    single = row.low(i - 1) in ("a", "an") and last == i + 1 and 1 < value < 13 and not hyphened(row, last)
    return single and (row[last].kind != TokenKind.WORD or row.low(last) in words("phrase_ends"))


def _no_coin(row: TokenRow, found: Amount) -> bool:
    """'not one penny': nothing at all."""
    if found.unit is None or found.unit.name not in ("penny", "cent") or found.value != 1:
        return False
    for k in range(found.first - 1, found.first - _DENIED, -1):
        if row[k].kind != TokenKind.WORD or row.low(k) in ("and", "but"):
            return False
        if row.low(k) in words("denials"):
            return True
    return False


def hyphened(row: TokenRow, at: int) -> bool:
    """Whether a hyphen stands at token `at`, right behind the one before it."""
    return row[at].text in _HYPHENS and not row[at].gap


def _is_half(row: TokenRow, i: int) -> bool:
    """'second-half minutes', and a period, as in 'half-year profit'."""
    if row.low(i) != "half":
        return False
    joined = row[i - 1].text in _HYPHENS and not row[i].gap
    return joined or row.low(i + 1 + (row[i + 1].text in _HYPHENS)) == "year"


def _is_named(row: TokenRow, i: int, last: int, value: int | float) -> bool:
    """Whether a number without a unit is part of a name, a compound, an hour or a way to end."""
    if hyphened(row, last) and row.low(last + 1) in words("hyphened_names"):
        return True
    if row.low(i) == "zero" and row.low(last) in words("zero_names"):
        return True
    if row.low(i) in ("a", "an") and last == i + 1:
        return True
    if row.low(i - 1) == "past" and row.low(i - 2) in words("clock_past"):
        return True
    if names_it(row, i) or is_hour(row, last, value) or _in_pieces(row, i, last):
        return True
    before = row[i - 1]
    joined = before.text in ("-", "‑") and not row[i].gap and before.start == row[i - 2].end
    if joined and row.low(i - 2) == "of" and row.low(i - 4) in words("parents"):
        return False  # 'a father-of-two'
    return joined and row[i - 2].kind == TokenKind.WORD


def _in_pieces(row: TokenRow, i: int, last: int) -> bool:
    """'cut in two', 'split in two': how it ended, not a number of things."""
    if row.low(i - 1) != "in" or row.low(i) != "two" or row[last].kind == TokenKind.WORD:
        return False
    return any(row.low(k) in words("breaking") for k in range(i - _TO_PIECES, i - 1))


def _is_clock_time(row: TokenRow, i: int, last: int, found: Amount) -> bool:
    """'nine o'clock', 'zero-hour', 'up since three', 'at six thirty'."""
    bare = found.unit is None
    if bare and row.low(last) in words("clock_marks"):
        return True
    if row.low(i) in ("zero", "nil") and hyphened(row, last):
        return row.low(last + 1) != "percent"
    if row.low(i + 1) == "and" and row.low(i) in ("one", "two"):
        return False
    if bare and row.low(i - 1) == "since" and found.value <= MOST_HOURS and not counts(row, last):
        return True
    return bare and found.value <= MOST_HOURS and is_spelled_hour(row, i, last)
