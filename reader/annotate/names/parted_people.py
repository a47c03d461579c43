"""People parted from what stands before them, their seat and 'MP' or a body's last word; and the seats."""

from __future__ import annotations

from reader.annotate.names.bounds import words
from reader.annotate.names.span_table import NAME_TAGS, NameSpan, NameSpans
from reader.annotate.names.tables import is_given_name, tables
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

PERSON, GPE, ORG = EntityKind.PERSON, EntityKind.GPE, EntityKind.ORG
JOINTS = frozenset({"and", "&", "upon", "-"})
BEFORE_PEOPLE = words("bodies before people")
MOST_SEAT = 6  # tokens of a constituency's name
MOST_PORTFOLIO = 5  # tokens of what an office is for, before the name that holds a person
MINISTERS = frozenset({"minister", "secretary", "spokesman", "spokeswoman", "spokesperson"})
MOST_NAME = 4  # tokens of the person behind a body


def part_people(name_spans: NameSpans) -> None:
    """'Green MP Sir Ian Holt', 'Assembly Hamza Reed' and 'Works and Housing Ada Holt' hold a person."""
    _part_members(name_spans)
    _part_from_bodies(name_spans)
    _part_from_portfolios(name_spans)
    _add_behind_portfolios(name_spans)
    add_seats(name_spans)


def _part_members(name_spans: NameSpans) -> None:
    tokens, letters = name_spans.tokens, words("members")
    for name in name_spans.ordered():
        at = next((i for i in range(name.first, name.past - 1) if tokens.text[i] in letters), None)
        if at is None or (name.kind is not PERSON and not is_given_name(tokens.text[at + 1])):
            continue
        first = _after_titles(tokens, at + 1, name.past)
        name_spans.remove(name)
        if first < name.past:
            name_spans.add(NameSpan(first, name.past, PERSON))


def _after_titles(tokens: Tokens, first: int, past: int) -> int:
    while first < past and tokens.text[first].strip(".").lower() in tables().titles:
        first += 1
    return first


def _part_from_bodies(name_spans: NameSpans) -> None:
    """The person behind 'Assembly' in 'of the Punjab Assembly Hamza Reed'."""
    tokens, known = name_spans.tokens, tables()
    for name in name_spans.ordered():
        if name.kind is PERSON or not 2 < name.past - name.first <= MOST_NAME + 2:
            continue
        given = name.past - 2
        body = known.last_words.get(tokens.text[given - 1]) is ORG and tokens.text[given - 1] in BEFORE_PEOPLE
        if not body or not _is_full_name(tokens, given):
            continue
        name_spans.remove(name)
        if given - name.first > 1:
            name_spans.add(NameSpan(name.first, given, ORG))
        name_spans.add(NameSpan(given, name.past, PERSON))


def _part_from_portfolios(name_spans: NameSpans) -> None:
    """The person behind what an office is for: 'the minister for Works and Housing Ada Holt'.

    What a minister is for belongs to the office; what somebody leads is a name.
    """
    tokens = name_spans.tokens
    for name in name_spans.ordered():
        given = name.past - 2
        whole = name.kind is PERSON and is_given_name(tokens.text[name.first])
        if whole or not name.first < given or not _is_full_name(tokens, given):
            continue
        office = _office(tokens, name.first)
        if not office:
            continue
        name_spans.remove(name)
        name_spans.add(NameSpan(given, name.past, PERSON))
        if office not in MINISTERS:
            name_spans.add(NameSpan(name.first, given, ORG))


def _is_full_name(tokens: Tokens, given: int) -> bool:
    """Whether a given name stands at token `given`, and behind it what may be a surname."""
    named = all(tokens.tag[i] in NAME_TAGS and tokens.text[i].istitle() for i in (given, given + 1))
    return named and is_given_name(tokens.text[given]) and tokens.text[given + 1] not in tables().last_words


def _office(tokens: Tokens, first: int) -> str:
    """The noun of the office whose 'for' or 'of' what begins at token `first` follows; empty without one."""
    link = first - 1
    while link > first - MOST_PORTFOLIO and (tokens.text[link] in JOINTS or tokens.is_name_like(link)):
        link -= 1
    link -= tokens.text[link] == "the"
    noun = tokens.text[link - 1].lower() if link > 0 else ""
    known = tables()
    office = tokens.text[link] in ("for", "of") and (noun in known.titles or noun in known.nouns.person)
    return noun if office else ""


def _add_behind_portfolios(name_spans: NameSpans) -> None:
    """The person behind what a minister is for, where the recogniser saw nobody: 'Minister for Works and
    Housing Ada Holt said'."""
    tokens = name_spans.tokens
    for i, text in enumerate(tokens.text[:-4]):
        if text.lower() not in MINISTERS or tokens.text[i + 1] != "for":
            continue
        given = i + 2
        while given < i + 2 + MOST_PORTFOLIO and tokens.has(given + 1):
            if not tokens.is_name_like(given) and tokens.text[given] not in JOINTS:
                break
            last = not tokens.has(given + 2) or not tokens.is_name_like(given + 2)
            if given > i + 2 and last and _is_full_name(tokens, given):
                if name_spans.at(given) is None:
                    name_spans.add(NameSpan(given, given + 2, PERSON))
                break
            given += 1


def add_seats(name_spans: NameSpans) -> None:
    """'Ely and Wick Green' right before 'MP': a constituency of two places joined."""
    tokens, letters, known = name_spans.tokens, words("members"), tables()
    for i in range(1, len(tokens)):
        if tokens.text[i] not in letters or not tokens.is_name_like(i - 1):
            continue
        first = i
        while first > 0 and i - first < MOST_SEAT and _is_of_seat(tokens, first - 1, i):
            first -= 1
        while first < i and tokens.text[first] in JOINTS:
            first += 1
        joined = any(tokens.text[j] in JOINTS for j in range(first, i))
        parted = is_given_name(tokens.text[first]) and tokens.is_name_like(first + 1)  # 'Ada Holt and'
        party = any(known.known.get(tokens.text[j], GPE) is not GPE for j in range(first, i))
        if joined and not parted and not party:
            name_spans.add(NameSpan(first, i, GPE, stated=True))


def _is_of_seat(tokens: Tokens, i: int, end: int) -> bool:
    """Whether token i may belong to the seat that ends before `end`: a name or what joins two."""
    same = tokens.sentence[i] == tokens.sentence[end]
    return same and (tokens.text[i] in JOINTS or (tokens.is_name_like(i) and tokens.text[i][:1].isupper()))
