"""What looks like a figure but is not one: dates, clock times, addresses, names with a number in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotate.figures.amounts import Amount
from reader.annotate.figures.hours import is_hour
from reader.annotate.figures.identifiers import (
    counts,
    is_address,
    is_long,
    is_named,
    is_phone,
    is_target,
    names_it,
)
from reader.annotate.figures.idioms import idiom, one_who_speaks, stands_for_noun
from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.annotate.figures.lexicon import words
from reader.annotate.figures.races import is_race
from reader.annotate.figures.rejected_words import hyphened, word_rejects
from reader.text.month_names import MONTH_NUMBERS

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from reader.annotate.figures.amounts import Draft

_MOST_ITEMS = 100  # in a list with numbers
_HYPHENS = ("-", "‑", "‐", "–", "—")
_LATE_YEAR = 1900  # the parse takes smaller numbers for years even before what they count
_LONG = 10  # digits in one piece: the number of a device, a parcel, an account


def rejects(row: TokenRow, found: Amount, last: int, pair: bool = False) -> bool:
    """Whether the number over tokens `[found.first, last)` is no figure where it stands.

    `pair`: it is the first of two, as in a score, which may stand right after a name.
    """
    bare = found.unit is None or found.unit.name in ("point", "times", "night")
    if bare and not found.marked and not found.number.scaled and idiom(row, found.first, last):
        return True
    if found.number.words:
        return word_rejects(row, found, last)
    if not pair and is_race(row, found, last):
        return True
    if (
        row[found.first - 1].text == ">"
        and row.low(found.first - 2) in ("sup", "sub")
        and row[last].text == "<"
    ):
        return True  # a raised number in markup that nobody read: a power, or the number of a note
    return _identifier(row, found, last) or _bare_rejects(row, found, last, pair)


def _identifier(row: TokenRow, found: Amount, last: int) -> bool:
    """Digits that are part of a longer name: 'G7', 'COVID-19', 'A380', '737s', '4x4', '+44 20'."""
    i = found.first
    if found.marked or found.signed:
        return row.glued(last) and row[last].kind == TokenKind.WORD and not found.marked
    before, token, after = row[i - 1], row[i], row[last]
    if not after.gap and after.kind == TokenKind.WORD:
        return True
    if after.low == "block" and row.low(last + 1) == "of" and before.low not in ("a", "one"):
        return True  # 'in the 2100 block of Elm Street'
    if _is_minute_added(row, i, last) or _is_listed_share(row, last):
        return True
    if _is_subsection(row, i, last):
        return True
    if row[i + 1].text == "B" and last == i + 2 and found.unit is None and token.text.isdecimal():
        return True
    if row.glued(i) and before.kind in (TokenKind.WORD, TokenKind.NUMBER, TokenKind.LINK, TokenKind.CLOCK):
        return True
    if row.glued(i) and (
        before.text in ("_", "#", "@", "\\", "=", ":", "^") or (before.text == "+" and is_long(row, i))
    ):
        return before.text != ":" or row[i - 2].kind != TokenKind.NUMBER
    if row.glued(i) and before.text == "/" and not row[i - 1].gap:
        return found.unit is None or found.unit.dimension != "temperature"  # '180C/350F'
    if (
        row.glued(i)
        and before.text in ("-", "‑", "–")
        and not before.gap
        and row[i - 2].kind == TokenKind.WORD
    ):
        return _is_hyphened_name(row, i, last)
    if (
        not after.gap
        and after.text in ("/", "_", "@")
        and row[last + 1].kind == TokenKind.NUMBER
        and not row[last + 1].gap
    ):
        return found.unit is None
    if before.text == "[" and after.text == "]" and row[i - 2].kind != TokenKind.STOP:
        return True
    if len(token.text) > 2 and token.text[0] == "0" and token.text.isdecimal() and found.unit is None:
        return set(token.text) != {"0"}
    return is_phone(row, i, last)


def _is_hyphened_name(row: TokenRow, i: int, last: int) -> bool:
    """Whether a word and a hyphen before digits make a name of them: 'COVID-19', 'the Under-21 squad'."""
    if row.low(i - 2) == "under" and row.low(last).replace("’", "'").removesuffix("'s") in words(
        "age_groups"
    ):
        return True
    return row.low(i - 2) not in words("hyphened_to_figures")


def _bare_rejects(row: TokenRow, found: Amount, last: int, pair: bool) -> bool:
    """Dates, times, years, addresses and numbered things: only without a unit."""
    i = found.first
    unit = found.unit
    if unit is not None:
        if unit.name == "minute" and row.low(i - 1) == "on":
            return True  # 'scored again on 67 minutes'
        return (
            unit.dimension == "time"
            and unit.name == "hour"
            and len(row[i].text) == 4
            and row[i].text[0] in "012"
        )
    if found.marked or found.number.fraction or found.signed:
        return False
    token, before, after = row[i], row[i - 1], row[last]
    if len(token.text) >= _LONG and token.text.isdecimal() and last < len(row) and not counts(row, last):
        return True
    if _is_of_match_report(row, i, last) or (before.text == "P" and row[i - 2].text == "&"):
        return True
    if names_it(row, i):
        return not counts(row, last) or (before.text[:1].isupper() and before.low not in ("no", "act"))
    if found.number.scaled:
        return False
    if is_hour(row, last, found.value):
        return True
    if after.low in words("clock") and (found.value < 25 or len(token.text) == 4):
        return True
    if before.low in ("p.m", "a.m") or (after.low == "o" and row[last + 1].text in "'’"):
        return True
    if _date(row, i, last, found.value):
        return True
    if _numbers_item(row, i, last, found.value):
        return True
    if pair:
        return False
    if before.text == "(" and after.text == ")" and row[i - 2].kind == TokenKind.NUMBER:
        return not _is_tiebreak(row, i)
    return _year(row, i, last, found.value) or is_address(row, i, last) or is_named(row, i, last, found.value)


def _is_of_match_report(row: TokenRow, i: int, last: int) -> bool:
    """The minute of a change or a goal, a rank: '(for Duffy, 64)', 'Reed (67 pen)', 'Mora (4.)'."""
    before, after = row[i - 1], row[last]
    if before.text == "," and row.low(i - 3) == "for" and row[i - 4].text == "(" and after.text in (")", ","):
        return True
    if before.text == "(" and after.text == "." and row[last + 1].text == ")":
        return True
    return after.low in ("pen", "og") and row[last + 1].text in (")", ",", ";")


def _is_tiebreak(row: TokenRow, i: int) -> bool:
    """Whether the number in brackets ends a set of tennis: the 5 of '6-7 (5)'."""
    games = row[i - 2].text, row[i - 4].text
    return row[i - 3].text in _HYPHENS and not row[i - 2].gap and all(g in ("6", "7") for g in games)


def _numbers_item(row: TokenRow, i: int, last: int, value: int | float) -> bool:
    """Whether a paragraph begins with the number of an item or a heading: '3) Roads', '3. Roads'."""
    after, word = row[last], row[last + 1]
    if row[i - 1].kind != TokenKind.STOP or after.gap or word.kind != TokenKind.WORD:
        return False
    return after.text == ")" or (
        after.text == "." and word.gap and word.text[:1].isupper() and value < _MOST_ITEMS
    )


def _is_minute_added(row: TokenRow, i: int, last: int) -> bool:
    """Whether the digits are a half of '45+2', a minute of a game."""
    behind = row[last].text == "+" and not row[last].gap and row.glued(last + 1)
    before = row[i - 1].text == "+" and row.glued(i) and not row[i - 1].gap
    return (behind and row[last + 1].kind == TokenKind.NUMBER) or (
        before and row[i - 2].kind == TokenKind.NUMBER
    )


def _is_listed_share(row: TokenRow, last: int) -> bool:
    """Whether the letters of a stock exchange follow: the T of '<7269.T>', the HK of '(0700.HK)'."""
    letters = row[last + 1]
    if row[last].text != "." or row[last].gap or letters.gap or letters.kind != TokenKind.WORD:
        return False
    short = letters.text.isupper() and len(letters.text) < 4
    return short and row[last + 2].text in (">", ")") and not row[last + 2].gap


def _is_subsection(row: TokenRow, i: int, last: int) -> bool:
    """Whether a number in brackets stands against a number or brackets: the 1 of '230(c)(1)'."""
    if row[i - 1].text != "(" or row[last].text != ")" or row[i - 1].gap:
        return False
    return row[i - 2].text == ")" or row[i - 2].kind == TokenKind.NUMBER or len(row[i - 2].text) == 1


def _date(row: TokenRow, i: int, last: int, value: int | float) -> bool:
    k = last + 1 if row.low(last) == "of" else last
    if isinstance(value, int) and 0 < value <= 31:
        dashed = row[last].text in (*_HYPHENS, "/") and not row[last].gap and not row[last + 1].gap
        if dashed and row.low(last + 1) in MONTH_NUMBERS:
            return row[last + 2].text in (*_HYPHENS, "/", ".", ",") or not row[last + 2].gap
        if row[k].low.rstrip(".") in MONTH_NUMBERS and (
            row[k].text[0].isupper() or row[k].low not in ("may", "march", "sun", "sat", "mar")
        ):
            return True
        back = i - 2 if row[i - 1].text == "." else i - 1
        if row[back].low in MONTH_NUMBERS and row[back].text[:1].isupper():
            if back < i - 1 and row.low(last) not in ("people", "percent"):
                return True  # the 'Sept. 11 attacks'
            return not (row.low(last) in ("people", "percent") or counts(row, last))
        if row[i - 1].text in (*_HYPHENS, "to", "and", ",") and row[i - 2].kind == TokenKind.NUMBER:
            back = i - 4 if row[i - 3].text == "." else i - 3
            if row[back].low in MONTH_NUMBERS and row[back].text[:1].isupper() and len(row[i - 2].text) < 3:
                return True
        if row[last].low in ("and", "or", "to", *_HYPHENS, ",") and row[last + 1].kind == TokenKind.NUMBER:
            month = row[last + 3] if row.low(last + 2) == "of" else row[last + 2]
            if month.low in MONTH_NUMBERS and month.text[0].isupper() and len(row[last + 1].text) < 3:
                return True
    return False


def _year(row: TokenRow, i: int, last: int, value: int | float) -> bool:
    token, before = row[i], row.low(i - 1)
    if before in ("'", "’", "‘") and not token.gap and len(token.text) == 2:
        return True
    if len(token.text) != 4 or not token.text.isdecimal() or not 1000 <= value < 2100:
        return False
    if hyphened(row, last) and row[last + 1].kind == TokenKind.WORD:
        return row.low(last + 1) in ("era", "style", "born", "led", "model", "season") or value >= 1900
    back = i - 2 if row[i - 1].text == "," else i - 1
    if row.low(back) in MONTH_NUMBERS or (
        row[back].kind == TokenKind.NUMBER and row.low(back - 1) in MONTH_NUMBERS
    ):
        return True
    if before in words("years_after") or before in ("late", "early"):
        return (value >= 1500 and not counts(row, last)) or (
            value >= 1900 and before in ("in", "since", "by", "until", "of", "during")
        )
    if value < 1700:
        return False
    return not counts(row, last) or before in ("the", "a", "an", "that", "its", "his", "her", "their")


_NEAR = 14  # tokens before 'one' in which another number may stand, of which it is a part
_NUMBER_WORDS = words("few_in_words")
_NAMED_LABELS = frozenset({"PRODUCT", "LAW", "FAC", "WORK_OF_ART", "EVENT"})


def parsed_away(doc: Doc, row: TokenRow, draft: Draft) -> bool:
    """Whether the parse knows a bare number as part of a date, a clock time or a name."""
    if draft.unit is not None or draft.qualifier or draft.shape:
        return False
    token = row[draft.first]
    span = doc.char_span(token.start, row[draft.last - 1].end, alignment_mode="expand")
    if span is None or not len(span):
        return False
    first = span[0]
    if token.low == "one" and first.dep_ == "nsubj" and first.head.tag_ in ("VBD", "VBZ", "VBP"):
        before = (row[k] for k in range(draft.first - _NEAR, draft.first))
        alone = not any(t.kind == TokenKind.NUMBER or t.low in _NUMBER_WORDS for t in before)
        if alone and first.head.lower_ not in words("left_out"):
            return True  # 'one called her a friend'
    if token.low == "one" and (stands_for_noun(span) or one_who_speaks(span)):
        return True
    label = first.ent_type_
    if label in ("DATE", "TIME"):
        near = {t.lower_ for t in doc[max(0, first.i - 2) : span.end + 2] if t.ent_type_ == label}
        if near & MONTH_NUMBERS.keys():
            return True
        many = (
            isinstance(draft.value, int) and draft.value < _LATE_YEAR and counts(row, draft.last)
        )  # 1560 seats
        return token.kind == TokenKind.NUMBER and len(token.text) == 4 and not many
    inside = first.ent_iob_ == "I" and label in _NAMED_LABELS and not is_target(row, draft.first, draft.last)
    return inside and token.kind == TokenKind.NUMBER and draft.last == draft.first + 1
