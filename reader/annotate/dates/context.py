"""What the rules know while they read: the tokens, the day of publication, and the tense."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from reader.annotate.dates.lexicon import numbers, words
from reader.annotate.dates.periods import Period
from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.frozen import frozen, replace
from reader.named_tuple import NamedTuple
from reader.text.month_names import MONTH_NUMBERS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WINDOW = 14  # tokens on either side
_LED = 8  # tokens from 'ahead of' to a date
Tense = Callable[[int], bool | None]


@frozen
class DateHit:
    """A date over tokens `[first, last)`. `period` is None where it cannot be known.

    `sure`: written out in full, so that nothing was inferred. `shape` says what kind of wording it is
    ('day', 'weekday', 'month', 'year', 'part', ...) to those who build on it.
    """

    first: int
    last: int
    period: Period | None
    shape: str = ""
    sure: bool = False
    away: tuple[int, int] | None = None

    def over(self, first: int, last: int) -> DateHit:
        """The same date over more tokens."""
        return replace(self, first=first, last=last)


@frozen
class DateContext:
    """Tokens, publication day (None: unknown), whether numeric dates put the day first, and the tense."""

    row: TokenRow
    today: date | None
    day_first: bool
    tense: Tense

    def future(self, i: int) -> bool:
        """Whether the date at token `i` lies ahead, by the verb it depends on or the words around it."""
        return self.tense_hint(i) is True

    def tense_hint(self, i: int) -> bool | None:
        """True for ahead, False for past, None where neither verb nor words tell."""
        before, lead = self.row.low(i - 1), self.row.low(i - 2)
        if before in ("for", "to", "until", "on") and lead in words("fixed"):
            return True
        if before == "in" and lead in words("fixed") and self.row.low(i - 3) in ("than", "as", "previously"):
            return False  # 'less than forecast in July'
        if before in ("until", "till"):
            return True if self.tense(i) else None
        if before in ("to", "ended", "ending") and self._closes_a_period(i - 2):
            return False
        if self._leads_to_event(i):
            return True
        known = self.tense(i)
        return known if known is not None else self.by_words(i)

    def _leads_to_event(self, i: int) -> bool:
        """'ahead of the caucuses on Monday', 'turns to the November election', 'the July 5 vote looms'."""
        row, ahead = self.row, words("ahead")
        if row.low(i - 1) in words("toward") or (
            row.low(i - 1) == "the" and row.low(i - 2) in words("toward")
        ):
            return not ahead.isdisjoint({row.low(k) for k in range(i + 1, i + 4)})
        if row.low(i - 1) not in ("on", "in") or row.low(i - 2) not in ahead:
            return False
        return any(row.words(k, 2) == "ahead of" for k in range(max(0, i - _LED), i - 2))

    def _closes_a_period(self, i: int) -> bool:
        """'in the year to July', 'the three months ended June': measured over it, so it is past."""
        units = ("year", "years", "months", "quarter", "quarters", "weeks", "half")
        return self.row.low(i) in units and "the" in (self.row.low(i - 1), self.row.low(i - 2))

    def by_words(self, i: int) -> bool | None:
        """The tense by the words around token `i`, without a parse."""
        row = self.row
        for k in range(i - 1, max(-1, i - 4), -1):
            if row.low(k) in words("told"):
                return False
        left = right = i
        while left > max(0, i - _WINDOW) and not _ends(row, left - 1):
            left -= 1
        while right < min(len(row), i + _WINDOW) and not _ends(row, right):
            right += 1
        upcoming, past = words("future"), words("past")
        result = None
        for k in range(left, right):
            low = row.low(k)
            if (
                low in upcoming
                or low.endswith(("'ll", "’ll"))
                or (low == "to" and row.low(k - 1) in ("is", "are", "be"))
            ):
                return True
            if low in past or (low.endswith("ed") and len(low) > 4):
                result = False
        return result


def _ends(row: TokenRow, i: int) -> bool:
    return row[i].kind == TokenKind.STOP or row.low(i) in (".", ";", "!", "?")


_STEPS = 8  # heads between a date and its verb


def tense(row: TokenRow, doc: Doc | None) -> Tense:
    """The tense of the verb that a date depends on: True for ahead, False for past, None for unknown."""
    if doc is None:
        return lambda i: None

    known: dict[int, _VerbTense] = {}  # by token: a verb may have very many children

    def upcoming(i: int) -> bool | None:
        span = doc.char_span(row[i].start, row[i].end, alignment_mode="expand")
        return _of_its_verb(span[0], known) if span is not None and len(span) else None

    return upcoming


def _is_time(noun: Token) -> bool:
    """Whether a noun is part of a date itself: 'morning' above 'Thursday', 'August' above '21'."""
    low = noun.lower_
    if low in MONTH_NUMBERS or low in numbers("weekdays") or low in numbers("units"):
        return True
    return low in words("parts_of_day") or noun.ent_type_ in ("DATE", "TIME")


class _VerbTense(NamedTuple):
    """Whether what a verb says lies ahead, and whether it says so in the present, without a modal."""

    upcoming: bool | None
    present: bool


def _of_its_verb(date: Token, known: dict[int, _VerbTense]) -> bool | None:
    """What the verb above a date says of it.

    Where the date is that of a thing ('a fire on Saturday', 'Monday's debate') and not of the verb, only a
    thing that is announced beforehand lies ahead.
    """
    node, things, below = date, 0, date
    thing: Token | None = None
    for _ in range(_STEPS):
        if node.pos_ in ("VERB", "AUX") or node.head is node:
            break
        below, node = node, node.head
        if node.pos_ in ("NOUN", "PROPN") and not _is_time(node):
            thing, things = node, things + 1
    if node.pos_ not in ("VERB", "AUX"):
        return None
    if node.i not in known:
        modal = any(c.tag_ == "MD" for c in node.children)
        known[node.i] = _VerbTense(_lies_in_future(node), node.tag_ in ("VBG", "VBZ", "VBP") and not modal)
    upcoming, present = known[node.i]
    if not upcoming or thing is None:
        return upcoming
    if present and below.lower_ in words("looks_back_to"):
        return False  # 'asks about it after Monday's debate'
    if present and below.dep_ == "nsubj" and node.lemma_ in words("findings"):
        return False  # 'a poll in January shows'
    if thing.lower_ in words("ahead") or thing.lemma_ in words("ahead"):
        return True
    if below.dep_ in ("nsubj", "nsubjpass"):
        return False  # 'the win on Tuesday will help her'
    announced = node.lemma_ in words("plans_of_nouns") or node.lemma_ in words("intended")
    return announced or not (present or things > 1)


def _lies_in_future(verb: Token) -> bool | None:
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ == "did" for c in helpers):
        return False
    if any(
        c.lower_ in words("future") or (c.tag_ == "MD" and c.lower_ in ("may", "could", "can"))
        for c in helpers
    ):
        if any(c.lower_ == "have" for c in helpers):
            return False
        return not any(c.lower_ == "would" for c in helpers) or _is_reported(verb) or None
    if any(c.tag_ in ("VBD", "VBZ", "VBP") and c.lemma_ in ("have", "be") for c in helpers):
        if any(c.tag_ == "VBD" or c.lemma_ == "have" for c in helpers):
            return False
        if any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in verb.children):
            return True  # 'if she is elected in November'
        return True if verb.lower_ in words("due") or verb.tag_ == "VBG" else None
    if verb.tag_ == "VBD" or verb.lower_ in words("told") or verb.lemma_ == "say":
        return False
    infinitive = any(c.lower_ == "to" for c in helpers)
    if infinitive and _came_to_nothing(verb):
        return False
    if verb.tag_ == "VB" and infinitive:
        if verb.head.tag_ == "VBG" and verb.head.dep_ == "pcomp":
            return False
        return True if _is_intended(verb) else None
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and not helpers:
        return verb.lower_ in words("awaited")
    if verb.lemma_ in words("looking_back"):
        return False
    return True if verb.tag_ in ("VBZ", "VBP") and verb.pos_ == "VERB" else None


def _came_to_nothing(verb: Token) -> bool:
    """Whether the text says that an intention of the past failed: 'was due to leave in May, but stayed'."""
    owner = verb.head
    past = owner.lower_ in ("was", "were") or any(c.lower_ in ("was", "were") for c in owner.children)
    past = past or owner.head.lower_ in ("was", "were")
    if not past or not verb.doc.has_annotation("SENT_START"):
        return False
    return any(token.lower_ == "but" for token in verb.doc[verb.i : verb.sent.end])


def _is_reported(verb: Token) -> bool:
    """Whether a clause with 'would' is what someone says: 'she said the bill would return on Tuesday'."""
    return verb.dep_ == "ccomp" and (
        verb.head.lower_ in words("told")
        or verb.head.lemma_ == "say"
        or verb.head.lemma_ in words("speech_of_plans")
    )


def _is_intended(verb: Token) -> bool:
    """Whether an infinitive is what someone means to do: 'voted to close', 'was to reopen'."""
    return verb.dep_ in ("xcomp", "ccomp", "acl") and (
        verb.head.lemma_.lower() in words("intended") or verb.head.lower_ in words("awaited")
    )
