"""Numbers that name and do not count: flights, rooms, telephones, titles, the pronoun 'one'."""

from __future__ import annotations

from reader.annotate.figures import lexicon
from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.annotate.figures.lexicon import words

_HYPHENS = ("-", "‑", "‐", "–", "—")


def is_pronoun(row: TokenRow, i: int, last: int) -> bool:
    """Whether 'one' at `i` counts nothing: 'this one', 'one of the', 'one day'."""
    before, after = row.low(i - 1), row[last]
    compound = row[last + 1].text in _HYPHENS and not row[last + 1].gap
    if compound and after.kind == TokenKind.WORD and before not in words("not_one"):
        return False  # 'one in-person meeting'
    if after.text in _HYPHENS and not after.gap and row.low(last + 1) in words("one_hyphened"):
        return False  # 'a one-goal lead'
    if before in words("one_victims") or (
        before in words("score_words") and after.low in ("and", "of", "but")
    ):
        return False  # 'killing one and wounding three', 'winning three and drawing one of their last four'
    if before == "from" and _to_another(row, last):
        return True
    if before in words("not_one") or after.kind != TokenKind.WORD or after.low in words("one_pronoun"):
        return row.low(last) not in words("casualties")
    if row.low(last) in words("not_counted"):
        return True
    return (row[i].text == "One" and row[i - 1].kind == TokenKind.WORD) or after.text[:1].isupper()


def _to_another(row: TokenRow, last: int) -> bool:
    """Whether 'to the other' or 'to another' follows soon: 'from one room to the next'."""
    ends = ("to the other", "to the next")
    return any(row.words(k, 3) in ends or row.words(k, 2) == "to another" for k in range(last, last + 5))


def is_title(row: TokenRow, i: int, last: int) -> bool:
    """Whether a number word with a capital belongs to a name: 'the Group of Seven', 'Big Three'."""
    before = row[i - 1]
    if before.low in words("clock"):
        return False  # '11:12pm Four break points saved'
    if before.kind != TokenKind.WORD and not (before.kind == TokenKind.SIGN and before.text in ",;"):
        return before.text in "“\"‘'" and row[i].gap is False and row[last].text in "”\"’'" and last == i + 1
    nearby = [
        row[k] for k in range(i - 5, last + 4) if row[k].kind == TokenKind.WORD and len(row[k].text) > 3
    ]
    headline = sum(t.text[0].isupper() for t in nearby) > 0.8 * len(nearby) and len(nearby) > 5
    return not headline


_LISTED = ("and", "or", "to", "&", ",", *_HYPHENS)
_MOST_LISTED = 8


def names_it(row: TokenRow, i: int) -> bool:
    """Whether the word before takes a number as its name: 'Flight 370', 'Category 4', 'No. 7', and in a list
    of such numbers: the 5 of 'sections 4 and 5'."""
    for _ in range(_MOST_LISTED):
        if row.low(i - 1) not in _LISTED or row[i - 2].kind != TokenKind.NUMBER:
            break
        if not (row[i].text.isdecimal() and row[i - 2].text.isdecimal()):
            break
        if not row[i - 3].low.endswith("s") and row.low(i - 3) not in _LISTED:
            break
        i -= 2
    k = i - 1
    if row[k].text in (".", "#", "(") or (row[k].text in _HYPHENS and not row[i].gap and not row[k].gap):
        if row[k].text == "#":
            return True
        k -= 1
    always, capital = lexicon.numbered()
    word = row[k].low.rstrip(".")
    several = word.endswith("s") and (word[:-1] in always or word[:-1] in capital)
    if word in always or (several and row[k].text[0].isupper()):
        return not (word in words("also_words") and row[k].text == word and k == i - 1)
    return row[k].text[:1].isupper() and (word in capital or word in words("bible"))


def is_filed(row: TokenRow, i: int) -> bool:
    """Whether the digits at `i` begin the number of a file, a case or a document: 'docket 22-451'."""
    k = i - 2 if row[i - 1].text in (".", "#", ":") else i - 1
    word = row[k].low.rstrip(".")
    return word in words("filed") or (word.removesuffix("s") in words("filed") and row[k].text[:1].isupper())


