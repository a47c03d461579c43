"""Reports whose content is no sentence: what somebody is told to do, promises or demands ('urged them to
leave'), and a number that somebody gives ('put the toll at 40')."""

from __future__ import annotations

import numpy as np

from reader.annotate.quotes.clauses import Syntax
from reader.annotate.quotes.reported_speech import SAID
from reader.annotate.records import Attribution
from reader.annotate.tokens.tokens import OUTSIDE, Tokens
from reader.model.analysis import QuoteKind
from reader.numerics.types import Flags

URGED = 0.6  # confidence
LEAST = 3  # tokens of a content
DIRECTING = frozenset(
    {"urge", "advise", "beg", "warn", "implore", "remind", "appeal", "tell", "ask", "plead"}
)
TO_SOMEBODY = frozenset({"appeal", "plead"})  # they take their listener behind a preposition
PROMISING = frozenset({"promise"})
DEMANDING = frozenset({"demand"})
ASKING = DIRECTING | PROMISING | DEMANDING | {"put"}
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
FILLERS = frozenset({"it", "there", "this", "that", "which", "what", "who"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def with_directions(tokens: Tokens, found: list[Attribution]) -> list[Attribution]:
    """The attributions, and what somebody is told to do, promises, or gives as a number.

    They replace an attitude over the same words: 'asked them to leave' is speech, 'asked to leave' none.
    """
    verbs = [i for i, lemma in enumerate(tokens.lemma) if lemma in ASKING]
    if not verbs:
        return found
    syntax = Syntax(tokens.arrays)
    taken = _taken(tokens, [a for a in found if a.said >= SAID])
    added: list[Attribution] = []
    for verb in verbs:
        if tokens.quote[verb] != OUTSIDE or not _happened(tokens, verb):
            continue
        content = _number(tokens, verb) if tokens.lemma[verb] == "put" else _direction(tokens, verb)
        source = syntax.mention(int(tokens.arrays.subject[verb]))
        if content is None or source is None or taken[slice(*content)].any():
            continue
        if content[1] - content[0] < LEAST or not _names(tokens, source):
            continue
        if not (source[1] <= content[0] or source[0] >= content[1]):
            continue
        taken[slice(*content)] = True
        added.append(_report(tokens, content, source, verb))
    spans = [a.content for a in added]
    kept = [a for a in found if a.said >= SAID or not any(a.content.overlaps(s) for s in spans)]
    return _merged(kept, added)


def _happened(tokens: Tokens, verb: int) -> bool:
    """Whether a verb tells what somebody did: no 'did not ask', 'would ask', 'to ask' or 'was asked'."""
    if tokens.tag[verb] not in FINITE or tokens.children(verb, "neg"):
        return False
    helpers = [tokens.text[i].lower() for i in tokens.children(verb, "aux", "auxpass")]
    if any(tokens.tag[i] in ("MD", "TO") for i in tokens.children(verb, "aux")):
        return False
    passive = bool(tokens.children(verb, "auxpass", "nsubjpass"))
    if passive:
        return bool(tokens.children(verb, "agent"))
    return tokens.tag[verb] != "VBN" or bool(helpers) or tokens.dep[verb] == "conj"


def _direction(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """The words of 'to move on' in 'begged them to move on', and of what somebody demands."""
    lemma = tokens.lemma[verb]
    for child in _goals(tokens, verb):
        to = [i for i in tokens.children(child, "aux") if tokens.tag[i] == "TO"]
        if lemma in DEMANDING and not to and tokens.children(child, *SUBJECTS):
            that = [i for i in tokens.children(child, "mark") if tokens.text[i].lower() == "that"]
            return (that[0] + 1, _end(tokens, child)) if that else None
        if to and lemma not in DEMANDING:
            first = min([to[0], *(i for i in tokens.children(child, "neg") if i < to[0])])
            heard = lemma in PROMISING or _listens(tokens, verb, child, to[0])
            return (first, _end(tokens, child)) if heard else None
    return None


def _goals(tokens: Tokens, verb: int) -> list[int]:
    """The verbs of what is asked, behind the verb that asks: 'move', in 'begged them to move on'."""
    found = tokens.children(verb, "xcomp", "ccomp")
    if tokens.lemma[verb] in TO_SOMEBODY:
        found += tokens.children(verb, "advcl")
        for preposition in tokens.children(verb, "prep"):
            for listener in tokens.children(preposition, "pobj"):
                found += tokens.children(listener, "acl")
    return [child for child in found if child > verb]


def _listens(tokens: Tokens, verb: int, child: int, to: int) -> bool:
    """Whether somebody is asked, who stands between the verb and what is asked, or is its passive subject."""
    if tokens.children(verb, "nsubjpass"):
        return True
    if tokens.lemma[verb] in TO_SOMEBODY:
        return any(tokens.text[i].lower() in ("to", "with") for i in tokens.children(verb, "prep") if i < to)
    listeners = (*tokens.children(verb, "dobj", "dative"), *tokens.children(child, *SUBJECTS))
    return any(verb < i < to for i in listeners)


def _number(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """The words of 'the toll at 40' in 'put the toll at 40'."""
    things = tokens.children(verb, "dobj")
    for thing in things[:1]:
        owners = (verb, thing)
        for i in range(thing + 1, min(len(tokens), thing + 8)):
            if tokens.text[i].lower() == "at" and tokens.head[i] in owners:
                past = _end(tokens, i)
                if any(tokens.tag[j] == "CD" for j in range(i + 1, past)):
                    return tokens.left[thing], past
    return None


def _end(tokens: Tokens, i: int) -> int:
    """Behind the last word of a phrase; its closing punctuation is none of it."""
    past = tokens.right[i] + 1
    while past > i + 1 and tokens.dep[past - 1] == "punct" and tokens.quote[past - 1] == OUTSIDE:
        past -= 1
    return past


def _names(tokens: Tokens, source: tuple[int, int]) -> bool:
    """Whether the source can speak: no 'it' without a body, no 'which'."""
    words = [tokens.text[i].lower() for i in range(*source)]
    return len(words) > 1 or words[0] not in FILLERS or words[0] == "it"


def _taken(tokens: Tokens, found: list[Attribution]) -> Flags:
    """Which tokens are content already."""
    taken = np.zeros(len(tokens), bool)
    for a in found:
        if a.kind is not QuoteKind.SCARE:
            for span in a.spans or (a.content,):
                taken[slice(*tokens.range_of(span))] = True
    return taken


def _report(tokens: Tokens, content: tuple[int, int], source: tuple[int, int], cue: int) -> Attribution:
    return Attribution(
        QuoteKind.INDIRECT, tokens.span(*content), tokens.span(*source), tokens.span(cue, cue + 1),
        False, URGED, "subject of the cue verb",
    )  # fmt: skip


def _merged(found: list[Attribution], added: list[Attribution]) -> list[Attribution]:
    return sorted(found + added, key=lambda a: (a.content, a.kind)) if added else found
