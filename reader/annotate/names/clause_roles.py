"""Roles that a clause states: 'Ada Holt works as a plumber', 'who was appointed chairman', 'is a dentist'."""

from __future__ import annotations

from reader.annotate.names.agents import is_work
from reader.annotate.names.behind_roles import WHO, asides
from reader.annotate.names.bounds import words
from reader.annotate.names.drafts import DraftMention
from reader.annotate.names.nouns import left_end
from reader.annotate.tokens.finite_tags import FINITE
from reader.annotate.tokens.tokens import Tokens

BE = frozenset({"be", "become", "remain"})
MOST_NOUN = 8  # tokens of such a role
MOST_TO_AS = 9  # tokens from a verb to its 'as': 'joined the Ely Gazette in 2010 as'
OFFICE_TAGS = ("NN", "JJ", "HY", "PO", "VB")
UNSURE = frozenset({"would", "could", "might", "may", "should", "can", "must", "not", "n't", "never"})


def said_to_be(tokens: Tokens, mention: DraftMention) -> tuple[int, int] | None:
    """The noun phrase of 'is a banker' behind a name, up to its first clause."""
    verb = _verb_of(tokens, mention)
    return _attribute(tokens, verb) if verb is not None else None


def said_to_serve(tokens: Tokens, mention: DraftMention) -> tuple[int, int] | None:
    """The office of 'works as a banker', 'was appointed chairman' behind a name."""
    verb = _verb_of(tokens, mention)
    return _service(tokens, verb) if verb is not None else None


def _verb_of(tokens: Tokens, mention: DraftMention) -> int | None:
    """The verb whose subject is a name, or is told by it: 'His daughter, Ada Holt, is a banker'."""
    subject = mention.head
    if tokens.dep[subject] == "appos" and tokens.head[subject] < mention.first:
        subject = tokens.head[subject]
    verb = tokens.head[subject]
    return verb if tokens.dep[subject] in ("nsubj", "nsubjpass") and verb >= mention.past else None


def who_is(tokens: Tokens, past: int) -> tuple[int, int] | None:
    """The noun of ', who was mayor until 2010,' behind a name."""
    verb = _verb_of_who(tokens, past)
    return _attribute(tokens, verb) if verb is not None else None


def who_serves(tokens: Tokens, past: int) -> tuple[int, int] | None:
    """The office of ', who works as a banker,' behind a name."""
    verb = _verb_of_who(tokens, past)
    return _service(tokens, verb) if verb is not None else None


def _verb_of_who(tokens: Tokens, past: int) -> int | None:
    """The verb of the clause that begins with 'who' behind a name."""
    for first in asides(tokens, past):
        if tokens.text[first] == WHO and tokens.has(first + 2):
            verb = tokens.head[first] if tokens.dep[first] in ("nsubj", "nsubjpass") else first + 1
            return verb if first < verb <= first + MOST_NOUN else None
    return None


def _is_unsure(tokens: Tokens, verb: int) -> bool:
    """Whether a verb tells what is not, or only might be: 'is not', 'could become'."""
    near = range(max(0, tokens.left[verb], verb - MOST_NOUN), min(verb + 3, len(tokens)))
    return any(tokens.text[i].lower() in UNSURE and tokens.head[i] == verb for i in near)


def _attribute(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """What 'is', 'became' or 'remains' says that its subject is."""
    noun = next((i for i in tokens.children(verb, "attr") if i > verb), None)
    if tokens.lemma[verb].lower() not in BE or noun is None or _is_unsure(tokens, verb):
        return None
    if not is_work(tokens, noun) or noun - verb > MOST_NOUN:
        return None
    return max(verb + 1, tokens.left[noun], left_end(tokens, noun)), _end(tokens, noun)


def _service(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """The office into which a verb says that its subject came, or in which it serves."""
    if _is_unsure(tokens, verb):
        return None
    lemma = tokens.lemma[verb].lower()
    passive = bool(tokens.children(verb, "auxpass"))
    if passive and tokens.text[verb].lower() in words("made"):
        following = tokens.text[verb + 1 : verb + 2]
        return _office(tokens, verb + 1 + (following in (["as"], ["to"])))
    return _as(tokens, verb) if lemma in words("serving") else None


def _as(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """The office behind the 'as' of a verb: 'joined the bank as'."""
    for i in range(verb + 1, min(verb + MOST_TO_AS, len(tokens))):
        if tokens.text[i] == "as":
            return _office(tokens, i + 1)
        if tokens.tag[i] in FINITE or tokens.text[i] in (",", ".", ";", ":", "and", "but"):
            return None
    return None


def _office(tokens: Tokens, first: int) -> tuple[int, int] | None:
    """The noun phrase at token `first` that says what somebody does, without its article."""
    while tokens.has(first) and tokens.tag[first] in ("DT", "PRP$"):
        first += 1
    end = first
    while tokens.has(end) and end - first < MOST_NOUN and tokens.tag[end][:2] in OFFICE_TAGS:
        end += 1
    noun = end - 1
    if noun < first or not is_work(tokens, noun) or tokens.lemma[noun].lower() in words("no offices"):
        return None
    year = tokens.text[end : end + 3]
    return (
        None
        if year[:2] == ["of", "the"] and year[2:] and year[2] in words("contests")
        else (first, _end(tokens, noun))
    )


def _end(tokens: Tokens, noun: int) -> int:
    """The end of a role: with 'of the club' behind its noun, without a clause."""
    end = noun + 1
    if tokens.text[end : end + 1] == ["of"]:
        right = tokens.right[noun] + 1
        while end < min(right, noun + MOST_NOUN) and tokens.tag[end][:2] in ("IN", "NN", "DT", "JJ", "PO"):
            if tokens.tag[end] == "IN" and tokens.text[end] in (
                "in",
                "since",
                "from",
                "until",
                "after",
                "before",
            ):
                break
            end += 1
        while tokens.tag[end - 1][:2] != "NN":
            end -= 1
    return end
