"""The words around a number that say how exact it is: 'nearly', 'at least', 'or more'."""

from __future__ import annotations

from reader.annotate.figures import lexicon
from reader.annotate.figures.amounts import Draft
from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.frozen import frozen

_LONGEST = 6
_AFTER = lexicon.wordings("behind.txt")
MORE = lexicon.bounds("more behind")
LESS = lexicon.bounds("less behind")
_PLAIN = lexicon.wordings("plain.txt")


@frozen
class Qualified:
    """A qualifier in plain words, and the tokens that the words before and after the number take up."""

    words: str | None
    first: int
    last: int


def qualifier(row: TokenRow, draft: Draft) -> Qualified:
    """The qualifier of a draft. 'or more' after a number reads 'at least', 'or fewer' 'at most'."""
    first = draft.first
    before = _before(row, first)
    if before and (_means_during(row, draft, before[0]) or _links(row, draft, *before)):
        before = None
    after = None if before and before[0] not in ("about", "some", "around") else _after(row, draft.last)
    if draft.qualifier:
        return Qualified(draft.qualifier, before[1] if before else first, draft.last)
    if before and not (after and after[0] in MORE | LESS):
        return Qualified(_PLAIN.get(before[0], before[0]), before[1], after[1] if after else draft.last)
    if after and after[0]:
        words = "at least" if after[0] in MORE else "at most" if after[0] in LESS else after[0]
        return Qualified(words, first, after[1])
    return Qualified(None, first, draft.last)


def _before(row: TokenRow, first: int) -> tuple[str, int] | None:
    known = lexicon.qualifiers()
    end = first
    if (
        row[end - 1].text in ("-", "‑")
        and not row[end - 1].gap
        and row.low(end - 2) in ("under", "over", "sub")
    ):
        return row.low(end - 2), end - 2
    if row.low(end - 1) in ("aged", "age", "ages", "the", "another") and end > 1:
        end = end - 1 if row.low(end - 1) != "another" else end
    if row.low(end - 1) in ("a", "an") and row.words(end - 3, 2) == "up to":
        end -= 1
    start = max(0, end - _LONGEST)
    while start < end:
        if row.words(start, end - start) in known and TokenKind.STOP not in {
            t.kind for t in row.row[start:end]
        }:
            return row.words(start, end - start), start
        start += 1
    return None


def _after(row: TokenRow, last: int) -> tuple[str, int] | None:
    for count in (3, 2, 1):
        wording = row.words(last, count)
        if (
            last + count <= len(row)
            and wording in _AFTER
            and (wording not in ("odd", "plus") or row[last + 1].kind == TokenKind.WORD)
        ):
            if (wording == "+" and row[last].gap) or (wording == "or so" and row.low(last + 2) == "called"):
                continue
            if wording == "and up" and row.low(last + count) == "to":
                continue
            if wording in ("at least", "and up", "and over", "and under") and _is_next(row, last + count):
                continue
            return _AFTER[wording], last + count
    return None


def _is_next(row: TokenRow, i: int) -> bool:
    """Whether another number follows, which the words before token `i` then qualify."""
    return row[i].kind in (TokenKind.NUMBER, TokenKind.SIGN) and row[i].text not in ".,;:)!?"


def _means_during(row: TokenRow, draft: Draft, words: str) -> bool:
    """Whether 'over' means 'in the course of' ('£750m over five years') and 'about' means 'on the
    subject of'.
    """
    if words == "over" and draft.unit and draft.unit.dimension == "time":
        return row.low(draft.first - 2) not in lexicon.words("before_over_a_time")
    if words == "about":
        return row.low(draft.first - 2) in lexicon.words("mind_verbs")
    return False


_ADDING = lexicon.words("adding")
_PLACES = lexicon.bounds("places")


def _links(row: TokenRow, draft: Draft, words: str, first: int) -> bool:
    """Whether the words only join the number to what is before: 'talks between the two sides', 'a row over
    the three dams', 'add up to 40', 'a point shy of the record 60'.
    """
    if words.endswith("between") and not isinstance(draft.value, tuple):
        return True
    if words in _PLACES and row.low(draft.first - 1) == "the":
        return True
    return words == "up to" and row.low(first - 1) in _ADDING


_BOUNDS = lexicon.bounds("first words")


def is_bound(row: TokenRow, draft: Draft, said: Qualified) -> bool:
    """Whether the figure is an open range of its own ('above 170.'): a comparison with a bare number.

    A number that measures or counts something keeps its qualifier outside; a bare one that ends its
    clause is nothing but the comparison, which then belongs to the span.
    """
    if said.words is None or draft.unit is not None or draft.shape not in ("", "share") or draft.qualifier:
        return False
    if said.words.split()[0] not in _BOUNDS or (said.first == draft.first and said.last == draft.last):
        return False
    after = row[said.last]
    if after.kind == TokenKind.WORD:
        return after.low in ("and", "or", "in", "but", "should", "apiece")
    return True


def two_sided(row: TokenRow, one: Qualified, two: Qualified, low: float, high: float) -> bool | None:
    """Whether two bounds next to each other ('above 10 and below 20') enclose one range.

    True where the first is the lower one, False where the second is, None where they do not belong together.
    """
    link = row.words(one.last, two.first - one.last)
    if link not in ("and", "but", ",", ", and", ", but"):
        return None
    if _way(one.words) == 1 and _way(two.words) == -1 and low <= high:
        return True
    return False if _way(one.words) == -1 and _way(two.words) == 1 and high <= low else None


def _way(words: str | None) -> int:
    if words in lexicon.bounds("more"):
        return 1
    return -1 if words in lexicon.bounds("less") else 0
