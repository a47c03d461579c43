"""Where a name begins and ends: what glued two names together, and what cut one in two."""

from __future__ import annotations

import re

from reader.annotate.names.span_table import NAME_TAGS, NameSpan, NameSpans
from reader.annotate.names.tables import is_given_name, tables
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind
from reader.text.data_files import word_set

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
OPENING = frozenset({'"', "“", "‘", "'", "("})
CLOSING = frozenset({'"', "”", "’", "'", ")"})
TITLED = frozenset({EntityKind.WORK, EntityKind.EVENT, EntityKind.LAW, EntityKind.PRODUCT})
PLACES = frozenset({EntityKind.GPE, EntityKind.LOC, EntityKind.FAC})
LOOSE_ENDS = frozenset({"that", "and", ",", "of", "for", "province", "Province"})
VERBS = frozenset({"VB", "VBD", "VBZ", "VBP", "VBG", "MD"})
SMALL_FIRST = re.compile(r"[a-z][A-Z][a-z]{2,}\w*")
ABBREVIATION = re.compile(r"[A-Z]{1,3}")
MOST_PARTICLES = 3


def words(section: str) -> frozenset[str]:
    """The words of a section of names.txt."""
    return word_set("reader.annotate", "names.txt", section)


def part(name_spans: NameSpans) -> None:
    """Part what the recogniser glued: at commas, possessives, verbs, positions, greetings."""
    for name in name_spans.ordered():
        _part(name_spans, name)


def _part(name_spans: NameSpans, name: NameSpan) -> None:
    tokens = name_spans.tokens
    pieces, begin = list[tuple[int, int]](), name.first
    for i in range(name.first + 1, name.past):
        if _parts_at(tokens, name, i) or _is_position(tokens, i, name.past):
            pieces.append((begin, i))
            begin = i + 1
    pieces.append((begin, name.past))
    first = pieces[0][0]
    if _is_position(tokens, first, pieces[0][1]) or _is_verb_before(name_spans, first, pieces[0][1]):
        pieces[0] = (first + 1, pieces[0][1])
    pieces = [(a, b) for a, b in (_within(tokens, *piece) for piece in pieces) if a < b]
    if pieces == [(name.first, name.past)]:
        return
    name_spans.remove(name)
    for a, b in pieces:
        person = is_given_name(tokens.text[a]) and b - a > 1
        name_spans.add(NameSpan(a, b, EntityKind.PERSON if person else name.kind, name.sure))


def _parts_at(tokens: Tokens, name: NameSpan, i: int) -> bool:
    """Whether token i parts two names."""
    text = tokens.text[i]
    if name.kind in TITLED:
        return text == "told" and tokens.tag[i] == "VBD" and i + 1 < name.past
    if text == ",":
        follows = tokens.text[i + 1].strip(".").lower() if tokens.has(i + 1) else ""
        return follows not in words("after commas") and "and" not in tokens.text[i : name.past]
    if text in POSSESSIVES and tokens.tag[i] == "POS":
        last, lead = tokens.text[name.past - 1], tokens.raw_text_of(name.first, i)
        known = tables()
        body = last in known.last_words and known.last_words[last] is not EntityKind.WORK
        owner = tokens.lemma[i - 1].lower() in known.nouns.person
        return i + 1 < name.past and (lead in known.places or not (body or owner))
    return text.islower() and tokens.tag[i] in VERBS and i + 1 < name.past


def _is_position(tokens: Tokens, i: int, past: int) -> bool:
    """'DL' in 'DL Sheldon Holt': a few capitals before somebody's full name, and no body or place."""
    text = tokens.text[i]
    if not ABBREVIATION.fullmatch(text) or past - i < 3 or not is_given_name(tokens.text[i + 1]):
        plain = ABBREVIATION.fullmatch(text) and 3 <= past - i <= 4 and len(text) < 3
        return (
            bool(plain)
            and not tokens.glued(i + 1)
            and all(tokens.text[j].istitle() and len(tokens.text[j]) > 2 for j in range(i + 1, past))
            and text not in tables().places
        )
    return text not in tables().places and text not in tables().aliases


def _is_verb_before(name_spans: NameSpans, first: int, past: int) -> bool:
    """'Hosting' in 'Hosting Ford': a sentence's first word that is no name elsewhere."""
    tokens = name_spans.tokens
    if past - first < 2:
        return False
    if tokens.text[first] in words("greetings"):
        return True
    verb = tokens.tag[first] in VERBS or (tokens.text[first].endswith("ing") and first + 2 == past)
    starts = tokens.sentences[tokens.sentence[first]][0] == first
    return starts and verb and not is_given_name(tokens.text[first]) and tokens.is_name_like(first + 1)


