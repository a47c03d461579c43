"""Sentences with "according to", where the tagger found nothing: that cue is unambiguous."""

from __future__ import annotations

import numpy as np

from reader.annotate.quotes.clauses import Range, Syntax
from reader.annotate.records import Attribution
from reader.annotate.tokens.arrays import TokenArrays, hashes
from reader.model.analysis import QuoteKind

CLOSED = 0.6  # confidence of such a clause
LEAST = 4  # tokens of its content at least


def with_according_to(arrays: TokenArrays, found: list[Attribution]) -> list[Attribution]:
    """The attributions, and the sentences that say "according to" someone and have none.

    The object has to be a name, a pronoun or a noun with its own determiner: "according to plan" and
    "according to how well they sleep" name nobody.
    """
    accord = arrays.lower == hashes(arrays.strings, ("according",))[0]
    cues = np.flatnonzero(accord & (arrays.quote < 0))
    if not len(cues):
        return found
    syntax = Syntax(arrays)
    taken = _taken(arrays, found)
    added: list[Attribution] = []
    for cue in map(int, cues):
        if cue + 2 >= len(arrays) or arrays.strings[int(arrays.lower[cue + 1])] != "to":
            continue
        first, last = _sentence(arrays, cue)
        if taken[first:last].any():
            continue
        source = syntax.mention(syntax.source_of(cue))
        contents = [c for c in syntax.according(cue) if c[1] - c[0] >= LEAST]
        if source is None or not contents or not _names(arrays, source):
            continue
        content = max(contents, key=lambda c: c[1] - c[0])
        taken[slice(*content)] = True
        words = " ".join(arrays.strings[int(h)] for h in arrays.lower[cue : cue + 2])
        added.append(
            Attribution(
                QuoteKind.INDIRECT, arrays.span(content), arrays.span(source), arrays.span((cue, cue + 2)),
                False, CLOSED, f'named with the cue "{words}"',
            )
        )  # fmt: skip
    return sorted(found + added, key=lambda a: (a.content, a.kind)) if added else found


def _taken(arrays: TokenArrays, found: list[Attribution]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which tokens are content already."""
    taken = np.zeros(len(arrays), bool)
    for a in found:
        if a.kind is not QuoteKind.SCARE:
            for span in a.spans or (a.content,):
                first, last = np.searchsorted(arrays.edges[:-1], (span.start, span.end))
                taken[first:last] = True
    return taken


def _sentence(arrays: TokenArrays, token: int) -> Range:
    number = arrays.sentence[token]
    return (
        int(np.searchsorted(arrays.sentence, number, "left")),
        int(np.searchsorted(arrays.sentence, number, "right")),
    )


def _names(arrays: TokenArrays, source: Range) -> bool:
    kinds = {arrays.strings[int(h)] for h in arrays.pos[slice(*source)]}
    return (
        bool(kinds & {"PROPN", "PRON", "DET", "NUM"})
        or arrays.strings[int(arrays.tag[source[1] - 1])] == "NNS"
    )
