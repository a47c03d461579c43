"""Noun phrases that stand for people, organisations and places: 'the spokesman', 'a senior official'."""

from __future__ import annotations

from enum import StrEnum

from reader.annotate.names.span_table import NameSpans
from reader.annotate.names.tables import Nouns, tables
from reader.annotate.tokens.tokens import Tokens
from reader.frozen import frozen

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
LEFT_TAGS = NOUN_TAGS | frozenset({"JJ", "JJR", "JJS", "CD", "POS", "HYPH", "VBG", "VBN", "RBS"})
POINTING = frozenset({"the", "this", "that", "these", "those"})
OWNING = frozenset({"his", "her", "its", "their", "my", "our", "your"})
OPENING = frozenset(
    {"a", "an", "one", "another", "some", "any", "every", "no", "many", "several", "two", "other"}
)
MOST_LEFT = 10  # tokens of a noun phrase before its head


class NounClass(StrEnum):
    """What a noun stands for."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    PLACE = "place"
    DOCUMENT = "document"
    EVENT = "event"
    WORK = "work"
    PRODUCT = "product"
    FACILITY = "facility"


@frozen
class NounPhrase:
    """A noun phrase at the tokens `[first, past)`; `noun` is its folded head, lower case, singular.

    `definite`: it points at something known ('the', 'this'). `names` are its capitalised words,
    `modifiers` all words between its opener and its head, lower case.
    """

    first: int
    past: int
    head: int
    noun: str
    sort: NounClass
    definite: bool
    plural: bool
    names: frozenset[str]
    modifiers: frozenset[str] = frozenset()


def fold(noun: str) -> str:
    """One form for the nouns of one office: 'spokeswoman' and 'spokesperson', 'Gov.' and 'governor'."""
    word = noun.strip(".").lower()
    word = tables().same_nouns.get(word, word)
    for ending in ("woman", "person", "man"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + "person"
    return word


def sort_of(noun: str, plural: bool) -> NounClass | None:
    """What a noun, lower case and singular where it has a singular, stands for."""
    nouns: Nouns = tables().nouns
    if plural and noun in nouns.groups:
        return NounClass.GROUP
    if noun in nouns.person:
        return NounClass.GROUP if plural else NounClass.PERSON
    if noun in nouns.groups:
        return NounClass.GROUP
    if noun in nouns.organisations:
        return NounClass.ORGANISATION
    if noun in nouns.places:
        return NounClass.PLACE
    if noun in nouns.documents:
        return NounClass.DOCUMENT
    drafts = {
        NounClass.EVENT: nouns.events,
        NounClass.FACILITY: nouns.facilities,
        NounClass.WORK: nouns.works,
        NounClass.PRODUCT: nouns.products,
    }
    return next((sort for sort, known in drafts.items() if noun in known), None)


def find_noun_phrases(tokens: Tokens, name_spans: NameSpans) -> list[NounPhrase]:
    """Every noun phrase whose head is a known noun and no part of a name, in order."""
    found = []
    for i, tag in enumerate(tokens.tag):
        if tag not in NOUN_TAGS:
            continue
        name = name_spans.at(i)
        if name is not None and not (
            name.past - name.first == 1 and tokens.lemma[i].lower() in tables().titles
        ):
            continue
        if (
            i + 1 < len(tokens)
            and tokens.tag[i + 1] in NOUN_TAGS
            and tokens.dep[i] in ("compound", "nmod", "amod")
        ):
            continue
        if tokens.text[i + 1 : i + 3] == ["-", "turned"]:
            continue  # 'the actress-turned-singer' is one description
        phrase = phrase_at(tokens, i)
        if phrase is not None:
            found.append(phrase)
    return found


def phrase_at(tokens: Tokens, head: int) -> NounPhrase | None:
    """The noun phrase around a head noun, or None where the noun is not a known one."""
    plural = tokens.tag[head] in ("NNS", "NNPS")
    lower = tokens.text[head].lower()
    noun = tokens.lemma[head].lower() if plural and lower not in tables().nouns.groups else lower
    sort = sort_of(noun, plural or lower in tables().nouns.groups)
    if sort is None:
        return None
    first = left_end(tokens, head)
    opener = tokens.text[first].lower()
    owned = opener in OWNING or any(tokens.tag[j] == "POS" for j in range(first, head))
    bare_title = tokens.tag[head] == "NNP" and first == head
    return NounPhrase(
        first=first,
        past=head + 1,
        head=head,
        noun=fold(noun),
        sort=sort,
        definite=opener in POINTING or owned or bare_title,
        plural=plural or sort is NounClass.GROUP,
        names=frozenset(tokens.text[j] for j in range(first, head) if tokens.tag[j] in ("NNP", "NNPS"))
        | frozenset(tokens.text[j] for j in range(first + 1, head) if tokens.is_name_like(j)),
        modifiers=frozenset(tokens.text[j].lower() for j in range(first, head)) - OPENING - POINTING - OWNING,
    )


def left_end(tokens: Tokens, head: int) -> int:
    """The first token of the noun phrase that ends with `head`."""
    first = head
    low = max(0, head - MOST_LEFT, tokens.sentences[tokens.sentence[head]][0])
    while first > low and tokens.tag[first - 1] in LEFT_TAGS and tokens.text[first - 1].isprintable():
        first -= 1
    if first > low and tokens.tag[first - 1] in ("DT", "PRP$", "PDT", "CD"):
        first -= 1
    while first < head and tokens.tag[first] in ("POS", "HYPH"):
        first += 1
    return first
