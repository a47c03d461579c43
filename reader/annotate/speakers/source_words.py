"""The words of a source without what is none of it: a dateline, a day, a word that cannot speak."""

from __future__ import annotations

import re

from reader.annotate.records import Attribution
from reader.annotate.speech_words import speech_words
from reader.annotate.tokens.tokens import OUTSIDE, Tokens
from reader.frozen import replace
from reader.model.span import Span

_DATELINE = re.compile(
    r"[A-Z][A-Z’'.-]+(?:[ ,]+(?:[A-Z][\w’'.-]*|\([\w .-]+\)|\d{1,2})){0,6} ?(?:--|[-–—:]) ?(?=\S)"
)
MOST_BEFORE = 16  # tokens before a verb in which its subject is looked for
MOST_LEFT = 6  # tokens from an article to its noun
NOMINAL = frozenset({"NN", "DT", "JJ", "CD"})
DAYS = speech_words("days")
MUTE = speech_words("never a source")
"""Words that a source never consists of."""


def trimmed(tokens: Tokens, one: Attribution) -> Attribution:
    """The attribution with no more than the words that name its source; without one where none does."""
    if one.source is None:
        return one
    first, past = tokens.range_of(one.source)
    if first >= past:
        return one
    if one.cue is None or one.cue.of(tokens.source) != ":":
        first = _without_dateline(tokens, first, past)
    while past > first + 1 and (
        tokens.text[past - 1].lower() in DAYS and tokens.dep[past - 1] not in ("pobj", "poss", "nsubj")
    ):
        past -= 1
    while (
        past > first + 1 and tokens.tag[past - 1] in ("VBD", "VBZ") and not _has_clause(tokens, first, past)
    ):
        past -= 1
    if [t.lower() for t in tokens.text[past - 3 : past]] == ["at", "the", "time"] and past - first > 3:
        past -= 3
    past = with_companions(tokens, first, _with_noun(tokens, first, past))
    words = [tokens.text[i].lower() for i in range(first, past) if tokens.text[i][:1].isalnum()]
    relative = len(words) == 1 and tokens.tag[first] in ("WP", "WDT")
    if (not words or MUTE.issuperset(words)) and not relative:
        return replace(one, source=None, carried=False)
    if past - first <= 2 and _is_dateline(tokens, first, past) and one.cue is not None:
        subject = _subject(tokens, one.cue)
        if subject is not None and subject > past:
            first, past = max(tokens.left[subject], past + 1), subject + 1
        elif (before := before_verb(tokens, tokens.range_of(one.cue)[0])) is not None:
            low, high = tokens.range_of(before)
            first, past = (low, high) if low > past else (first, past)
    source = tokens.span(first, past)
    return one if source == one.source else replace(one, source=source)


def _is_dateline(tokens: Tokens, first: int, past: int) -> bool:
    """Whether a source is the place before the colon or dash, or the day before it, that a paragraph begins
    with."""
    opens = first == 0 or tokens.block[first - 1] != tokens.block[first] or tokens.text[first - 1].isspace()
    capitals = all(tokens.text[i].isupper() for i in range(first, past))
    found = _DATELINE.match(tokens.source, tokens.start[first]) if opens and capitals else None
    return found is not None and found.end() > tokens.end[past - 1]


def _subject(tokens: Tokens, cue: Span) -> int | None:
    """The subject of a cue that is a verb."""
    verbs = (i for i in range(*tokens.range_of(cue)) if tokens.tag[i].startswith("VB"))
    found = [int(tokens.arrays.subject[i]) for i in verbs]
    return next((i for i in found if i >= 0 and tokens.quote[i] == OUTSIDE), None)


def _has_clause(tokens: Tokens, first: int, past: int) -> bool:
    """Whether a relative clause stands in a source: 'the man who fell'."""
    return any(tokens.tag[i] in ("WP", "WDT", "IN") or tokens.text[i] == "," for i in range(first, past))


def _with_noun(tokens: Tokens, first: int, past: int) -> int:
    """The end of a source with the noun or name it was cut from: 'A | regular', 'auction leader | Elm'."""
    end, head = past, tokens.head[past - 1]
    if tokens.tag[first] == "DT" and past - first == 2 and tokens.tag[first + 1] == "JJ":
        listed = past
        while tokens.has(listed) and listed < past + MOST_LEFT and tokens.tag[listed] in (",", "JJ", "VBN"):
            listed += 1
        if listed > past and tokens.has(listed) and tokens.tag[listed] == "NN":
            return listed + 1  # 'the round, bearded | businessman'
    if tokens.tag[past - 1] == "NN" and tokens.has(past) and _is_named_so(tokens, past):
        return past + 1
    if tokens.dep[past - 1] == "compound" and past <= head < past + MOST_LEFT:
        named = all(tokens.tag[i] == "NNP" for i in range(past, head + 1))
        return head + 1 if named and tokens.tag[past - 1] == "NN" else past
    if past - first == 1 and tokens.text[first].lower() in ("a", "an"):
        while end < min(len(tokens), past + MOST_LEFT) and tokens.tag[end] in ("NN", "JJ"):
            end += 1
    return end


def _is_named_so(tokens: Tokens, i: int) -> bool:
    """Whether a word in -ly is a name by its capital: 'auction site Swiftly said'."""
    return tokens.tag[i] == "RB" and tokens.text[i].istitle() and not tokens.glued(i)


def before_verb(tokens: Tokens, verb: int) -> Span | None:
    """The noun phrase right before a verb, or before the apposition there, whatever the parser says."""
    end = verb
    low = max(tokens.sentences[tokens.sentence[verb]][0], verb - MOST_BEFORE)
    if end > low and tokens.text[end - 1] == ",":
        commas = [i for i in range(end - 2, low, -1) if tokens.text[i] == ","]
        end = commas[0] if commas else low
    first = end
    while first > low and (tokens.tag[first - 1][:2] in NOMINAL or tokens.text[first - 1] in ("and", "&")):
        first -= 1
    named = any(tokens.tag[i].startswith("N") for i in range(first, end))
    return tokens.span(first, end) if named else None


def with_companions(tokens: Tokens, first: int, past: int) -> int:
    """The end of a source with the people who are named beside it: 'Ana Costa and Peter Novak'."""
    if past >= len(tokens) or tokens.text[past] not in ("and", "&"):
        return past
    end = past + 1
    while end < min(len(tokens), past + MOST_BEFORE) and tokens.tag[end] == "NNP":
        end += 1
    joined = any(tokens.dep[i] == "conj" and first <= tokens.head[i] < past for i in range(past + 1, end))
    return end if joined else past


def _without_dateline(tokens: Tokens, first: int, past: int) -> int:
    """The first token behind the dateline that a source begins with."""
    opens = first == 0 or tokens.block[first - 1] != tokens.block[first] or tokens.text[first - 1].isspace()
    if not opens or tokens.block[first] == OUTSIDE:
        return first
    found = _DATELINE.match(tokens.source, tokens.start[first], tokens.end[past - 1])
    if found is None:
        return first
    behind = tokens.range_of(Span(found.end(), tokens.end[past - 1]))[0]
    return behind if behind < past else first
