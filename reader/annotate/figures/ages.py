"""Ages: '46-year-old', 'aged 46', 'children under 15', ', 46,' after a name."""

from __future__ import annotations

from reader.annotate.figures.amounts import Draft
from reader.annotate.figures.identifiers import counts
from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.annotate.figures.lexicon import Unit, words
from reader.frozen import replace
from reader.text.month_names import MONTH_NUMBERS

_HYPHENS = ("-", "‑", "‐", "–", "—")


_ASIDE = 8  # tokens of what stands in brackets between a name and an age
_CHILD = 12  # years that are spelled
_YEAR = Unit("year", "age")


def aged(row: TokenRow, draft: Draft) -> Draft:
    """An age: '46-year-old', '29 years old', 'aged 46', ', 46,' after a name."""
    i, unit = draft.last, draft.unit
    if unit and unit.dimension == "time" and unit.name in ("year", "month", "week", "day"):
        k = i + 1 if row[i].text in _HYPHENS and not row[i].gap else i
        if row.low(k) in ("old", "olds", "old's", "old’s"):
            return replace(draft, last=k + 1, unit=Unit(unit.name, "age"))
        if row.low(i) == "of" and row.low(i + 1) == "age":
            return replace(draft, last=i + 2, unit=Unit(unit.name, "age"))
    if unit is not None or draft.shape in ("share", "ratio"):
        return draft
    if row.low(i) in ("yo", "y.o"):
        return replace(draft, last=i + 1, unit=_YEAR)
    before, top = row[draft.first - 1], draft.value if not isinstance(draft.value, tuple) else draft.value[1]
    if not isinstance(top, int) or not 0 < top < 125:
        return draft
    if (
        before.low in ("aged", "age", "ages")
        and before.kind == TokenKind.WORD
        and row.low(draft.first - 2) not in ("under", "over")
    ):
        return replace(draft, first=draft.first - 1, unit=_YEAR)
    k = draft.first - 1
    while k > draft.first - 4 and row.low(k) in words("before_ages"):
        k -= 1
    if row.low(k) in ("aged", "age", "ages") and k < draft.first - 1:
        return replace(draft, unit=_YEAR)
    if _of_people(row, draft) or _after_name(row, draft):
        return replace(draft, unit=_YEAR)
    return draft


DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip
"""The decades of a life in words, and the age at which each begins."""


def decade_at(row: TokenRow, i: int) -> Draft | None:
    """The ten years of a life at token `i`: 'in his 20s', 'in her early thirties'."""
    found = _decade(row, i)
    if found is None or found[0] % 10 or found[0] < 20:
        return None
    first, last = found
    k = i - 1
    while k > i - 4 and (row.low(k) in ("early", "mid", "late", "or") or row[k].text in _HYPHENS):
        k -= 1
    if row.low(k) not in words("owners_of_ages") or row.low(k - 1) != "in":
        return None
    other = _decade(row, last + 1) if row.low(last) in ("and", "or") else None
    if other and other[0] > first:
        return Draft(i, other[1], (first, other[0] + 9), _YEAR, "age")  # 'women in their 20s and 30s'
    return Draft(i, last, (first, first + 9), _YEAR, "age")


def _decade(row: TokenRow, i: int) -> tuple[int, int] | None:
    """The first year of a decade of a life, and the index after its words: '30s', 'forties'."""
    digits = row[i].text if row[i].kind == TokenKind.NUMBER else ""
    if len(digits) == 2 and digits.isdecimal() and row.low(i + 1) == "s" and not row[i + 1].gap:
        return int(digits), i + 2
    return (DECADES[row.low(i)], i + 1) if row.low(i) in DECADES else None


def bracket_at(row: TokenRow, i: int) -> Draft | None:
    """The age at token `i` by which people are parted: 'the over-65s', 'under-16s'."""
    joined = row[i - 1].text in _HYPHENS and not row[i].gap and row.low(i - 2) in ("over", "under")
    many = row.low(i + 1) == "s" and not row[i + 1].gap and row.low(i + 2) not in words("age_groups")
    if not joined or not many or not row[i].text.isdecimal() or len(row[i].text) > 2:
        return None
    return Draft(i, i + 1, int(row[i].text), _YEAR, "age")


def _of_people(row: TokenRow, draft: Draft) -> bool:
    """'children under 15', 'the over-65s', 'she turned 40'."""
    before, i = row.low(draft.first - 1), draft.first
    k = i - 1
    if row[k].text in _HYPHENS and not row[i].gap:
        return row.low(k - 1) in ("under", "over") and row.low(draft.last) not in ("par",)
    ends = row[draft.last].kind != TokenKind.WORD or row.low(draft.last) in words("after_ages")
    counting = counts(row, draft.last) or row.low(draft.last) in ("percent", "per", "people")
    if before in ("under", "over") and not counting and row.low(k - 1) in words("ages"):
        return True
    if before in ("and", "or") and row[i - 2].kind == TokenKind.NUMBER and row.low(i - 3) in ("aged", "ages"):
        return True
    if (
        before in ("was", "is")
        and row.low(i - 2) in ("he", "she", "who")
        and (ends or row.low(draft.last) in ("when", "but"))
    ):
        return row[draft.last].text not in ("-", "%", "°")
    if before in ("turn", "turned", "turns", "turning") and (
        ends or row.low(draft.last) in words("turned_when")
    ):
        return row.low(k - 1) in words("turned_who") or row[k - 1].text[:1].isupper()
    return False


def _after_name(row: TokenRow, draft: Draft) -> bool:
    """An age between commas or brackets after a name or a person's role."""
    opening, closing, at = row[draft.first - 1], row[draft.last], draft.first - 2
    if row[at].text == ")":  # 'Ronald Platt (no relation), 68,'
        at = next((k - 1 for k in range(at - 1, at - _ASIDE, -1) if row[k].text == "("), at)
    before = row[at]
    if before.kind != TokenKind.WORD or isinstance(draft.value, tuple):
        return False
    if row[draft.first].kind != TokenKind.NUMBER:
        return _spelled_after_name(row, draft, at)
    if before.low in MONTH_NUMBERS or before.low in words("weekdays") or not 4 <= float(draft.value) < 115:
        return False
    if opening.text == ",":
        dashed = closing.text in ("—", "–", "―") and closing.gap
        ends = (
            dashed
            or closing.text in ",.;)"
            or closing.kind == TokenKind.STOP
            or closing.low in words("age_after")
        )
        if closing.text == "," and row[draft.last + 1].kind == TokenKind.NUMBER:
            return False
        person = (
            before.text[:1].isupper()
            or before.low in words("aged_nouns")
            or row.low(draft.first - 3) in words("before_aged_person")
        )
        return bool((ends and person and closing.text != "") or (ends and person))
    if opening.text == "(" and closing.text == ")":
        return (
            before.text[:1].isupper() and row[draft.first - 3].text[:1].isupper() and float(draft.value) > 14
        )
    return False


def _spelled_after_name(row: TokenRow, draft: Draft, at: int) -> bool:
    """'Joshua, eight, and Mia, five, died': a child's age in words, between commas."""
    capital = row[at].text[:1].isupper() and row[at].low not in words("weekdays") | MONTH_NUMBERS.keys()
    named = capital or (row[at].low in words("relatives") and row[at - 1].kind == TokenKind.WORD)
    one = draft.last == draft.first + 1 and isinstance(draft.value, int) and 0 < draft.value <= _CHILD
    return named and one and row[draft.first - 1].text == "," and row[draft.last].text in (",", ".", ";")
