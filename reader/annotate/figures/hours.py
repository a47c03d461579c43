"""Hours that are spelled: 'ten at night', 'back at six', 'at ten past nine'. They are no figures."""

from __future__ import annotations

from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.annotate.figures.lexicon import table, words

MOST_HOURS = 12  # that a clock names
_ENDS = (*".,;?!”’)", "")


def is_hour(row: TokenRow, last: int, value: int | float) -> bool:
    """An hour by the part of the day after it: 'at 4 in the morning', 'ten at night'."""
    said = row.words(last, 3).removesuffix(".")
    part = said.removeprefix("in the ") if said.startswith("in the ") else row.words(last, 2)
    return 0 < value <= MOST_HOURS and part in ("morning", "afternoon", "evening", "at night")


def is_spelled_hour(row: TokenRow, i: int, last: int) -> bool:
    """'at six thirty', 'up at three tomorrow', 'a train at nine.', 'at ten past nine'.

    'ranked at six', 'began playing at six' and 'the rate stood at six' are none.
    """
    if row.low(i - 1) != "at":
        return False
    after, lead = row.low(last), row.low(i - 2)
    if after in words("behind_hours"):
        return True
    if after in ("past", "to") and row.low(last + 1) in table("small.txt"):
        return True
    if row[last].kind == TokenKind.WORD or row[last].text not in _ENDS:
        return False
    return lead in words("hour_leads") or lead in words("hour_things") or lead in words("weekdays")