def is_long(row: TokenRow, i: int) -> bool:
    """Whether the digits after a plus are those of a telephone."""
    return (
        len(row[i].text) > 6
        or row[i + 1].kind == TokenKind.NUMBER
        or (row[i + 1].text in ("-", "(") and not row[i + 1].gap)
    )


def is_phone(row: TokenRow, i: int, last: int) -> bool:
    """Whether the number stands in a row of digit groups, as telephones and old numberings do."""
    k = i
    while k > i - 5 and row[k - 1].kind == TokenKind.NUMBER and row[k - 1].text.isdecimal():
        k -= 1
    if k < i and ((row[k].text[0] == "0" and len(row[k].text) > 2) or row[k - 1].text == "+"):
        return True
    groups, k = 1, last
    while (
        groups < 4
        and row[k].text in ("-", ".", "/", ")")
        and not row[k].gap
        and row[k + 1].kind == TokenKind.NUMBER
    ):
        groups, k = groups + 1, k + 2
    k = i - 1
    while (
        groups < 4
        and row[k].text in ("-", ".", "/", ")")
        and row[k - 1].kind == TokenKind.NUMBER
        and not row[k].gap
    ):
        groups, k = groups + 1, k - 2
    return groups >= 3 and not _are_scores(row, k + 1, last)


def _are_scores(row: TokenRow, first: int, last: int) -> bool:
    """Whether the groups are the scores of sets, each of one or two digits: '6-7 (4-7) 7-6'."""
    digits = [row[k].text for k in range(first - 2, last + 6) if row[k].kind == TokenKind.NUMBER]
    brackets = any(row[k].text == ")" for k in range(first - 2, last + 6))
    return brackets and all(len(text) < 3 for text in digits)


def is_address(row: TokenRow, i: int, last: int) -> bool:
    """Whether the number is of a house ('10 Downing Street') or a postcode after its state ('NY 10001')."""
    if row[last].kind == TokenKind.WORD and row[last].text[:1].isupper():
        for k in range(last + 1, last + 4):
            if row.low(k).rstrip(".") in words("streets") and row[k].text[:1].isupper():
                return True
            if row[k].kind != TokenKind.WORD or not row[k].text[0].isupper():
                break
    state = row[i - 1]
    return (
        len(row[i].text) == 5
        and state.kind == TokenKind.WORD
        and len(state.text) == 2
        and state.text.isupper()
    )


def is_named(row: TokenRow, i: int, last: int, value: int | float) -> bool:
    """A whole number right after a name, with nothing that it counts: 'Boeing 737', 'Apollo 11'."""
    before = row[i - 1]
    if before.kind != TokenKind.WORD or not before.text[:1].isupper() or not row[i].text.isdecimal():
        return False
    after = row[last]
    if counts(row, last) or before.low in words("weekdays") or before.low in words("before_counts"):
        return False
    if is_target(row, i, last):
        return False
    if value < 100 and after.low not in words("happenings") and _is_letters(row, i - 1):
        return True
    if row[i - 2].kind == TokenKind.STOP or row[i - 2].text in '.!?:;“"':
        return False
    return after.kind != TokenKind.WORD or after.text[:1].isupper() or after.low in words("after_name")


def is_target(row: TokenRow, i: int, last: int) -> bool:
    """Whether the number is of runs to make: 'set Elmland 249 from 76 overs', 'set Elm 90 to win'."""
    if row.low(last) in ("from", "off") and row.low(last + 2) in ("overs", "balls"):
        return True
    return row.low(i - 2) in ("set", "setting", "leaving") and row.words(last, 2) == "to win"


def _is_letters(row: TokenRow, k: int) -> bool:
    """Whether a word is letters that are read one by one, as stations are called: 'ABC 7', 'BBC 2'."""
    text = row[k].text
    letters = text.isupper() and text.isalpha() and 1 < len(text) < 6
    return letters and not (row[k - 1].text.isupper() and len(row[k - 1].text) > 1)


def counts(row: TokenRow, last: int) -> bool:
    """Whether a noun in the plural follows, which the number then counts."""
    word = row[last].low
    return (
        row[last].kind == TokenKind.WORD
        and row[last].gap
        and (
            (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")))
            or word in lexicon.plurals()
        )
    )
