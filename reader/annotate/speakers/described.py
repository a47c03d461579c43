"""Who is named behind a description: 'The operator of the buses, Elm Lines, said'."""

from __future__ import annotations

from reader.annotate.names.tables import tables
from reader.annotate.records import Attribution
from reader.annotate.speakers.source_words import DAYS
from reader.annotate.tokens.tokens import OUTSIDE, Tokens
from reader.frozen import replace

MOST_NAME = 8  # tokens of the name between its commas
MOST_BEFORE_VERB = 3  # auxiliaries and adverbs between the second comma and the verb
NOUN = frozenset({"NN", "NNS"})
INSIDE = frozenset({"of", "and", "&", "for", "the", "’s", "'s"})  # words in small letters within a name
RULE = "the name behind the description"


def named_behind(tokens: Tokens, one: Attribution) -> Attribution:
    """The attribution with the name that stands between commas right before its cue, where its source is
    the description before the first comma, or the clause of that description."""
    if one.cue is None or one.source is None or one.carried:
        return one
    behind = _behind(tokens, one)
    if behind is not None:
        return replace(one, source=tokens.span(*behind), rule=RULE)
    verb = next((i for i in range(*tokens.range_of(one.cue)) if tokens.tag[i].startswith("VB")), None)
    name = name_before(tokens, verb) if verb is not None else None
    if verb is None or name is None:
        return one
    first, past = name
    described = int(tokens.arrays.subject[verb])
    source = tokens.range_of(one.source)
    low = tokens.sentences[tokens.sentence[verb]][0]
    beside = 0 <= described < first and tokens.tag[described] in NOUN and tokens.quote[described] == OUTSIDE
    if not beside or not low <= source[0] < verb or tokens.tag[source[1] - 1] == "PRP":
        return one
    if any(first <= i < past for i in range(*source)):
        return one
    return replace(one, source=tokens.span(first, past), rule=RULE)


def _behind(tokens: Tokens, one: Attribution) -> tuple[int, int] | None:
    """The name behind a comma: 'said the youngest of them, Ada Holt, 22.'"""
    if one.cue is None or one.source is None or one.cue.end > one.source.start:
        return None
    low, end = tokens.range_of(one.source)
    comma = next((i for i in range(low, end) if tokens.text[i] == ","), end)
    described = tokens.tag[low] in ("DT", "PRP$") and not any(
        tokens.tag[i] == "NNP" for i in range(low, comma)
    )
    if not described or not tokens.has(comma + 1) or tokens.text[comma] != ",":
        return None
    past = comma + 1
    while (
        tokens.has(past)
        and past - comma <= MOST_NAME
        and tokens.tag[past] == "NNP"
        and tokens.is_name_like(past)
    ):
        past += 1
    text = tokens.text_of(comma + 1, past)
    named = past > comma + 1 and tokens.has(past) and tokens.text[past] in (",", ".")
    return (comma + 1, past) if named and text not in tables().places and text.lower() not in DAYS else None


def name_before(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """The name between the two commas before a verb: not a place, a day or a person's age."""
    i = verb - 1
    while i > 0 and verb - i <= MOST_BEFORE_VERB and tokens.tag[i] in ("RB", "MD", "VBZ", "VBD", "VBP"):
        i -= 1
    if i < 2 or tokens.text[i] != ",":
        return None
    past = first = i
    while first > 0 and past - first <= MOST_NAME and _of_name(tokens, first - 1):
        first -= 1
    named = past > first and tokens.text[first - 1] == "," and tokens.is_name_like(first)
    text = tokens.text_of(first, past)
    if not named or not tokens.tag[first].startswith("N") or tokens.text[first][:1].islower():
        return None
    return None if text in tables().places or text.lower() in DAYS else (first, past)


def _of_name(tokens: Tokens, i: int) -> bool:
    text = tokens.text[i]
    return text[:1].isupper() or text in INSIDE
