"""What a bare number is said to be: 'attendance was 22,150', 'the number of cases reached 1,284'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotate.figures.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LINKS = ("at", "to", "below", "above", "near", "around", "by", "from")
_OBJECTS = ("attr", "dobj", "acomp", "oprd", "pobj", "npadvmod", "nummod")
_SUBJECTS = ("nsubj", "nsubjpass")


def stated_count(root: Token) -> Token | None:
    """The noun of which the sentence says that it is, reaches or stands at the number `root`."""
    link = root.head
    if root.dep_ not in _OBJECTS or link.i >= root.i:
        return None
    verb = link
    if link.pos_ == "ADP":
        verb = link.head
        if link.lower_ not in _LINKS or link.i != root.i - 1:
            return None
    if verb.pos_ not in ("VERB", "AUX") or verb.i >= root.i:
        return None
    if verb.lower_ in words("put_at") and link.lower_ == "at":
        noun = _child(verb, ("dobj", "nsubjpass"), root)
        return None if noun is None else _measure(noun) or (None if _is_tally(noun) else noun)
    noun = _child(verb, _SUBJECTS, root)
    if noun is None:
        return None
    if verb.lemma_ == "be":
        return _measure(noun)
    linked = verb.lower_ in words("sum_links") or verb.lower_ in words("change")
    return (_measure(noun) or (noun if noun.tag_ == "NNS" else None)) if linked else None


def _child(verb: Token, roles: tuple[str, ...], root: Token) -> Token | None:
    found = (c for c in verb.children if c.dep_ in roles and c.i < root.i)
    return next((c for c in found if c.pos_ == "NOUN" or _measure(c) is not None), None)


def _measure(noun: Token) -> Token | None:
    """The noun where it is a number of something by itself ('turnout'), or what 'the number of' counts."""
    return of_tally(noun) or (noun if noun.lower_ in words("measure_nouns") else None)


def of_tally(noun: Token) -> Token | None:
    """What a number of things counts: 'cases' of 'the number of cases'."""
    if _is_tally(noun):
        for link in noun.children:
            if link.dep_ == "prep" and link.lower_ == "of":
                inner = (c for c in link.children if c.dep_ in ("pobj", "pcomp"))
                return next((c for c in inner if c.pos_ != "PRON"), None)
    return None


def _is_tally(noun: Token) -> bool:
    return noun.lower_ in words("tallies")
