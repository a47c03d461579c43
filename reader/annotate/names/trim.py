"""A recogniser's span without what is no name: articles, titles, possessives, line breaks."""

from __future__ import annotations

from reader.annotate.names.agents import LEAST_AGENT
from reader.annotate.names.bounds import words
from reader.annotate.names.span_table import NameSpan
from reader.annotate.names.tables import is_given_name, tables
from reader.annotate.tokens.tokens import Tokens
from reader.frozen import replace
from reader.model.analysis import EntityKind

MEN = tuple(words("ends of trades"))
NO_NAMES = frozenset({"DT", "EX", "PRP", "PRP$", "WP", "WRB", "IN", "UH"})  # tags


def trimmed(tokens: Tokens, first: int, past: int, kind: EntityKind) -> list[NameSpan]:
    """A recogniser's span without what is no name, cut at line breaks and where words are quoted."""
    pieces, begin = [], first
    for i in range(first, past + 1):
        quotes = i < past and tokens.text[i] in ('"', "“") and i > first and tokens.text[i - 1][-1:] == "."
        if i == past or "\n" in tokens.text[i] or quotes:
            pieces.append((begin, i))
            begin = i + 1
    return [name for piece in pieces if (name := _trim(tokens, *piece, kind)) is not None]


def _trim(tokens: Tokens, first: int, past: int, kind: EntityKind) -> NameSpan | None:
    while first < past and not _may_begin(tokens, first, kind):
        first += 1
    while first < past and not _may_end(tokens.text[past - 1]):
        past -= 1
    if is_led_by_work(tokens, first, past):
        first, kind = first + 1, EntityKind.PERSON
    elif kind is not EntityKind.PERSON and _is_addressed(tokens, first, past):
        kind = EntityKind.PERSON
    if kind is EntityKind.PERSON and first < past:
        first = _after_title(tokens, first, past)
        lower = next((i for i in range(first + 1, past) if tokens.text[i] in ("of", "and", ",", "/")), None)
        past = lower if lower is not None else past
    elif kind is EntityKind.ORG and (of := _of_somewhere(tokens, first, past)) is not None:
        past, kind = of, EntityKind.PERSON
    past = _cut(tokens, first, past)
    if is_office(tokens, first, past) and (
        kind is not EntityKind.PERSON or not is_given_name(tokens.text[first])
    ):
        return None
    while past > first + 1 and kind is EntityKind.PERSON and tokens.text[past - 1] in words("particles"):
        past -= 1  # of 'Willem van | den Heuvel'
    if first < past and kind is EntityKind.PERSON and not tokens.is_name_like(past - 1):
        return None
    has_letter = any(tokens.is_name_like(i) or tokens.text[i][:1].isdigit() for i in range(first, past))
    if first >= past or not has_letter or _is_common(tokens, first, past):
        return None
    if tokens.text[first].startswith(("http", "www.", "@")):
        return None
    return NameSpan(first, past, kind)


def without_titles(tokens: Tokens, name: NameSpan) -> NameSpan:
    """A person's name without the time of day, the titles and the work before it: '12:30 Cllr Ada Holt'."""
    first, past, known = name.first, name.past, tables()
    if name.kind is not EntityKind.PERSON:
        titled = tokens.text[first].lower() in known.titles and past - first > 2
        called = titled and is_given_name(tokens.text[first + 1]) and name.kind is EntityKind.ORG
        body = tokens.text[past - 1] in known.last_words
        return NameSpan(first + 1, past, EntityKind.PERSON) if called and not body else name
    while first + 1 < past and tokens.text[first][:1].isdigit():
        first += 1
    first = _after_title(tokens, first, past)
    lower = tokens.text[first].lower()
    given = is_given_name(tokens.text[first]) and lower not in words("no given names")
    work = lower in known.nouns.person and not given
    if work and past - first > 1 and is_given_name(tokens.text[first + 1]):
        first += 1
    while past - first > 2 and tokens.text[past - 1] in words("behind people"):
        past -= 1  # 'Imran Qureshi KC'
    return name if (first, past) == (name.first, name.past) else replace(name, first=first, past=past)


def is_led_by_work(tokens: Tokens, first: int, past: int) -> bool:
    """'Engineer Ines Okafor': somebody's work, capital as a sentence's first word, and a name."""
    lower = tokens.text[first].lower() if first < past else ""
    work = lower in tables().nouns.person or (len(lower) > LEAST_AGENT and lower.endswith(MEN))
    if not 3 <= past - first <= 4 or not work:
        return False
    starts = tokens.sentences[tokens.sentence[first]][0] == first and tokens.dep[past - 1] == "nsubj"
    nouns = tables().nouns
    body = tokens.text[past - 1] in tables().last_words
    body = body or (lower in nouns.organisations and lower not in nouns.person)
    named = is_given_name(tokens.text[first + 1]) or (starts and past - first == 3 and not body)
    return (
        named
        and (lower in words("no given names") or not is_given_name(tokens.text[first]))
        and all(tokens.is_name_like(i) and tokens.text[i].isalpha() for i in range(first, past))
    )


