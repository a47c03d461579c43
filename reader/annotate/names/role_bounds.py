"""Where a role begins and ends: without the verb, the list or the mark that a parse leaves in it."""

from __future__ import annotations

from calendar import day_name

from reader.annotate.names.agents import ANYBODY, is_agent
from reader.annotate.names.bounds import POSSESSIVES, words
from reader.annotate.names.tables import tables
from reader.annotate.tokens.tokens import Tokens

MARKS = frozenset({"'s", "’s", "'", "’", "-", "–", "—", "--", '"', "”", "“", "''", "``", ",", "/", "*"})
DASHES = frozenset({"-", "–", "—", "--"})
LINKS = frozenset(
    {"of", "to", "for", "with", "by", "at", "under", "in", "on", "against", "about", "from", "than"}
)
VERBS = frozenset({"VB", "VBD", "VBP", "VBZ", "VBG", "VBN"})
MODIFYING = frozenset({"amod", "compound", "nmod"})
JOINED = frozenset({"and", "or", "&", ",", "-", "a", "an", "the"})
TIMES = frozenset({"last", "next", "this", "that", "earlier", "late", "early", "every"})
PERIODS = words("periods")
ELECTED = frozenset({"MP", "MEP", "MSP", "TD", "MLA", "GP", "CEO"})  # capitals for what somebody is
DAYS = frozenset(day_name)
MOST_OWNER = 4  # tokens of the name of whose role it is


def before_name(
    tokens: Tokens, first: int, past: int, people: frozenset[int] = frozenset()
) -> tuple[int, int] | None:
    """The role in the tokens before a name: 'President' of 'fought President', 'former governor' of 'a group
    backing former governor'; None where nothing is left."""
    for i in range(past - 1, first, -1):
        if tokens.text[i].lower() == "former" and tokens.text[i - 1].lower() not in JOINED:
            first = i
            break
    first = max(
        first,
        _behind_dash(tokens, first, past),
        _behind_verb(tokens, first, past),
        _of_address(tokens, first, past),
    )
    if tokens.text[first] in POSSESSIVES and first - 1 in people:
        owner = first
        while owner - 1 in people and first - owner < MOST_OWNER:
            owner -= 1
        first = owner
    first = _past_openers(tokens, first, past, MARKS)
    while first < past and tokens.text[past - 1] == "I":
        past -= 1
    first += first < past and tokens.text[first] in DAYS  # 'on Monday Sgt. Holt'
    left = past - first
    alone = left == 1 and tokens.text[first].lower() in words("only before roles")
    return None if left < 1 or alone else (first, past)


def _behind_dash(tokens: Tokens, first: int, past: int) -> int:
    """Behind the last dash with spaces around it: 'LODZ - Head coach' and 'May 3 – Head coach'."""
    dashes = (i for i in range(past - 2, first, -1) if tokens.text[i] in DASHES)
    return next((i + 1 for i in dashes if not tokens.glued(i) and not tokens.glued(i + 1)), first)


def behind_name(
    tokens: Tokens, first: int, past: int, people: frozenset[int] = frozenset()
) -> tuple[int, int] | None:
    """The role in the tokens of an apposition; None for the next of a list: 'Ada Holt, chef Ben Reed and'."""
    if tokens.text[first] == "who":
        return first, past
    linked = False
    for i in range(first, past):
        text = tokens.text[i]
        linked = linked or text.lower() in LINKS
        if i in people and not linked and not _owns(tokens, i, past, people):
            return None
        listed = text.lower() == "and" and tokens.text[i + 1] in ("a", "an", "the")
        if listed and not any(_is_work(tokens, j) for j in range(first, i)):
            return None
    while first < past and tokens.text[past - 1].lower() in MARKS | LINKS | {"i", "here"}:
        past -= 1
    first = _past_openers(tokens, first, past, frozenset())
    if first >= past or tokens.text[first] in MARKS or tokens.text[first].lower() in words("no roles"):
        return None
    next_tag = tokens.tag[first + 1 : first + 2]
    clause = tokens.tag[first] == "VBG" and next_tag in (["DT"], ["PRP$"], ["IN"])
    clause = clause or (tokens.tag[first] == "VBN" and next_tag == ["IN"])  # 'dressed as a judge'
    return None if clause else (first, past)


