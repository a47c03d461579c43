"""What a sum of money is of, from the parse: 'revenue rose to $27bn', 'a fine of £400', 'it cost €3m'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotate.figures.lexicon import sum_nouns, words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NOUNS = ("NOUN", "PROPN")
_SUBJECTS = ("nsubj", "nsubjpass")
_LINKS = ("to", "at", "from", "by", "below", "above", "under", "over", "for", "of", "than", "near", "around")
_TRADED = words("traded")
_STEPS = 4  # heads between a sum and the verb or noun that it belongs to


def sum_of(span: Span) -> Token | str | None:
    """The noun of which the sum over `span` is, or the plain word for it ('loss' of 'lost $9m')."""
    if (named := _named_behind(span, "in")) is not None:
        return named
    return _of_place(span) or _named_behind(span, "for")


def _of_place(span: Span) -> Token | str | None:
    """What a sum is of by its place in the parse: object, complement, behind a preposition."""
    node = span.root
    for _ in range(_STEPS):
        if node.head.i == node.i:
            return None
        above, dep = node.head, node.dep_
        if above.i in range(span.start, span.end) or dep in ("quantmod", "nummod", "nmod", "advmod", "amod"):
            node = above
            if node.pos_ in _NOUNS and node.i >= span.end:
                return None  # it stands before its noun, as in 'a £20 ticket'
            continue
        if dep == "pobj" or (dep == "pcomp" and above.pos_ == "ADP"):
            return _behind(above, span)
        if above.pos_ in ("VERB", "AUX"):
            return _of_verb(above, span)
        if dep in ("appos", "conj", "dep", "npadvmod"):
            node = above
            if node.pos_ == "ADP":
                return _behind(node, span)
            continue
        return None
    return None


def _named_behind(span: Span, link: str) -> Token | None:
    """The plain noun behind a sum and 'in' or 'for': '$900 in costs', '$15m for repairs'."""
    doc, i = span.doc, span.end
    if i + 1 >= len(doc) or doc[i].lower_ != link:
        return None
    most = min(len(doc) - 2, i + _STEPS)
    while i < most and doc[i + 1].pos_ in ("ADJ", "NOUN") and doc[i + 2].pos_ == "NOUN":
        i += 1
    noun = doc[i + 1]
    if noun.pos_ != "NOUN" or _is_date(noun) or (noun.tag_ == "NN" and noun.lower_ not in words("sums_in")):
        return None
    return noun


def _behind(link: Token, span: Span) -> Token | str | None:
    """What the preposition before a sum belongs to: a noun ('a fine of'), or what a verb moved."""
    while link.head.pos_ == "ADP" and link.head.i != link.i and link.dep_ in ("prep", "pcomp"):
        link = link.head
    owner = link.head
    if link.lower_ not in _LINKS or owner.i == link.i:
        return None
    if owner.pos_ in _NOUNS and owner.i < span.start:
        return owner if not _is_date(owner) else None
    if owner.pos_ not in ("VERB", "AUX"):
        return None
    if link.lower_ == "for" and owner.lemma_ not in _TRADED:
        return None
    moved = _child(owner, ("dobj",), span) if link.lower_ != "of" else None
    if moved is not None and any(child.dep_ == "nummod" for child in moved.children):
        moved = None  # an amount itself: 'lost 88 points to $9,210'
    moved = moved or _child(owner, _SUBJECTS, span)
    if owner.lemma_ in _TRADED:
        return moved if moved is not None and not _is_person(moved) else "price"
    return moved if moved is not None and not _is_person(moved) else sum_nouns().get(owner.lower_)


def _of_verb(verb: Token, span: Span) -> Token | str | None:
    """What a sum is as the object or the complement of a verb."""
    subject = _child(verb, _SUBJECTS, span)
    if verb.lemma_ == "be" or verb.lower_ in words("sum_links"):
        return subject if subject is not None and not _is_person(subject) else None
    if noun := sum_nouns().get(verb.lower_):
        return noun
    if verb.lower_ in words("change"):
        return subject if subject is not None and not _is_person(subject) else None
    return None


def _child(verb: Token, roles: tuple[str, ...], span: Span) -> Token | None:
    """The noun in one of these roles of the verb, or of the verb that it is joined to."""
    for node in (verb, verb.head if verb.dep_ in ("conj", "xcomp", "advcl") else verb):
        for child in node.children:
            if child.dep_ in roles and child.pos_ in _NOUNS and child.i < span.start and not _is_date(child):
                return child
    return None


def _is_date(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME") or token.lower_ in words("times_of_day")


def _is_person(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
