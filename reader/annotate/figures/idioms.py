"""Numbers in fixed wordings that count nothing: 'at one point', '911 calls', 'one buyer said', 'the two'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.annotate.figures.lexer import HYPHENS, TokenKind, TokenRow
from reader.annotate.figures.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Span

_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_MOST_HOURS = 8  # in a list of them
_BEGUN = 5  # tokens from the verb to the hour: 'start lessons at 8.45'
_OPENING = ("“", "‘", '"', "'", "«")
_REPORTS_WITHIN = 4  # tokens between 'one' and the verb of speech of which it is the subject


def idiom(row: TokenRow, i: int, last: int) -> bool:
    """Whether the number over tokens `[i, last)` is part of a fixed wording."""
    after = row.low(last)
    if after in ("step", "steps") and row.low(last + 1) in ("forward", "back"):
        return True
    if row.low(i) == "ten" and row[i - 1].text[:1].isupper() and row[last].text[:1].isupper():
        return row[last].kind == TokenKind.WORD  # 'Erik ten Holt'
    if row[last].text in HYPHENS and not row[last].gap and row.low(last + 1) in words("sports_names"):
        return True
    if row.words(last, 4) == "- and - dime" or row.words(i - 1, 5) == "put two and two together":
        return True
    if row.words(i - 3, 5) == "put two and two together":
        return True
    if row.low(i) == "one":
        return _one(row, i)
    if row.low(i) == "two" and last == i + 1:
        return _the_two(row, i)
    if _last_so_many(row, i, last):
        return True
    if row.low(i) in words("emergency_numbers") and after in words("emergency_calls"):
        return True
    if row.low(i) in words("emergency_numbers") and row.low(i - 1) in words("dialling"):
        return True
    return _opening_time(row, i, last)


def _one(row: TokenRow, i: int) -> bool:
    """'at one point', 'one after the other', 'one customer complained', 'one night'."""
    if row.low(i - 1) == "at" and row.low(i + 1) == "point":
        return True
    if row.words(i - 1, 3) == "on one condition":
        return True
    if row.words(i - 2, 2) == "one by" or row.words(i + 1, 2) in ("hell of", "heck of"):
        return True
    if row.words(i + 1, 2) in ("after the", "after another") or row.low(i + 1) in words("one_times"):
        return row.low(i - 1) not in words("measuring") and row.low(i + 2) not in words("one_time_counted")
    for k in range(i + 2, i + 2 + _REPORTS_WITHIN):
        if row[k].kind != TokenKind.WORD:
            return False
        if row.low(k) in words("one_reports"):
            return True
        if row.low(k) in words("phrase_ends"):
            return False
    return False


def stands_for_noun(span: Span) -> bool:
    """Whether 'one' alone stands for a thing named before: 'one based on faith', 'would name one shortly'."""
    if len(span) != 1 or span[0].dep_ in ("nummod", "compound", "quantmod") or span.end >= len(span.doc):
        return False
    if any(child.dep_ in ("det", "amod") and child.i < span.start for child in span[0].children):
        return True  # 'a Democratic one'
    after = span.doc[span.end]
    if after.lower_ in words("left_out") or after.lower_ in words("happenings"):
        return False
    return after.tag_ == "VBN" or (after.tag_ == "RB" and after.lower_.endswith("ly"))


def one_who_speaks(span: Span) -> bool:
    """Whether 'one' stands before a person who says something: 'one buyer for a mill complained'."""
    noun = span[0].head
    subject = noun.dep_ == "nsubj" and span[0].dep_ == "nummod" and noun.head.i > noun.i
    return subject and noun.head.lower_ in words("one_reports")


def _the_two(row: TokenRow, i: int) -> bool:
    """'the two officers', of whom the text spoke before; 'one of the two', 'the two largest' are a count."""
    k = i - 2 if row.low(i - 1) in ("first", "earlier", "same") else i - 1
    if row.low(k) not in ("the", "these", "those") or row.low(k - 1) in ("of", "between"):
        return False
    after = row.low(i + 1)
    return after not in words("two_counted") and not after.endswith("est") and k == i - 1


def _last_so_many(row: TokenRow, i: int, last: int) -> bool:
    """A round of a cup: 'face City in the last four on Sunday', but not 'the last four were lost'."""
    if last != i + 1 or row.low(i) not in words("rounds") or row.words(i - 2, 2) != "the last":
        return False
    return row[last].kind == TokenKind.STOP or row.low(last) in words("after_rounds")


def _opening_time(row: TokenRow, i: int, last: int) -> bool:
    """A clock time before the first sentence of an entry: '14.02 The doors are open', '14.02 “Now”'."""
    first = row[last + 1] if row[last].text in _OPENING else row[last]
    if last == i + 1 and _CLOCK.fullmatch(row[i].text) and _is_hour(row, i):
        return True
    starts = row[i - 1].kind == TokenKind.STOP and row[last].gap and first.text[:1].isupper()
    return starts and last == i + 1 and _CLOCK.fullmatch(row[i].text) is not None


def _is_hour(row: TokenRow, i: int) -> bool:
    """'closes at 22.30', 'leave at 6.05 and 7.35', 'the 7.42 to Rugby'."""
    for _ in range(_MOST_HOURS):
        if row.low(i - 1) not in ("and", "or", ",") or _CLOCK.fullmatch(row[i - 2].text) is None:
            break
        i -= 2
    if row.low(i - 1) == "at":
        return any(row.low(k) in words("hour_verbs") for k in range(i - _BEGUN, i - 1))
    return row.low(i - 1) == "the" and row.low(i + 1) in words("hour_trains")
