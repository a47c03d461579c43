"""Ordinals that say how many: 'the fifth straight win', 'his 17th year', 'second-highest', 'ranked 34th'.

Most ordinals only point ('the second van', 'on the third floor', 'the fourth quarter') and are no figures.
"""

from __future__ import annotations

from functools import cache

from reader.annotate.figures.amounts import Draft
from reader.annotate.figures.cardinals import hyphen, part_of
from reader.annotate.figures.lexer import HYPHENS, TokenKind, TokenRow
from reader.annotate.figures.lexicon import table, words

ORDINAL = "ordinal"  # the shape of such a draft
_SUFFIXES = ("st", "nd", "rd", "th")
_OWNERS = ("his", "her", "its", "their", "my", "our", "your")
_RUNS = ("straight", "consecutive", "successive")
_IN_A_ROW = ("in a row", "on the trot", "on the bounce")
_NEAR = 3  # words between an ordinal and what says that it counts


def rank_at(row: TokenRow, i: int) -> Draft | None:
    """The ordinal at token `i`, where it says how many or how far down a list; None where it only points."""
    token = row[i]
    if token.kind == TokenKind.NUMBER:
        if row[i + 1].low not in _SUFFIXES or row[i + 1].gap or not token.text.replace(",", "").isdecimal():
            return None
        if len(token.text) > 6 or row.glued(i):
            return None
    elif token.kind != TokenKind.WORD or token.low not in ordinal_starts() or token.text.isupper():
        return None
    found = ordinal_at(row, i)
    if found is None:
        return None
    value, last = found
    if i == 0 and last == len(row):
        return Draft(i, last, value, None, ORDINAL)
    if hyphen(row, last) and not row[last].gap:
        return Draft(i, last + 2, value, None, ORDINAL) if _is_superlative(row, last + 1) else None
    run = any(row.words(last + k, 3) in _IN_A_ROW for k in range(1, _NEAR))
    if value < 2 or not (run or (_counts(row, i, last) and not _only_points(row, i, last))):
        return None
    return Draft(i, last, value, None, ORDINAL)


@cache
def ordinal_starts() -> frozenset[str]:
    """Words with which an ordinal can start."""
    tens = (word for word, value in table("small.txt").items() if value >= 20)
    return frozenset((*table("parts.txt"), "first", "second", *tens)) - {"half", "halve", "quarter"}


def ordinal_at(row: TokenRow, i: int) -> tuple[int, int] | None:
    """The value of the ordinal at `i` and the index after it, whether it counts or only points."""
    if row[i].kind == TokenKind.NUMBER:
        digits = row[i].text.replace(",", "")
        suffixed = row[i + 1].low in _SUFFIXES and not row[i + 1].gap
        return (int(digits), i + 2) if suffixed and digits.isdecimal() and len(digits) < 7 else None
    word = row.low(i)
    if word in ("first", "second"):
        return (1 if word == "first" else 2), i + 1
    if row.low(i + 2) == "second" and hyphen(row, i + 1) and not row[i + 1].gap:
        ranked = row.low(i - 1) in words(
            "ranking"
        )  # 'finished twenty-second'; a 'twenty-second delay' is a time
        return (int(table("small.txt")[word]) + 2, i + 3) if ranked and word in table("small.txt") else None
    found = part_of(row, i, plural=False)
    return (int(found[0]), found[1]) if found else None


def _is_superlative(row: TokenRow, i: int) -> bool:
    """'highest', 'most': of 'second-highest', 'third-most'."""
    word = row.low(i)
    return (word.endswith("est") and len(word) > 5 and word not in words("no_superlatives")) or word in (
        "most", "best", "worst", "least",
    )  # fmt: skip


def _only_points(row: TokenRow, i: int, last: int) -> bool:
    """Whether the ordinal names a part, a place or a day: 'the third quarter', 'Fifth Avenue', '4th July'."""
    after = row[last]
    if {row.low(last), row.low(last + 1)} & words("numbered_districts"):
        return True
    street = {row.low(last), row.low(last + 1)} & words("streets")
    won = row.low(i - 1) in ("a", "an") and after.low in words("won_again")
    if (
        after.kind == TokenKind.WORD
        and after.text[:1].isupper()
        and not won
        and (street or not _is_owned(row, i))
    ):
        return True  # but 'his 12th Test'
    return after.low in words("pointed_at") or row.low(i - 1) == "of"


def _counts(row: TokenRow, i: int, last: int) -> bool:
    before, after = row.low(i - 1), row.low(last)
    if after == "birthday" or after in _RUNS or after in words("ranked_words") or _is_superlative(row, last):
        return True
    if (before in words("ranking") and after != "to") or (
        before in ("is", "was", "are", "were", "in") and _is_place(row, last)
    ):
        return True
    if _is_owned(row, i):
        return True
    if before in ("a", "an") and (after in words("won_again") or _is_tallied(row, last)):
        return True  # 'a fifth win of the season'
    led = before == "the" or (before == "a" and row.low(i - 2) == "for")
    if not led:
        return False
    if after == "time" or (row.low(i - 2) in ("was", "is", "were", "became") and _is_tallied(row, last)):
        return True
    if row.low(i - 2) == "for" and after in words("repeated_times"):
        return True
    if row.low(i - 2) == "for" and row.low(last + 1) in words("repeated_times"):
        return True
    return any(
        row.low(last + k) in words("record_holders")
        and row.low(last + k + 1) in ("to", "in", "since", "ever")
        for k in range(_NEAR)
    )


_TALLY = 8  # tokens after an ordinal in which the time is named over which one counts


def _is_tallied(row: TokenRow, last: int) -> bool:
    """'the 14th death on the line this year', 'a fifth win of the season': counted over a time."""
    spans = ("this year", "this season", "this month", "this week", "this century", "in as")
    for k in range(last + 1, last + _TALLY):
        if row[k].kind not in (TokenKind.WORD, TokenKind.NUMBER) and row[k].text not in HYPHENS:
            return False
        whole = row.words(k, 2) == "of the" and row.low(k + 2) in words("repeated_times")
        if whole or row.words(k, 2) in spans:
            return True
    return False


def _is_owned(row: TokenRow, i: int) -> bool:
    """'his 17th year', 'the country’s second', 'the Lakers' fifth'."""
    before = row[i - 1]
    if before.kind == TokenKind.WORD:
        return before.low in _OWNERS or before.low.endswith(("'s", "’s"))
    plural = before.text in ("'", "’") and not before.gap and row[i].gap
    return plural and row.low(i - 2).endswith("s")


def _is_place(row: TokenRow, last: int) -> bool:
    """'fifth in the league', 'third overall', 'in second place'."""
    return row.low(last) in words("behind_ranks")