def _within(tokens: Tokens, first: int, past: int) -> tuple[int, int]:
    """A stretch without marks, articles and small words at its ends."""
    begins = ("the", "The", "a", "and")
    while first < past and (not tokens.text[first][:1].isalnum() or tokens.text[first] in begins):
        first += 1
    while first < past and (tokens.text[past - 1] in POSSESSIVES or tokens.text[past - 1] in LOOSE_ENDS):
        past -= 1
    return first, past


def complete(name_spans: NameSpans) -> None:
    """Complete names that were cut: at particles, nicknames, prepositions and possessives."""
    tokens = name_spans.tokens
    for name in name_spans.ordered():
        _before_office(name_spans, name)
    for name in name_spans.ordered():
        if name_spans.names.get(name.first) is not name:
            continue
        if name.kind is EntityKind.PERSON:
            _extend_person(name_spans, name)
        else:
            _extend_body(name_spans, name)
    for i, text in enumerate(tokens.text):
        if name_spans.owner[i] < 0 and SMALL_FIRST.fullmatch(text):
            name_spans.add(NameSpan(i, i + 1, EntityKind.PRODUCT if text[0] == "i" else EntityKind.ORG))
        elif name_spans.owner[i] < 0 and text[:1].isupper() and "’" in text and len(text) > 3:
            _apostrophe(name_spans, i)


def _before_office(name_spans: NameSpans, name: NameSpan) -> None:
    """'UK Home' before 'Secretary' is a part of an office, 'Liberal' before 'Democrat' one of a party."""
    tokens, known, past = name_spans.tokens, tables(), name.past
    if name_spans.names.get(name.first) is not name or not tokens.has(past):
        return
    after = name_spans.at(past)
    joined = tokens.text_of(name.first, past + 1)
    if (
        after is not None
        and after.past == past + 1
        and (joined in known.known or f"{joined}s" in known.known)
    ):
        name_spans.add(NameSpan(name.first, past + 1, known.known.get(joined) or known.known[f"{joined}s"]))
    elif after is None and past - name.first > 1 and name.kind is not EntityKind.PERSON:
        office = tokens.is_name_like(past) and tokens.text[past].lower() in known.offices
        text = tokens.text_of(name.first, past)
        body = tokens.text[past - 1] in known.last_words or text in known.known or text in known.places
        if office and tokens.text[name.first] in known.places and not body:
            name_spans.add(NameSpan(name.first, name.first + 1, known.places[tokens.text[name.first]].kind))


def _apostrophe(name_spans: NameSpans, i: int) -> None:
    """'O’Kelly', which the tagger may take for an adverb."""
    tokens = name_spans.tokens
    head, _, tail = tokens.text[i].partition("’")
    if len(head) > 2 or not tail[:1].isupper():
        return
    before = name_spans.at(i - 1)
    joined = before is not None and before.kind is EntityKind.PERSON and before.past == i
    first = before.first if joined and before is not None else i
    name_spans.add(NameSpan(first, i + 1, EntityKind.PERSON))


def _extend_person(name_spans: NameSpans, name: NameSpan) -> None:
    past = _past_particles(name_spans, name.first, _past_nickname(name_spans.tokens, name))
    first = _before_particles(name_spans, name.first)
    if (first, past) != (name.first, name.past):
        name_spans.add(NameSpan(first, past, EntityKind.PERSON))


def _past_nickname(tokens: Tokens, name: NameSpan) -> int:
    """Behind the surname that follows a nickname in quotation marks: 'Ada “Red” Holt'."""
    past = name.past
    if past - name.first != 1 or not tokens.has(past + 3) or tokens.text[past] not in OPENING - {"("}:
        return past
    surname = tokens.tag[past + 3] in NAME_TAGS
    named = tokens.text[past + 2] in CLOSING and surname and tokens.is_name_like(past + 1)
    return past + 4 if named else past


