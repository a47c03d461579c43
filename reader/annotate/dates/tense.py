"""The tense of the verb that a date hangs on: whether the date lies ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotate.dates.context import Tense
from reader.annotate.dates.lexicon import words
from reader.annotate.figures.lexer import TokenRow

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STEPS = 8  # heads between a date and its verb


def tense(row: TokenRow, doc: Doc | None) -> Tense:
    """The tense of the verb that a date hangs on: True for ahead, False for past, None for unknown."""
    if doc is None:
        return lambda i: None

    def upcoming(i: int) -> bool | None:
        span = doc.char_span(row[i].start, row[i].end, alignment_mode="expand")
        verb = _verb(span[0]) if span is not None and len(span) else None
        return _lies_in_future(verb) if verb is not None else None

    return upcoming


def _verb(node: Token) -> Token | None:
    """The verb above a token of a date."""
    for _ in range(_STEPS):
        if node.pos_ in ("VERB", "AUX") or node.head is node:
            break
        node = node.head
    return node if node.pos_ in ("VERB", "AUX") else None


def _lies_in_future(verb: Token) -> bool | None:
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(
        c.lower_ in words("future") or (c.tag_ == "MD" and c.lower_ in ("may", "could", "can"))
        for c in helpers
    ):
        if any(c.lower_ == "have" for c in helpers):
            return False
        return not any(c.lower_ == "would" for c in helpers) or _is_reported(verb) or None
    if any(c.tag_ in ("VBD", "VBZ", "VBP") and c.lemma_ in ("have", "be") for c in helpers):
        if any(c.tag_ == "VBD" or c.lemma_ == "have" for c in helpers):
            return False
        return True if verb.lower_ in words("due") or verb.tag_ == "VBG" else None
    if verb.tag_ == "VBD" or verb.lower_ in words("told") or verb.lemma_ == "say":
        return False
    if verb.tag_ == "VB" and any(c.lower_ == "to" for c in helpers):
        return True if _is_intended(verb) else None
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and not helpers:
        return verb.lower_ in words("awaited")
    return True if verb.tag_ in ("VBZ", "VBP") and verb.pos_ == "VERB" else None


def _is_reported(verb: Token) -> bool:
    """Whether a clause with 'would' is what someone says: 'she said the bill would return on Tuesday'."""
    return verb.dep_ == "ccomp" and (verb.head.lower_ in words("told") or verb.head.lemma_ == "say")


def _is_intended(verb: Token) -> bool:
    """Whether an infinitive is what someone means to do: 'voted to close', 'was to reopen'."""
    return verb.dep_ in ("xcomp", "ccomp", "acl") and (
        verb.head.lemma_.lower() in words("intended") or verb.head.lower_ in words("awaited")
    )
