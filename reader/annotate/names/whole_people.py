"""Names of people that a recogniser cut in two, cut at a nickname, or left inside the name of a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotate.names.agents import AGENTS
from reader.annotate.names.bounds import CLOSING, OPENING, words
from reader.annotate.names.kind_features import is_town
from reader.annotate.names.span_table import NAME_TAGS, NameSpan, NameSpans
from reader.annotate.names.tables import is_given_name, tables
from reader.annotate.nlp import is_noun
from reader.model.analysis import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

PERSON = EntityKind.PERSON
AFTER_OFFICE = frozenset({"for", "of"})
MOST_BODY = 8  # tokens between an office and its holder


def part_at_nicknames(name_spans: NameSpans) -> None:
    """'Tony” Adams' without the end of the nickname."""
    tokens = name_spans.tokens
    for name in name_spans.ordered():
        marks = [i for i in range(name.first + 1, name.past - 1) if tokens.text[i] in ("”", '"')]
        opens = tokens.text[name.first - 1] if name.first else ""
        if len(marks) == 1 and opens in ("“", '"') and tokens.text[marks[0]] in CLOSING:
            name_spans.remove(name)
            name_spans.add(NameSpan(marks[0] + 1, name.past, PERSON))
            given = name_spans.at(name.first - 2)
            if given is not None and given.past - given.first == 1:
                name_spans.add(NameSpan(given.first, name.past, PERSON))


def join_nicknames(name_spans: NameSpans) -> None:
    """'Darnell “Hurricane” Upshaw' is one person, whatever stands in the marks."""
    tokens, known = name_spans.tokens, tables()
    for i in range(1, len(tokens) - 3):
        if tokens.text[i] not in OPENING or tokens.text[i] == "(" or tokens.tag[i - 1] not in NAME_TAGS:
            continue
        close = next(
            (j for j in (i + 2, i + 3) if tokens.text[j : j + 1] and tokens.text[j] in CLOSING), None
        )
        if close is None or not tokens.has(close + 1) or tokens.text[close] == ")":
            continue
        last = close + 1
        named = tokens.is_name_like(i - 1) and tokens.tag[last] in NAME_TAGS and tokens.is_name_like(last)
        named = named and all(tokens.is_name_like(j) for j in range(i + 1, close)) and not tokens.glued(last)
        given, surname = tokens.text[i - 1], name_spans.at(last)
        person = (
            is_given_name(given) or is_given_name(tokens.text[i + 1]) or tokens.text[i + 1][:2] == given[:2]
        )
        person = person or (surname is not None and surname.kind is PERSON)
        body = given in known.places or given in known.known or tokens.text[last] in known.last_words
        if named and person and not body and tokens.sentence[i - 1] == tokens.sentence[last]:
            name_spans.add(NameSpan(i - 1, last + 1, PERSON))


def join_halves(doc: Doc, name_spans: NameSpans) -> None:
    """'Ana' and 'Costa' side by side are one person, and 'Gwen' before 'Tamm Lemmer' belongs to her."""
    tokens, known = name_spans.tokens, tables()
    for name in name_spans.ordered():
        body = name.kind is EntityKind.ORG and name.past - name.first == 2
        body = body and not any(tokens.text[i] in known.last_words for i in range(name.first, name.past))
        surname = name.kind is EntityKind.GPE and name.past - name.first == 1
        surname = surname and tokens.text[name.first] not in known.places
        if name_spans.names.get(name.first) is not name or not (name.kind is PERSON or body or surname):
            continue
        first, past = name.first, name.past
        if first and not tokens.glued(first) and tokens.sentence[first - 1] == tokens.sentence[first]:
            before, other = tokens.text[first - 1], name_spans.at(first - 1)
            free = other is None and before.istitle() and before not in known.places
            free = free and before.lower() not in words("no given names")
            if surname:  # 'Beatriz Salgado', who is called like a town
                free = free and tokens.tag[first - 1] in NAME_TAGS and not is_town(before)
            led = other is not None and _is_unknown_given(name_spans, other, name)
            given = is_given_name(before) or (name.kind is PERSON and _is_rare(doc, name_spans, name))
            if led or (free and given and before.lower() not in known.titles):
                first -= 1
        if past - first == 1 and not surname and is_given_name(tokens.text[first]):
            after = name_spans.at(past)
            single = after is not None and after.kind is PERSON and after.past == past + 1
            if single and not tokens.glued(past):
                past += 1
        if (first, past) != (name.first, name.past):
            name_spans.add(NameSpan(first, past, PERSON))


def _is_rare(doc: Doc, name_spans: NameSpans, name: NameSpan) -> bool:
    """Whether a sentence's first word before a surname is no word of English, so that it is a given name."""
    tokens, i, known = name_spans.tokens, name.first - 1, tables()
    word, lower = tokens.text[i], tokens.text[i].lower()
    begins = tokens.sentences[tokens.sentence[i]][0] == i and tokens.tag[i] == "NNP" and word.isalpha()
    compound = tokens.dep[i] == "compound" and tokens.head[i] == name.first == name.past - 1
    work = lower in known.nouns.person or lower.endswith(AGENTS) or lower in known.ranks
    plain = not is_noun(doc, lower) and lower not in tokens.text and not lower.endswith(("ing", "ed", "day"))
    return begins and compound and plain and not work and not is_town(word)


