"""The spans of names: the recogniser's, repaired, completed and extended to every occurrence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.annotate.names import (
    bounds,
    further_names,
    further_places,
    given_pairs,
    parted_people,
    whole_bodies,
    whole_people,
)
from reader.annotate.names.datelines import add_datelines
from reader.annotate.names.kinds import decide, kind_model
from reader.annotate.names.labels import label_names, signature_names
from reader.annotate.names.missed import add_missed
from reader.annotate.names.rejected import reject
from reader.annotate.names.span_table import HYPHENS, NAME_TAGS, NameSpan, NameSpans
from reader.annotate.names.tables import is_given_name, tables
from reader.annotate.names.trim import trimmed, without_titles
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOST_TOKENS = 8  # of a known name that is searched for in the rest of the text
PARTIES = frozenset({"D", "R", "I"})
JOINT = frozenset({"Police", "Constabulary", "Council"})
SOFT_KINDS = frozenset({EntityKind.GPE, EntityKind.NORP, EntityKind.LOC})


def find_names(doc: Doc, tokens: Tokens) -> NameSpans:
    """Every name in the article, of the kind that all its mentions tell."""
    name_spans = find_spans(doc, tokens)
    decide(doc, name_spans, kind_model())
    _carry_surnames(name_spans, _recognised(doc)[1])
    for name in name_spans.ordered():
        if (bare := without_titles(tokens, name)) is not name:
            name_spans.remove(name)
            name_spans.add(bare)
    signature_names(name_spans)
    add_datelines(name_spans)
    parted_people.add_seats(name_spans)
    further_places.add_roads(name_spans)
    further_places.join_places(name_spans)
    whole_people.join_halves(doc, name_spans)
    whole_people.bodies_of_people(name_spans)
    further_names.go_on(name_spans)
    return name_spans


def find_spans(doc: Doc, tokens: Tokens) -> NameSpans:
    """Every name in the article, of the kind that rules tell at each place."""
    name_spans = NameSpans(tokens)
    named, dated = _recognised(doc)
    for first, past, kind in named:
        for name in trimmed(tokens, first, past, kind):
            name_spans.add(name)
    whole_people.part_at_nicknames(name_spans)
    whole_people.join_nicknames(name_spans)
    bounds.part(name_spans)
    whole_people.part_from_offices(name_spans)
    parted_people.part_people(name_spans)
    _repair(name_spans)
    _places(name_spans)
    _hyphens(name_spans)
    given_pairs.join(name_spans)
    add_missed(name_spans, dated)
    _institutions(name_spans)
    _joint_bodies(name_spans)
    bounds.complete(name_spans)
    whole_bodies.join(name_spans)
    whole_people.join_firms(name_spans)
    label_names(name_spans)
    reject(name_spans)
    _carry(name_spans, dated)
    return name_spans


def _recognised(doc: Doc) -> tuple[list[tuple[int, int, EntityKind]], set[int]]:
    """What the recogniser takes for names, and the tokens of what it takes for dates and numbers."""
    named, dated = list[tuple[int, int, EntityKind]](), set[int]()
    for ent in doc.ents:
        label = "WORK" if ent.label_ == "WORK_OF_ART" else ent.label_
        if label in EntityKind.__members__:
            named.append((ent.start, ent.end, EntityKind(label)))
        else:
            dated.update(range(ent.start, ent.end))
    return named, dated


def _repair(name_spans: NameSpans) -> None:
    """'State' in 'Secretary of State X' is a title, 'UN Vasily' before a surname an end and a beginning."""
    tokens = name_spans.tokens
    for name in name_spans.ordered():
        before = tokens.text[name.first - 2].lower() if name.first > 1 else ""
        after = name_spans.at(name.past)
        person = after is not None and after.kind is EntityKind.PERSON
        state = tokens.text[name.first - 1 : name.past] == ["of", "State"] and before == "secretary"
        if person and (state or tokens.text_of(name.first, name.past) in tables().ranks):
            name_spans.remove(name)
        elif name.kind is not EntityKind.PERSON and name.past - name.first > 1:
            _split(name_spans, name, after)


def _split(name_spans: NameSpans, name: NameSpan, after: NameSpan | None) -> None:
    """Two names in one span: a known one, and a person's that may run on beyond it."""
    tokens, known = name_spans.tokens, tables()
    for split in range(name.first + 1, name.past):
        lead = tokens.text_of(name.first, split)
        named = lead in known.places or lead in known.aliases or lead in known.known
        if not named or not is_given_name(tokens.text[split]):
            continue
        past = name.past
        follows = past < len(tokens) and tokens.tag[past] in NAME_TAGS and tokens.is_name_like(past)
        if past - split == 1 and not follows:
            continue
        if past - split == 1:
            past = after.past if after is not None else past + 1
        name_spans.add(NameSpan(name.first, split, known.known.get(lead, EntityKind.ORG)))
        name_spans.add(NameSpan(split, past, EntityKind.PERSON))
        return


