"""The thing counted, guessed from the words right after the number."""

from __future__ import annotations

from reader.annotate.figures import lexicon
from reader.annotate.figures.amounts import Draft
from reader.annotate.figures.lexer import HYPHENS, TokenKind, TokenRow
from reader.annotate.figures.lexicon import words

_MOST_WORDS = 6  # of what is counted
_NO_THINGS = words("no_things")
_ROUGHLY = ("odd", "plus", "strong")  # behind a number and a hyphen


def guess(row: TokenRow, draft: Draft) -> str | None:
    """The thing counted, from the words after the number up to one that ends a noun phrase.

    The guess stops after the first word that looks like a plural, where the number is not 1.
    """
    hyphen = row[draft.last].text in HYPHENS and not row[draft.last].gap
    if hyphen and draft.unit is None and _describes_a_noun(row, draft.last + 1):
        return row[draft.last + 1].text  # the pages of a '95-page report'
    first = _first(row, draft, hyphen)
    return None if first is None else _phrase_from(row, first)


def _first(row: TokenRow, draft: Draft, hyphen: bool) -> int | None:
    """The token at which the thing counted may begin; None where a number measures, or nothing follows."""
    i = draft.last
    compound = row[i - 2].text in HYPHENS and i - 2 > draft.first and row[i].kind == TokenKind.WORD
    measured = draft.unit is not None and not (hyphen or compound)
    owned = _owned(row, draft)
    if hyphen or owned:
        i += 1
    if row.low(i) in _ROUGHLY and row[i].kind == TokenKind.WORD and (hyphen or row.low(i) == "odd"):
        i += 1
    if row.low(i) == "of":
        i += 1
    elif (measured and not owned) or (draft.shape == "ratio" and row[i].kind != TokenKind.WORD):
        return None
    while row.low(i) in words("skipped"):
        i += 1
    if row[i].kind == TokenKind.NUMBER or row.low(i) in lexicon.table("small.txt"):
        i += 1
    return None if row.low(i).endswith("ed") and not _plural(row.low(i + 1)) else i


def _phrase_from(row: TokenRow, i: int) -> str | None:
    """The words from token `i` up to one that ends a noun phrase."""
    found: list[str] = []
    while (
        len(found) < _MOST_WORDS and row[i].kind == TokenKind.WORD and row.low(i) not in words("phrase_ends")
    ):
        if found and row.low(i).endswith(("ed", "ing")) and _plural(found[-1]):
            break
        if found and row.low(i) in words("moved_past"):
            break  # 'the 10-year yield rose'
        glued = bool(found) and row[i - 1].text in HYPHENS
        found.append(f"{found.pop()}{row[i - 1].text}{row[i].text}" if glued else row[i].text)
        if _plural(row.low(i)) and not _plural(row.low(i + 1)) and not _goes_on(row, i + 1):
            break
        i += 1
        if _goes_on(row, i):
            i += 1
        number = row[i].kind == TokenKind.NUMBER or row.low(i) in lexicon.table("small.txt")
        if number and found[-1].endswith(("'s", "’s")):
            found, i = [], i + 1  # 'two of the firm's five directors'
        elif number:
            break
        elif _joins_adjectives(row, i, found):
            found.append(row[i].text)
            i += 1
    if found and found[-1].lower() in words("times_of_day"):
        return None
    return " ".join(found) or None


def _describes_a_noun(row: TokenRow, i: int) -> bool:
    """Whether the word at `i`, behind a number and a hyphen, is a thing that the number counts by itself."""
    word = row[i]
    if word.kind != TokenKind.WORD or word.gap or not word.text.islower() or word.low in words("phrase_ends"):
        return False
    return row[i + 1].gap and row[i + 1].kind == TokenKind.WORD and word.low not in (*_ROUGHLY, *_NO_THINGS)


def _goes_on(row: TokenRow, i: int) -> bool:
    """Whether a hyphen at `i` joins two words: 'big-name'."""
    return row[i].text in HYPHENS and not row[i].gap and not row[i + 1].gap


_ADJECTIVES = 3  # words between 'and' and the noun that is counted


def _joins_adjectives(row: TokenRow, i: int, found: list[str]) -> bool:
    """Whether 'and' at `i` joins two adjectives of one noun: 'dozens of private and public courses'."""
    if row.low(i) not in ("and", "or") or len(found) != 1 or _plural(found[0]):
        return False
    for k in range(i + 1, i + 1 + _ADJECTIVES):
        number = row.low(k) in lexicon.table("small.txt")
        if row[k].kind != TokenKind.WORD or number or row.low(k) in words("phrase_ends"):
            return False
        if _plural(row.low(k)):
            return k > i + 1
    return False


def plainly_next(row: TokenRow, draft: Draft) -> bool:
    """Whether the thing counted surely stands right after: after 'of', or after a hyphen."""
    i = draft.last
    hyphen = row[i].text in HYPHENS or (row[i - 2].text in HYPHENS and i - 2 > draft.first)
    age = draft.unit is not None and draft.unit.dimension == "age"
    if draft.unit is None and (_letter_scaled(row, draft) or _is_listed(row, draft)):
        return True
    return not age and (
        row.low(i) == "of" or _owned(row, draft) or (hyphen and not isinstance(draft.value, tuple))
    )


def _letter_scaled(row: TokenRow, draft: Draft) -> bool:
    """Whether a noun stands after a number that ends in a letter: '1.5m households'."""
    k = draft.last - 1
    glued = k > draft.first and row[k].kind == TokenKind.WORD and not row[k].gap
    return glued and row[k + 1].kind == TokenKind.WORD and _plural(row.low(k + 1))


def _is_listed(row: TokenRow, draft: Draft) -> bool:
    """Whether one thing is counted beside others: 'one oven and four people'."""
    k = draft.last
    another = row[k + 2].kind == TokenKind.NUMBER or row.low(k + 2) in lexicon.table("small.txt")
    return draft.value == 1 and row[k].kind == TokenKind.WORD and row.low(k + 1) == "and" and another


def _owned(row: TokenRow, draft: Draft) -> bool:
    """Whether a time owns the noun after it: 'five years' jail'."""
    time = draft.unit is not None and draft.unit.dimension == "time"
    return time and row[draft.last].text in ("'", "’") and not row[draft.last].gap


def _plural(word: str) -> bool:
    low = word.lower()
    return low in lexicon.plurals() or (
        len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s"))
    )