def _is_unknown_given(name_spans: NameSpans, other: NameSpan, name: NameSpan) -> bool:
    """Whether a word before a surname that is taken for a body is a given name: it stands nowhere else."""
    tokens, known, word = name_spans.tokens, tables(), name_spans.tokens.text[other.first]
    single = other.past - other.first == 1 and name.past - name.first == 1 and name.kind is PERSON
    compound = tokens.dep[other.first] == "compound" and tokens.head[other.first] == name.first
    named = word in known.places or word in known.known or word in known.aliases or word in known.last_words
    plain = word.istitle() and word.isalpha() and word.lower() not in known.titles
    return single and compound and plain and not named and not is_town(word) and tokens.text.count(word) == 1


def join_firms(name_spans: NameSpans) -> None:
    """'Brindle' and 'Footwear' side by side are the firm of somebody Brindle."""
    tokens, known = name_spans.tokens, tables()
    for name in name_spans.ordered():
        last = name.past
        if (
            name.kind is not PERSON
            or name.past - name.first > 1
            or not tokens.has(last)
            or tokens.glued(last)
        ):
            continue
        after = name_spans.at(last)
        free = after is None or (after.first == last and after.past == last + 1)
        body = known.last_words.get(tokens.text[last]) is EntityKind.ORG and tokens.tag[last] in NAME_TAGS
        if free and body and tokens.sentence[last] == tokens.sentence[name.first]:
            name_spans.add(NameSpan(name.first, last + 1, EntityKind.ORG))


def part_from_offices(name_spans: NameSpans) -> None:
    """'Women and Equalities Nicola Moran' behind 'minister for': a body and who leads it."""
    tokens, known = name_spans.tokens, tables()
    for name in name_spans.ordered():
        if name.kind is PERSON or not 2 < name.past - name.first <= MOST_BODY or name.first < 2:
            continue
        if tokens.text[name.first - 1] not in AFTER_OFFICE:
            continue
        state = tokens.text[name.first - 3 : name.first - 1] in (["of", "State"], ["of", "state"])
        office, given = tokens.text[name.first - (4 if state else 2)].lower(), name.past - 2
        holds = office in known.titles or office in known.nouns.person
        named = all(tokens.tag[i] in NAME_TAGS and tokens.text[i].istitle() for i in (given, given + 1))
        if (
            holds
            and named
            and is_given_name(tokens.text[given])
            and tokens.text[given - 1] not in AFTER_OFFICE
        ):
            name_spans.add(NameSpan(name.first, given, name.kind))
            name_spans.add(NameSpan(given, name.past, PERSON))


def bodies_of_people(name_spans: NameSpans) -> None:
    """'Jon Park of Stifel Nicolaus': nobody is a person's person."""
    tokens = name_spans.tokens
    times = {name_spans.key(name): 0 for name in name_spans.ordered()}
    for name in name_spans.ordered():
        times[name_spans.key(name)] += 1
    for name in name_spans.ordered():
        if name.kind is not PERSON or name.past - name.first < 2 or times[name_spans.key(name)] > 1:
            continue
        owner = name_spans.at(name.first - 2) if name.first > 1 else None
        led = owner is not None and owner.kind is PERSON and owner.past - owner.first > 1
        if led and tokens.text[name.first - 1] == "of":
            name_spans.add(NameSpan(name.first, name.past, EntityKind.ORG, name.sure, stated=True))
