"""Kinds that a name tells itself: a town of two words, 'J.C. Holt', a surname that is also used alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.annotate.names.bounds import words
from reader.annotate.names.forms import PLACE_WORDS, called_a_body, title_before
from reader.annotate.names.kind_features import is_town
from reader.annotate.names.span_table import NameSpan, NameSpans
from reader.annotate.names.tables import is_given_name, tables
from reader.annotate.nlp import is_noun
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

PERSON, GPE, ORG = EntityKind.PERSON, EntityKind.GPE, EntityKind.ORG
INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
MOST_WORDS = 3  # of a town's name

Key = tuple[str, ...]


def state_own_kinds(doc: Doc, name_spans: NameSpans) -> None:
    """Give each spelling that no table knows the kind that its own words and places tell."""
    places: dict[Key, list[NameSpan]] = {}
    for name in name_spans.ordered():
        places.setdefault(name_spans.key(name), []).append(name)
    known = tables()
    begins = {key[0] for key in places if len(key) == 1}
    for key, names in places.items():
        text = " ".join(key)
        if len(key) < 2 or text in known.places or text in known.known or text in known.aliases:
            continue
        if any(name.stated for name in names) or key[-1] in known.last_words:
            continue
        if _is_town(name_spans, key, names):
            _set(name_spans, names, GPE)
        elif names[0].kind is not PERSON and _has_initials(key):
            _set(name_spans, names, PERSON)
        elif names[0].kind is ORG and key[0] not in begins and _is_somebody(doc, name_spans, key, names):
            _set(name_spans, [*names, *places.get(key[-1:], [])], PERSON)


def _set(name_spans: NameSpans, names: list[NameSpan], kind: EntityKind) -> None:
    for name in names:
        if name_spans.names.get(name.first) is name:
            name_spans.add(NameSpan(name.first, name.past, kind, name.sure, stated=True))


def _is_town(name_spans: NameSpans, key: Key, names: list[NameSpan]) -> bool:
    """'Santa Barbara' and 'in Ann Arbor': of the table of towns, and no 'Ann' who is anywhere else."""
    if len(key) > MOST_WORDS or not is_town(" ".join(key)):
        return False
    tokens, kind = name_spans.tokens, names[0].kind
    if any(title_before(tokens, name) for name in names):
        return False
    sure = kind is GPE or not is_given_name(key[0])
    return sure or any(_is_placed(name_spans, name) for name in names)


def _is_placed(name_spans: NameSpans, name: NameSpan) -> bool:
    """Whether a name stands as a place: 'in Ann Arbor', 'residents of Ann Arbor', 'Leeds and Ann Arbor'."""
    tokens, first, nouns = name_spans.tokens, name.first, tables().nouns
    before = tokens.text[first - 1].lower() if first else ""
    if before in PLACE_WORDS:
        return True
    if before == "of" and first > 1:
        noun = tokens.lemma[first - 2].lower()
        return noun in nouns.places or (noun in nouns.person and tokens.tag[first - 2] == "NNS")
    other = name_spans.at(first - 2) if before in ("and", ",") else None
    return other is not None and other.kind is GPE


def _has_initials(key: Key) -> bool:
    """'J.C. Holt', whatever the recogniser takes it for."""
    return len(key) == 2 and INITIALS.fullmatch(key[0]) is not None and key[1][1:].islower()


def _is_somebody(doc: Doc, name_spans: NameSpans, key: Key, names: list[NameSpan]) -> bool:
    """'Tavit Sorel' where the text goes on with 'Sorel': firms are called by the first word."""
    tokens = name_spans.tokens
    plain = len(key) == 2 and all(word.istitle() and word.isalpha() for word in key)
    if not plain or any(_is_led(tokens, name) or called_a_body(tokens, name) for name in names):
        return False
    given, surname = key
    known = tables()
    if given in known.places or surname in known.places or given in known.known:
        return False
    if is_noun(doc, given.lower()) or given.lower() in known.titles:
        return False
    common = is_noun(doc, surname.lower()) or is_town(surname)
    if common and surname not in words("surnames that are words"):
        return False
    within = {i for name in names for i in range(name.first, name.past)}
    alone = (i for i, text in enumerate(tokens.text) if text == surname and i not in within)
    return any(_acts(tokens, i) for i in alone)


def _is_led(tokens: Tokens, name: NameSpan) -> bool:
    return name.first > 0 and tokens.text[name.first - 1].lower() in ("the", "at")


def _acts(tokens: Tokens, i: int) -> bool:
    """Whether the word stands as a name of its own, without 'the', and does or has something."""
    led = i > 0 and (tokens.text[i - 1].lower() in ("the", "a", "an") or tokens.text[i - 1][:1].isupper())
    return not led and tokens.dep[i] in ("nsubj", "nsubjpass", "dobj", "pobj", "poss")