def _places(name_spans: NameSpans) -> None:
    """Countries, cities and demonyms by the table, where nothing longer is known."""
    tokens, known, others = name_spans.tokens, tables().places, tables().known
    i = 0
    while i < len(tokens):
        numbered = tokens.text[i][:1].isdigit()  # '9/11'
        for length in (4, 3, 2, 1) if numbered or tokens.is_name_like(i) else ():
            form = tokens.raw_text_of(i, i + length)
            kind = known[form].kind if form in known else others.get(form)
            if kind is None or not _may_place(name_spans, i, i + length):
                continue
            led = length == 1 and _is_led(name_spans, i)
            name_spans.add(
                NameSpan(i - 1, i + 1, EntityKind.PERSON) if led else NameSpan(i, i + length, kind)
            )
            i += length - 1
            break
        i += 1


def _may_place(name_spans: NameSpans, first: int, past: int) -> bool:
    tokens = name_spans.tokens
    name = name_spans.at(first)
    if name is not None:
        person = name.kind is EntityKind.PERSON and is_given_name(tokens.text[first])
        return name.first == first and name.past <= past and not person
    if any(name_spans.owner[i] >= 0 for i in range(first, past)):
        return False
    numbered = tokens.text[first][:1].isdigit()
    if tokens.tag[first] not in ("NNP", "NNPS", "JJ", "NN", "NNS") and not numbered:
        return False
    single = past - first == 1 and tokens.text[first] not in tables().places
    if single and tokens.tag[first] in ("NN", "NNS") and first == _sentence_start(tokens, first):
        return tokens.text[first].isupper()  # 'Variety is', where a common noun opens a sentence
    given = past < len(tokens) and tokens.tag[past] in NAME_TAGS and is_given_name(tokens.text[first])
    return not given


def _is_led(name_spans: NameSpans, i: int) -> bool:
    """Whether a given name that no other name holds leads in the place at token i: 'Conrad London'."""
    tokens = name_spans.tokens
    before = name_spans.at(i - 1)
    free = i > 0 and tokens.tag[i - 1] == "NNP" and not tokens.glued(i)
    kinds = (*SOFT_KINDS, EntityKind.PERSON)
    free = free and (before is None or (before.first == i - 1 and before.kind in kinds))
    free = free and tokens.text[i - 1] not in tables().places
    return free and is_given_name(tokens.text[i - 1]) and tokens.sentence[i - 1] == tokens.sentence[i]


def _institutions(name_spans: NameSpans) -> None:
    """'Saudi Interior Ministry': a demonym is part of the institution's name after it."""
    tokens, known = name_spans.tokens, tables()
    for name in name_spans.ordered():
        if name.kind is not EntityKind.NORP or name.past - name.first > 2:
            continue
        after = name_spans.at(name.past)
        if after is None or after.kind is EntityKind.PERSON or after.first != name.past:
            continue
        if tokens.text[after.past - 1] in known.last_words and tokens.glued(after.first) is False:
            name_spans.add(NameSpan(name.first, after.past, after.kind))


def _joint_bodies(name_spans: NameSpans) -> None:
    """'Devon and Cornwall Police' is one body, 'in Devon and Cornwall Police' a place and another."""
    tokens = name_spans.tokens
    people = (n for n in name_spans.ordered() if n.kind is EntityKind.PERSON and n.past - n.first > 1)
    surnames = {tokens.text[n.past - 1] for n in people}
    for i in range(1, len(tokens) - 2):
        body, place = name_spans.at(i + 1), tokens.text[i - 1]
        if tokens.text[i] not in ("and", "&") or body is None or body.first != i + 1:
            continue
        if body.past - body.first < 2 or tokens.text[body.past - 1] not in JOINT or place in surnames:
            continue
        before = name_spans.at(i - 1)
        single = before is None or before.past - before.first == 1
        inside = i > 1 and tokens.text[i - 2].lower() in ("in", "at", "near", "across")
        if single and not inside and tokens.is_name_like(i - 1) and place[:1].isupper():
            name_spans.add(NameSpan(i - 1, body.past, EntityKind.ORG))


def _hyphens(name_spans: NameSpans) -> None:
    """'Blinken-Lavrov' are two people, 'Thomas-Greenfield' is one surname."""
    tokens = name_spans.tokens
    full = (
        n for n in name_spans.ordered() if n.past - n.first > 1 and tokens.text[n.past - 2] not in HYPHENS
    )
    surnames = Counter(
        tokens.text[n.past - 1]
        for n in full
        if n.kind is EntityKind.PERSON or is_given_name(tokens.text[n.first])
    )
    for i in range(1, len(tokens) - 1):
        if tokens.text[i] not in HYPHENS or not (tokens.glued(i) and tokens.glued(i + 1)):
            continue
        before, after = name_spans.at(i - 1), name_spans.at(i + 1)
        if not (tokens.is_name_like(i - 1) and tokens.is_name_like(i + 1)):
            continue
        if before is None and after is None and not {tokens.tag[i - 1], tokens.tag[i + 1]} <= NAME_TAGS:
            continue
        places = tables().places
        if tokens.text[i - 1] in places and tokens.text[i + 1] in places:
            name_spans.add(NameSpan(i - 1, i, places[tokens.text[i - 1]].kind))
            name_spans.add(NameSpan(i + 1, i + 2, places[tokens.text[i + 1]].kind))
        elif surnames[tokens.text[i - 1]] and surnames[tokens.text[i + 1]]:
            name_spans.add(NameSpan(i - 1, i, EntityKind.PERSON))
            name_spans.add(NameSpan(i + 1, i + 2, EntityKind.PERSON))
        else:
            _join_hyphen(name_spans, i, before, after)