def is_weak(role: str) -> bool:
    """Whether a role is less than an office: 'Leeds man', 'top Republican on the committee'."""
    for link in (" of ", " on ", " from ", " in "):
        role = role.partition(link)[0]
    last = role.rsplit(" ", 1)[-1]
    return last in words("party people") or last.lower() in ANYBODY


def _past_openers(tokens: Tokens, first: int, past: int, marks: frozenset[str]) -> int:
    """Behind marks and behind 'another' and 'one', but not of 'one-time'."""
    while first < past and (
        tokens.text[first] in marks
        or (tokens.text[first].lower() in words("before roles") and tokens.text[first + 1] != "-")
    ):
        first += 1
    return first


def after_time(tokens: Tokens, begin: int, past: int) -> int:
    """Behind the 'Last week' of 'Last week State Department official'."""
    for i in range(begin, past - 1):
        led = i > begin and tokens.text[i - 1].lower() in TIMES
        if led and tokens.text[i].lower() in PERIODS:
            return i + 1
    return begin


def without_work(tokens: Tokens, begin: int, past: int, first: int) -> tuple[int, int]:
    """'Mr' alone where what stands before it is no noun for people: 'had rung Mr Holt'."""
    last = past - 1 - (tokens.text[past - 1] == "." and past - begin > 1)
    if past == first and last > begin and tokens.text[last].strip(".").lower() in tables().honorifics:
        before = tokens.text[last - 1]
        if before.islower() and not is_agent(tokens, last - 1):
            return last, first
    return begin, first


def _owns(tokens: Tokens, i: int, past: int, people: frozenset[int]) -> bool:
    """Whether what follows is the person's at token i: 'Ada Holt's daughter', 'Holt campaign aide'."""
    while i + 1 < past and i + 1 in people:
        i += 1
    if i + 1 >= past:
        return False
    titled = tokens.text[i + 1].lower() in tables().titles
    return titled or tokens.text[i + 1] in POSSESSIVES or tokens.tag[i + 1] in ("NN", "JJ", "HYPH")


def _is_work(tokens: Tokens, i: int) -> bool:
    """Whether a word says what somebody does: 'singer', 'Mayor', 'GP'."""
    titled = tokens.text[i].strip(".").lower() in tables().titles
    return titled or is_agent(tokens, i) or tokens.text[i] in ELECTED


def _behind_verb(tokens: Tokens, first: int, past: int) -> int:
    """Behind the last verb that is no participle of the role's noun: of 'fought President', 'President'."""
    for i in range(past - 2, first - 1, -1):
        tag, text = tokens.tag[i], tokens.text[i]
        hyphened = "-" in (text[-1:], tokens.text[i + 1], tokens.text[i - 1] if i else "")
        led = (
            hyphened
            and tag in ("VBD", "VBN")
            and tokens.text[i - 2].lower() in ("out", "over", "re", "under")
        )
        if led:
            return i + 1  # 'out-qualified team-mate'
        if tag not in VERBS or hyphened or not text.islower() or text in words("participles"):
            continue
        if tag in ("VBG", "VBN") and tokens.dep[i] in MODIFYING and i == first and past - first > 2:
            continue
        if tag in ("VBG", "VBN") and tokens.dep[i] in MODIFYING and not tokens.is_name_like(past - 1):
            continue
        return i + 1
    return first


def _of_address(tokens: Tokens, first: int, past: int) -> int:
    """Where a form of address with capitals begins: 'President' of 'orator President'."""
    head = past - 1
    if not tokens.is_name_like(head) or tokens.text[head].strip(".").lower() not in words("addresses"):
        return first
    i = head
    while i > first and _may_lead(tokens, i - 1):
        i -= 1
    return i


def _may_lead(tokens: Tokens, i: int) -> bool:
    text = tokens.text[i]
    lower = text.lower()
    if not text.islower() or not text.isalpha():
        return True
    return (
        tokens.tag[i][:2] == "JJ"
        or lower in words("before addresses")
        or (lower in words("participles") or lower in ("of", "and", "s"))
    )
