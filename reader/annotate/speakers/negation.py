"""Whether a cue says that something was not said: 'did not say “we will pay”', 'never wrote it'."""

from __future__ import annotations

from reader.annotate.records import Attribution
from reader.annotate.speech_words import speech_words
from reader.annotate.tokens.tokens import OUTSIDE, Tokens

SAYING = speech_words("can be denied")
MOST_APART = 4  # tokens between "not" and the verb that it denies
NOT = frozenset({"not", "n't", "n’t", "never"})
NOBODY = frozenset({"nobody", "none", "neither", "no"})
NOT_ALONE = speech_words("not alone")
"""After 'not', these say that it was said, and more."""


def is_denied(tokens: Tokens, one: Attribution) -> bool:
    """Whether the verb that attributes is one of saying, in the past or present, and denied."""
    if one.cue is None:
        return False
    first, past = tokens.range_of(one.cue)
    said = [i for i in range(first, past) if tokens.tag[i][:2] == "VB"]
    if said and one.source is not None and tokens.text[tokens.range_of(one.source)[0]].lower() in NOBODY:
        return not _is_of_future(tokens, said[-1])
    verbs = [i for i in range(first, past) if tokens.lemma[i].lower() in SAYING and tokens.tag[i][:2] == "VB"]
    if not verbs:
        return False
    verb = verbs[-1]
    before = range(max(0, verb - MOST_APART), verb)
    denied = [
        i
        for i in before
        if tokens.text[i].lower() in NOT and tokens.head[i] == verb and tokens.quote[i] == OUTSIDE
    ]
    if not denied:
        return False
    near = [tokens.text[i].lower() for i in range(denied[0] + 1, min(verb + 2, len(tokens)))]
    return NOT_ALONE.isdisjoint(near) and not _is_of_future(tokens, verb)


def _is_of_future(tokens: Tokens, verb: int) -> bool:
    """'I would not say that the plan is good' says something of the plan."""
    return any(tokens.tag[i] == "MD" for i in tokens.children(verb, "aux"))