def _join_hyphen(name_spans: NameSpans, i: int, before: NameSpan | None, after: NameSpan | None) -> None:
    """One double-barrelled name, where a given name leads in or both halves belong to a person."""
    tokens = name_spans.tokens
    first = before.first if before is not None else i - 1
    past = after.past if after is not None else i + 2
    while first > 0 and tokens.tag[first - 1] in NAME_TAGS and is_given_name(tokens.text[first - 1]):
        first -= 1
    kinds = {n.kind for n in (before, after) if n is not None}
    led = first < i - 1 and is_given_name(tokens.text[first])
    if tokens.text[i - 1] in PARTIES:
        name_spans.add(NameSpan(i + 1, past, EntityKind.GPE))  # 'D-Fresno'
    elif led or EntityKind.PERSON in kinds:
        name_spans.add(NameSpan(first, past, EntityKind.PERSON))
    elif before is not after and before is not None and after is not None and before.kind is after.kind:
        name_spans.add(NameSpan(first, past, before.kind))


def _carry(name_spans: NameSpans, dated: set[int]) -> None:
    """Known names, and the surnames of known people, at all their other occurrences."""
    tokens = name_spans.tokens
    kinds: dict[tuple[str, ...], Counter[EntityKind]] = {}
    for name in name_spans.ordered():
        key = name_spans.key(name)
        if len(key) <= MOST_TOKENS and tokens.is_name_like(name.first):
            kinds.setdefault(key, Counter())[name.kind] += 1
            if name.kind is EntityKind.PERSON and name.past - name.first > 1:
                kinds.setdefault(_surname(key), Counter())[name.kind] += 1
    by_word: dict[str, list[tuple[str, ...]]] = {}
    for key in kinds:
        by_word.setdefault(key[0], []).append(key)
    for keys in by_word.values():
        keys.sort(key=len, reverse=True)
    i = 0
    while i < len(tokens):
        for key in by_word.get(tokens.text[i], ())[:MOST_TOKENS]:
            past = i + len(key)
            if tuple(tokens.text[i:past]) == key and _may_carry(name_spans, i, past, dated):
                name_spans.add(NameSpan(i, past, kinds[key].most_common(1)[0][0]))
                i = past - 1
                break
        i += 1


def _carry_surnames(name_spans: NameSpans, dated: set[int]) -> None:
    """The surnames of those who were known for people only when all their mentions had been looked at."""
    tokens = name_spans.tokens
    full = (name for name in name_spans.ordered() if name.kind is EntityKind.PERSON)
    surnames = {_surname(name_spans.key(name)) for name in full if name.past - name.first > 1}
    for i, text in enumerate(tokens.text):
        free = tokens.is_name_like(i) and name_spans.owner[i] < 0
        if free and (text,) in surnames and _may_carry(name_spans, i, i + 1, dated):
            name_spans.add(NameSpan(i, i + 1, EntityKind.PERSON))


def _surname(key: tuple[str, ...]) -> tuple[str, ...]:
    """The last word of a person's name, with what a hyphen ties to it, without 'Jr.'."""
    past = len(key)
    while past > 1 and key[past - 1].strip(".").lower() in tables().suffixes:
        past -= 1
    first = past - 1
    while first >= 2 and key[first - 1] in HYPHENS:
        first -= 2
    return key[first:past]


def _may_carry(name_spans: NameSpans, first: int, past: int, dated: set[int]) -> bool:
    tokens = name_spans.tokens
    if first in dated:
        return False
    owners = {name_spans.owner[i] for i in range(first, past)}
    if owners == {-1}:
        if past - first > 1:
            return True
        return (
            tokens.tag[first] in NAME_TAGS
            or tokens.text[first].isupper()
            or first != _sentence_start(tokens, first)
            or tokens.text[past : past + 1] == [":"]
        )
    inside = all(
        o < 0 or (name_spans.names[o].first >= first and name_spans.names[o].past <= past) for o in owners
    )
    whole = len(owners) == 1 and next(iter(owners)) == first and name_spans.names[first].past == past
    return inside and not whole


def _sentence_start(tokens: Tokens, i: int) -> int:
    return tokens.sentences[tokens.sentence[i]][0]
