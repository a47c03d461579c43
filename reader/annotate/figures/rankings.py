"""Places in a ranking: 'the second seed', 'ranked No. 12', 'the world number one', 'No. 4 Elm State'."""

from __future__ import annotations

from reader.annotate.figures.amounts import Draft
from reader.annotate.figures.cardinals import hyphen, small
from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.annotate.figures.lexicon import words
from reader.annotate.figures.ranks import ORDINAL, ordinal_at

NUMBERED = frozenset(("no", "number", "nos"))
"""The words before the number of a place."""
_LOWEST = 25  # place in the lists of teams that papers print
_MOST_DIGITS = 4


def ranking_at(row: TokenRow, i: int) -> Draft | None:
    """The ordinal at token `i`, where it is the place of a player or a team: '17th seed', 'eighth-seeded'."""
    found = ordinal_at(row, i)
    if found is None:
        return None
    value, last = found
    if hyphen(row, last) and not row[last].gap:
        seeded = row.low(last + 1) in ("seeded", "ranked", "placed")
    else:
        seeded = row.low(last) == "seed" and row.low(last + 1) not in words("sown")
    return Draft(i, last, value, None, ORDINAL) if seeded else None


def numbered_at(row: TokenRow, i: int) -> Draft | None:
    """The place that 'No. 12' or 'number one' at token `i` names, where the words around say so."""
    joined = row[i + 1].kind == TokenKind.NUMBER and row[i + 1].text[0] == "." and row.glued(i + 1)  # 'No.4'
    dotted = joined or row[i + 1].text == "."
    found = _number(row, i + 2 if dotted and not joined else i + 1)
    if found is None:
        return None
    value, last = found
    ranked = row.low(i - 1) in words("ranked_at") or (
        row.low(i - 1) == "at" and row.low(i - 2) in words("ranking")
    )
    at = row.low(i) == "number" and row.low(i - 1) in words("charted_at") and not row[last].text[:1].isupper()
    listed = row.low(last) == "in" and any(row.low(k) in words("ranked_lists") for k in (last + 2, last + 3))
    team = dotted and value <= _LOWEST and _is_team(row, i, last)
    if ranked or at or listed or team or row.low(last) in ("seed", "ranking"):
        return Draft(i, last, value, None, ORDINAL)
    return None


def _number(row: TokenRow, k: int) -> tuple[int, int] | None:
    """The whole number above 0 at token `k`, and the index after it."""
    if row[k].kind == TokenKind.NUMBER:
        digits = row[k].text.removeprefix(".") if row.glued(k) else row[k].text
        plain = digits.isdecimal() and len(digits) <= _MOST_DIGITS and int(digits) > 0
        return (int(digits), k + 1) if plain else None
    found = small(row, k)
    return found if found and found[0] > 0 else None


def _is_team(row: TokenRow, i: int, last: int) -> bool:
    """Whether a name stands behind the place of a team, and none before it: 'lost to No. 4 Elm State'."""
    name, before = row[last], row[i - 1]
    if name.kind != TokenKind.WORD or not name.text[:1].isupper() or name.low in words("numbered_things"):
        return False
    if any(row.low(k) in words("streets") for k in (last + 1, last + 2)):
        return False
    return before.kind != TokenKind.WORD or before.text.islower() or row[i - 2].kind == TokenKind.STOP