def is_office(tokens: Tokens, first: int, past: int) -> bool:
    """'Environment Minister' and 'MP': somebody's office, with capitals, and no body's name."""
    offices = tables().offices
    last = tokens.text[past - 1] if first < past else ""
    office = last.lower() in offices or (last[-1:] == "." and last[:-1].lower() in tables().titles)
    runs_on = tokens.has(past) and tokens.glued(past) and tokens.text[past] not in (",", ".", ";", ":")
    return office and "of" not in tokens.text[first:past] and not runs_on


def _is_addressed(tokens: Tokens, first: int, past: int) -> bool:
    """'Ms Holt', whatever the recogniser takes it for."""
    title = tokens.text[first].strip(".").lower() if first < past else ""
    named = all(tokens.is_name_like(i) and tokens.text[i].isalpha() for i in range(first + 1, past))
    addressed = title in tables().honorifics or title in tables().short_titles
    return addressed and title != "the" and named and 2 <= past - first <= 3


def _of_somewhere(tokens: Tokens, first: int, past: int) -> int | None:
    """The 'of' in 'Aisha Begum of Lower Marsh', where a body's name would name a body before it."""
    of = next((i for i in range(first + 1, past) if tokens.text[i] == "of"), None)
    if of is None or not 2 <= of - first <= 3:
        return None
    before = range(first, of)
    known = tables()
    bodies = known.nouns.organisations | known.nouns.facilities | known.nouns.places | known.nouns.groups
    person = any(is_given_name(tokens.text[i]) for i in before) and all(
        tokens.is_name_like(i) for i in before
    )
    body = any(tokens.text[i].lower() in bodies or tokens.text[i] in known.last_words for i in before)
    return of if person and not body else None


def _cut(tokens: Tokens, first: int, past: int) -> int:
    """Where a name ends that runs on: at an open bracket, at 'the', at 'for' after a given name."""
    person = first < past and is_given_name(tokens.text[first])
    for i in range(first + 1, past):
        text = tokens.text[i]
        runs_on = text == "the" and tokens.is_name_like(i - 1)
        runs_on = runs_on or (text in ("-", "–", "—", "|") and not tokens.glued(i))
        if runs_on or (text == "(" and ")" not in tokens.text[i:past]):
            return i
        if person and i > first + 1 and text in ("for", "at", "from", "in"):
            return i
    return past


def _is_common(tokens: Tokens, first: int, past: int) -> bool:
    """Whether a single word is no name at all: 'There', 'The'. A word in -ly behind a noun may be a firm's:
    'the auction site Swiftly'."""
    behind_noun = first > 0 and tokens.tag[first - 1] == "NN" and not tokens.glued(first)
    return past - first == 1 and (
        tokens.tag[first] in NO_NAMES or (tokens.tag[first] == "RB" and not behind_noun)
    )


def _after_title(tokens: Tokens, first: int, past: int) -> int:
    """Where the name begins in 'Secretary of State Antony Blinken' and 'President Biden'."""
    titles, ranks = tables().titles, tables().ranks
    if tokens.text[first].strip(".").lower() in titles:
        link = next((i for i in range(first + 1, past) if tokens.text[i] in ("of", "for", "to")), None)
        if link is not None and past - link > 3:
            given = (i for i in range(link + 2, past - 1) if is_given_name(tokens.text[i]))
            return next(given, past - 2)
    while first + 1 < past and (
        tokens.text[first].strip(".-–").lower() in titles or tokens.text[first] in ranks
    ):
        if not tokens.is_name_like(first + 1) or _is_surname_only(tokens, first, past):
            break
        first += 1
    return first


def _may_begin(tokens: Tokens, i: int, kind: EntityKind) -> bool:
    text = tokens.text[i]
    if tokens.tag[i] in ("DT", "PRP$", "POS", "CC", "IN", "RB", "TO") and (
        text.islower() or text.lower() in ("the", "a", "an", "this", "our", "his", "her")
    ):
        return False
    return text[:1].isalnum() and not (kind is EntityKind.PERSON and text.islower() and len(text) > 3)


def _may_end(text: str) -> bool:
    return text not in ("'s", "’s", "'", "’") and (text[-1:].isalnum() or text[-1:] in (".", "!", ")", "+"))


def _is_surname_only(tokens: Tokens, first: int, past: int) -> bool:
    """'Will Smith', 'Prince Harry': whether a title word may be a part of the name itself."""
    word = tokens.text[first]
    if word.lower() in words("only titles"):
        return tokens.text_of(first, past) in tables().known  # 'Bishop Auckland'
    return is_given_name(word) and past - first == 2 and word[-1:] != "."