def _past_particles(name_spans: NameSpans, first: int, past: int) -> int:
    """Behind the surname that follows particles, or a word that begins a Gaelic one."""
    tokens, led_by = name_spans.tokens, words("particles") | words("Gaelic")
    end = past
    while tokens.has(end) and end - past < MOST_PARTICLES and tokens.text[end] in led_by:
        end += 1
    led = past > first and tokens.text[past - 1] in led_by
    follows = tokens.has(end) and tokens.is_name_like(end) and tokens.tag[end] in NAME_TAGS
    if (end > past or led) and follows and tokens.block[end] == tokens.block[first]:
        return end + 1 if _may_take(name_spans, end) else past
    return past


def _before_particles(name_spans: NameSpans, first: int) -> int:
    """Where a name begins whose surname has particles before the token `first`: at its given name."""
    tokens, begin = name_spans.tokens, first
    while begin > 0 and first - begin < MOST_PARTICLES and tokens.text[begin - 1] in words("particles"):
        begin -= 1
    if begin in (0, first) or tokens.text[begin] in ("e", "y", "do", "la"):
        return first
    before = name_spans.at(begin - 1)
    length = 1 if before is None else before.past - before.first
    work = length == 2 and tokens.text[begin - 2].lower() in tables().nouns.person  # 'Critic Joost'
    if before is not None and not work and before.kind is EntityKind.PERSON and before.past == begin:
        return before.first
    given = tokens.tag[begin - 1] == "NNP" and tokens.text[begin - 1] not in tables().places
    return begin - 1 if given and (length == 1 or work) else first


def _may_take(name_spans: NameSpans, i: int) -> bool:
    other = name_spans.at(i)
    return other is None or (other.first == i and other.past == i + 1)


def _extend_body(name_spans: NameSpans, name: NameSpan) -> None:
    """'U.S. Attorney's Office for the Western District of Ely', 'Magistrate's Court', 'health commission'."""
    tokens, first, past = name_spans.tokens, name.first, name.past
    known = tables()
    if tokens.text[past - 1] in POSSESSIVES:
        past -= 1
    office = tokens.has(past + 1) and tokens.tag[past] == "POS" and tokens.text[past + 1] in words("heads")
    holders = known.nouns.person | frozenset(known.titles)
    if office and (tokens.lemma[past - 1].lower() in holders or tokens.text[past - 1].lower() in holders):
        past += 2
    if tokens.text[first] in words("heads") and first > 1 and tokens.tag[first - 1] == "POS":
        first = _owner(tokens, first)
    past = _after_head(name_spans, first, past)
    if name.kind in PLACES and past == name.past and tokens.tag[past - 1] in NAME_TAGS:
        past = _below(tokens, past)
    if (first, past) != (name.first, name.past):
        kind = name.kind
        if past > name.past or first < name.first:
            kind = EntityKind.FAC if tokens.text[past - 1] == "airport" else EntityKind.ORG
        name_spans.add(NameSpan(first, past, kind))


def _owner(tokens: Tokens, first: int) -> int:
    """Before the 'Office' of 'U.S. Attorney's Office', where the name begins."""
    owner = first - 2
    lower = tokens.lemma[owner].lower()
    if not tokens.is_name_like(owner) or not (lower in tables().nouns.person or lower in tables().titles):
        return first
    while owner > 0 and tokens.is_name_like(owner - 1) and tokens.tag[owner - 1] in NAME_TAGS:
        owner -= 1
    return owner


def _after_head(name_spans: NameSpans, first: int, past: int) -> int:
    """Behind 'Office', the end of 'Office for the Western District of Ely'."""
    tokens = name_spans.tokens
    headed = any(tokens.text[i] in words("heads") for i in range(first, past))
    for _ in range(MOST_PARTICLES):
        if not headed or not tokens.has(past + 1) or tokens.text[past] not in ("for", "of"):
            break
        run = after = past + 1 + (tokens.text[past + 1] == "the")
        while tokens.has(run) and tokens.tag[run] in NAME_TAGS and tokens.is_name_like(run):
            run += 1
        other = name_spans.at(after)
        if run == after or (other is not None and other.kind is EntityKind.PERSON):
            break
        past = run
        headed = tokens.text[run - 1] in words("heads of others")
    return past


def _below(tokens: Tokens, past: int) -> int:
    """Behind 'Inner Mongolia', the end of 'health commission'."""
    for length in (1, 2):
        end = past + length
        if not tokens.has(end - 1) or not tokens.text[end - 1].islower():
            return past
        if tokens.text[end - 1] in words("bodies below"):
            return end
        if tokens.tag[end - 1] not in ("NN", "JJ"):
            return past
    return past
