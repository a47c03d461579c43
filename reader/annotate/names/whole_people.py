"""Names of people that a recogniser cut in two, cut at a nickname, or left inside the name of a body."""

from __future__ import annotations

from reader.annotate.names.bounds import CLOSING, OPENING
from reader.annotate.names.kind_features import is_town
from reader.annotate.names.span_table import NAME_TAGS, NameSpan, NameSpans
from reader.annotate.names.tables import is_given_name, tables
from reader.model.analysis import EntityKind

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


def join_halves(name_spans: NameSpans) -> None:
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
            if surname:  # 'Beatriz Salgado', who is called like a town
                free = free and tokens.tag[first - 1] in NAME_TAGS and not is_town(before)
            if free and is_given_name(before) and before.lower() not in known.titles:
                first -= 1
        if past - first == 1 and not surname and is_given_name(tokens.text[first]):
            after = name_spans.at(past)
            single = after is not None and after.kind is PERSON and after.past == past + 1
            if single and not tokens.glued(past):
                past += 1
        if (first, past) != (name.first, name.past):
            name_spans.add(NameSpan(first, past, PERSON))


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
        office, given = tokens.text[name.first - 2].lower(), name.past - 2
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
            name_spans.add(NameSpan(name.first, name.past, EntityKind.ORG, name.sure))
