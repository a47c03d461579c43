"""Shares of a whole: 'one in five', '9 out of 10', 'two of every three', 'one bag in six'."""

from __future__ import annotations

from reader.annotate.figures.amounts import Amount, Draft
from reader.annotate.figures.cardinals import whole
from reader.annotate.figures.lexer import HYPHENS, TokenKind, TokenRow
from reader.annotate.figures.lexicon import words
from reader.annotate.figures.measures import amount
from reader.annotate.figures.years import could_be_year
from reader.frozen import replace
from reader.text.month_names import MONTH_NUMBERS

_ROUND = frozenset((*range(2, 11), 12, 20, 25, 50, 100, 1000))  # wholes of which people tell shares
_DIVIDED = ("money", "mass", "volume", "area")  # 'one in ten dollars', but 'one in ten minutes' is a rate


def is_plain(found: Amount) -> bool:
    return (
        isinstance(found.value, int)
        and found.unit is None
        and not found.number.qualifier
        and not found.number.fraction
    )


def share(row: TokenRow, found: Amount, comma: bool) -> Draft | None:
    """'one in five', '9 out of 10', 'two of every three': a share of a whole."""
    i = found.last
    if not is_plain(found) or (row[i].gap is False and row[i].text not in HYPHENS):
        return None
    if row.low(found.first) == "one" and row[i].kind == TokenKind.WORD and row.low(i + 1) == "in":
        return _one_thing(row, found, comma)
    sure = True
    if row.low(i) in HYPHENS and row.low(i + 1) == "in" and row[i + 2].text in HYPHENS:
        k = i + 3
    elif row.low(i) == "out" and row.low(i + 1) == "of":
        k = i + 3 if row.low(i + 2) == "every" else i + 2
    elif row.low(i) in ("in", "of", "for") and row.low(i + 1) == "every":
        k = i + 2
    elif row.low(i) == "in":
        k, sure = i + 1, False
    elif row.low(i) == "over" and found.value > 0:
        return _over(row, found, comma)
    else:
        return None
    whole_ = amount(row, k, comma)
    if whole_ is None or not isinstance(whole_.value, int) or not 0 < found.value < whole_.value:
        return None
    if row.low(i) == "out" and whole_.value not in _ROUND:
        return None  # 'eighteen out of 22 players' are two counts
    if not sure:
        if (
            (whole_.unit and (whole_.marked or whole_.unit.dimension not in _DIVIDED))
            or (found.value != 1 and whole_.value > 100)
            or could_be_year(row, whole_)
        ):
            return None
        if (
            row.low(whole_.last) in MONTH_NUMBERS
            or row[whole_.last].text in ("%", ":", "/")
            or row[whole_.last].kind == TokenKind.CLOCK
        ):
            return None
        if row.low(found.first - 1) in ("no", "number", "top"):
            return None
    if whole_.unit is not None:
        whole_ = replace(whole_, last=whole_.number.end)
    return Draft(found.first, whole_.last, found.value / whole_.value, None, "share")


def _one_thing(row: TokenRow, found: Amount, comma: bool) -> Draft | None:
    """'one bag in six', but not 'one win in six matches' nor 'one storm in 2020'."""
    whole_ = amount(row, found.last + 2, comma)
    if whole_ is None or not is_plain(whole_) or whole_.value < 2 or could_be_year(row, whole_):
        return None
    after = row[whole_.last]
    does = after.low.endswith("ed") or after.low in words("behind_shares")
    if after.kind == TokenKind.WORD and not does:
        return None
    if after.kind not in (TokenKind.WORD, TokenKind.STOP) and after.text not in (
        ".",
        ",",
        ";",
        ":",
        "?",
        "!",
    ):
        return None
    return Draft(found.first, whole_.last, found.value / whole_.value, None, "share")


def _over(row: TokenRow, found: Amount, comma: bool) -> Draft | None:
    """'one over three' alone: a fraction as it is read aloud."""
    under = amount(row, found.last + 1, comma)
    if under is None or not is_plain(under) or not under.value or row[under.last].kind == TokenKind.WORD:
        return None
    return Draft(found.first, under.last, whole(found.value / under.value), None, "share")
