"""A recogniser's span without what is no name: articles, titles, possessives, line breaks."""

from __future__ import annotations

from reader.annotate.names.span_table import NameSpan
from reader.annotate.names.tables import is_given_name, tables
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind


def trimmed(words: Tokens, first: int, past: int, kind: EntityKind) -> list[NameSpan]:
    """A recogniser's span without what is no name, cut at line breaks."""
    pieces, begin = [], first
    for i in range(first, past + 1):
        if i == past or "\n" in words.text[i]:
            pieces.append((begin, i))
            begin = i + 1
    return [name for piece in pieces if (name := _trim(words, *piece, kind)) is not None]


def _trim(words: Tokens, first: int, past: int, kind: EntityKind) -> NameSpan | None:
    while first < past and not _may_begin(words, first, kind):
        first += 1
    while first < past and not _may_end(words.text[past - 1]):
        past -= 1
    if is_led_by_work(words, first, past):
        first, kind = first + 1, EntityKind.PERSON
    elif kind is not EntityKind.PERSON and _is_addressed(words, first, past):
        kind = EntityKind.PERSON
    if kind is EntityKind.PERSON and first < past:
        first = _after_title(words, first, past)
        lower = next((i for i in range(first + 1, past) if words.text[i] in ("of", "and", ",", "/")), None)
        past = lower if lower is not None else past
    elif kind is EntityKind.ORG and (of := _of_somewhere(words, first, past)) is not None:
        past, kind = of, EntityKind.PERSON
    past = _cut(words, first, past)
    if is_office(words, first, past) and (
        kind is not EntityKind.PERSON or not is_given_name(words.text[first])
    ):
        return None
    if first < past and kind is EntityKind.PERSON and not words.is_name_like(past - 1):
        return None
    has_letter = any(words.is_name_like(i) or words.text[i][:1].isdigit() for i in range(first, past))
    if first >= past or not has_letter or _is_common(words, first, past):
        return None
    if words.text[first].startswith(("http", "www.", "@")):
        return None
    return NameSpan(first, past, kind)


def is_led_by_work(words: Tokens, first: int, past: int) -> bool:
    """'Engineer Ines Okafor': somebody's work, capital as a sentence's first word, and a name."""
    if not 3 <= past - first <= 4 or words.text[first].lower() not in tables().nouns.person:
        return False
    named = is_given_name(words.text[first + 1]) and not is_given_name(words.text[first])
    return named and all(words.is_name_like(i) and words.text[i].isalpha() for i in range(first, past))


def is_office(words: Tokens, first: int, past: int) -> bool:
    """'Environment Minister' and 'MP': somebody's office, with capitals, and no body's name."""
    offices = tables().offices
    office = first < past and words.text[past - 1].lower() in offices
    return office and "of" not in words.text[first:past] and not words.glued(past)


def _is_addressed(words: Tokens, first: int, past: int) -> bool:
    """'Ms Holt', whatever the recogniser takes it for."""
    title = words.text[first].strip(".").lower() if first < past else ""
    named = all(words.is_name_like(i) and words.text[i].isalpha() for i in range(first + 1, past))
    addressed = title in tables().honorifics or title in tables().short_titles
    return addressed and title != "the" and named and 2 <= past - first <= 3


def _of_somewhere(words: Tokens, first: int, past: int) -> int | None:
    """The 'of' in 'Aisha Begum of Lower Marsh', where a body's name would name a body before it."""
    of = next((i for i in range(first + 1, past) if words.text[i] == "of"), None)
    if of is None or not 2 <= of - first <= 3:
        return None
    before = range(first, of)
    known = tables()
    bodies = known.nouns.organisations | known.nouns.facilities | known.nouns.places | known.nouns.groups
    person = any(is_given_name(words.text[i]) for i in before) and all(words.is_name_like(i) for i in before)
    return of if person and not any(words.text[i].lower() in bodies for i in before) else None


def _cut(words: Tokens, first: int, past: int) -> int:
    """Where a name ends that runs on: at an open bracket, at 'the', at 'for' after a given name."""
    person = first < past and is_given_name(words.text[first])
    for i in range(first + 1, past):
        text = words.text[i]
        runs_on = text == "the" and words.is_name_like(i - 1)
        runs_on = runs_on or (text in ("-", "–", "—", "|") and not words.glued(i))
        if runs_on or (text == "(" and ")" not in words.text[i:past]):
            return i
        if person and i > first + 1 and text in ("for", "at", "from", "in"):
            return i
    return past


def _is_common(words: Tokens, first: int, past: int) -> bool:
    """Whether a single word is no name at all: 'There', 'The'."""
    return past - first == 1 and words.tag[first] in (
        "DT",
        "EX",
        "PRP",
        "PRP$",
        "RB",
        "WP",
        "WRB",
        "IN",
        "UH",
    )


def _after_title(words: Tokens, first: int, past: int) -> int:
    """Where the name begins in 'Secretary of State Antony Blinken' and 'President Biden'."""
    titles = tables().titles
    if words.text[first].strip(".").lower() in titles:
        link = next((i for i in range(first + 1, past) if words.text[i] in ("of", "for", "to")), None)
        if link is not None and past - link > 3:
            given = (i for i in range(link + 2, past - 1) if is_given_name(words.text[i]))
            return next(given, past - 2)
    while first + 1 < past and words.text[first].strip(".").lower() in titles:
        if not words.is_name_like(first + 1) or _is_surname_only(words, first, past):
            break
        first += 1
    return first


def _may_begin(words: Tokens, i: int, kind: EntityKind) -> bool:
    text = words.text[i]
    if words.tag[i] in ("DT", "PRP$", "POS", "CC", "IN", "RB", "TO") and (
        text.islower() or text.lower() in ("the", "a", "an", "this", "our", "his", "her")
    ):
        return False
    return text[:1].isalnum() and not (kind is EntityKind.PERSON and text.islower() and len(text) > 3)


def _may_end(text: str) -> bool:
    return text not in ("'s", "’s", "'", "’") and (text[-1:].isalnum() or text[-1:] in (".", "!", ")", "+"))


def _is_surname_only(words: Tokens, first: int, past: int) -> bool:
    """'Will Smith', 'Prince Harry': whether a title word may be a part of the name itself."""
    return is_given_name(words.text[first]) and past - first == 2 and words.text[first][-1:] != "."
