"""Clauses whose cue can be nothing else ("according to"), where the tagger found nothing."""

from __future__ import annotations

import numpy as np

from reader.annotate.quotes.clauses import Range, Syntax
from reader.annotate.records import Attribution
from reader.annotate.tokens.arrays import TokenArrays, hashes
from reader.model.analysis import QuoteKind
from reader.model.span import Span

CLOSED = 0.6  # confidence of such a clause
LEAST = 4  # tokens of its content at least


def with_according_to(view: TokenArrays, found: list[Attribution]) -> list[Attribution]:
    """The attributions, and the sentences that say "according to" someone and have none.

    The object has to be a name, a pronoun or a noun with its own determiner: "according to plan" and
    "according to how well they sleep" name nobody.
    """
    accord = view.lower == hashes(view.strings, ("according",))[0]
    cues = np.flatnonzero(accord & (view.quote < 0))
    if not len(cues):
        return found
    syntax = Syntax(view)
    taken = _taken(view, found)
    added: list[Attribution] = []
    for cue in map(int, cues):
        if cue + 2 >= len(view) or view.strings[int(view.lower[cue + 1])] != "to":
            continue
        first, last = _sentence(view, cue)
        if taken[first:last].any():
            continue
        source = syntax.mention(syntax.source_of(cue))
        contents = [c for c in syntax.according(cue) if c[1] - c[0] >= LEAST]
        if source is None or not contents or not _names(view, source):
            continue
        content = max(contents, key=lambda c: c[1] - c[0])
        taken[slice(*content)] = True
        words = " ".join(view.strings[int(h)] for h in view.lower[cue : cue + 2])
        added.append(
            Attribution(
                QuoteKind.INDIRECT, _span(view, content), _span(view, source), _span(view, (cue, cue + 2)),
                False, CLOSED, f'named with the cue "{words}"',
            )
        )  # fmt: skip
    return sorted(found + added, key=lambda a: (a.content, a.kind)) if added else found


def _taken(view: TokenArrays, found: list[Attribution]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which tokens are content already."""
    taken = np.zeros(len(view), bool)
    for a in found:
        if a.kind is not QuoteKind.SCARE:
            for span in a.spans or (a.content,):
                first, last = np.searchsorted(view.edges[:-1], (span.start, span.end))
                taken[first:last] = True
    return taken


def _sentence(view: TokenArrays, token: int) -> Range:
    number = view.sentence[token]
    return (
        int(np.searchsorted(view.sentence, number, "left")),
        int(np.searchsorted(view.sentence, number, "right")),
    )


def _names(view: TokenArrays, source: Range) -> bool:
    kinds = {view.strings[int(h)] for h in view.pos[slice(*source)]}
    return (
        bool(kinds & {"PROPN", "PRON", "DET", "NUM"}) or view.strings[int(view.tag[source[1] - 1])] == "NNS"
    )


def _span(view: TokenArrays, tokens: Range) -> Span:
    return Span(int(view.edges[tokens[0]]), int(view.ends[tokens[1] - 1]))
