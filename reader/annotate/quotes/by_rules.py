"""Attributions by rules alone: every quotation, and every clause that a cue reports."""

from __future__ import annotations

import numpy as np

from reader.annotate.quotes.clauses import SURE, Clause, Range, Syntax
from reader.annotate.records import Attribution
from reader.annotate.tokens.arrays import TokenArrays
from reader.model.analysis import QuoteKind
from reader.model.span import Span

_NEAR = 12  # tokens between a quotation and the cue of the same sentence
_CARRIED, _CUED, _BARE = 0.6, 0.75, 0.4
_INDIRECT = 0.55  # confidence


def find(arrays: TokenArrays) -> list[Attribution]:
    """Every attribution, in the order of its content."""
    syntax = Syntax(arrays)
    clauses = syntax.clauses()
    found = _quoted(arrays, syntax, clauses)
    taken = np.zeros(len(arrays), bool)
    taken[arrays.quote >= 0] = True
    for clause in clauses:
        first, last = clause.content
        if not taken[first:last].any():
            taken[first:last] = True
            found.append(_indirect(arrays, clause))
    return sorted(found, key=lambda a: a.content)


def _indirect(arrays: TokenArrays, clause: Clause) -> Attribution:
    return Attribution(
        QuoteKind.INDIRECT,
        arrays.span(clause.content),
        _source(arrays, clause.source),
        arrays.span(clause.cue),
        confidence=_INDIRECT,
        rule="subject of the cue",
    )


def _source(arrays: TokenArrays, tokens: Range | None) -> Span | None:
    return None if tokens is None else arrays.span(tokens)


def _quoted(arrays: TokenArrays, syntax: Syntax, clauses: list[Clause]) -> list[Attribution]:
    clause_of: dict[int, Clause] = {}
    for clause in clauses:
        inside = arrays.quote[clause.content[0] : clause.content[1]]
        for number in set(inside[inside >= 0].tolist()):
            clause_of.setdefault(number, clause)
    found: list[Attribution] = []
    carried: Attribution | None = None
    attributed: set[Clause] = set()
    paragraph = -1
    starts = arrays.edges[:-1]
    for number, mark in enumerate(arrays.outer):
        first, last = (int(i) for i in np.searchsorted(starts, (mark.start, mark.end)))
        if first >= last:
            continue
        if arrays.paragraph[first] != paragraph:
            alone = first == 0 or arrays.paragraph[first - 1] != arrays.paragraph[first]
            carried = carried if alone else None
            paragraph = int(arrays.paragraph[first])
        found.append(
            _one(
                arrays,
                syntax,
                Span(mark.start, mark.end),
                (first, last),
                clause_of.get(number),
                attributed,
                carried,
            )
        )
        if found[-1].source is not None:
            carried = found[-1]
    return found


def _one(
    arrays: TokenArrays,
    syntax: Syntax,
    content: Span,
    tokens: Range,
    clause: Clause | None,
    attributed: set[Clause],
    before: Attribution | None,
) -> Attribution:
    """One quotation: by the clause it stands in, else a cue near it, else whoever spoke `before`."""
    if clause is not None:
        outside = np.count_nonzero(arrays.quote[clause.content[0] : clause.content[1]] < 0)
        mixed = outside > 1
        spans = (arrays.span(clause.content),) if mixed and clause not in attributed else ()
        attributed.add(clause)
        return Attribution(
            QuoteKind.MIXED if mixed else QuoteKind.DIRECT,
            content,
            _source(arrays, clause.source),
            arrays.span(clause.cue),
            confidence=_CUED,
            rule="subject of the cue",
            spans=spans,
        )
    cue = _nearest(arrays, tokens)
    if cue >= 0:
        return Attribution(
            QuoteKind.DIRECT,
            content,
            _source(arrays, syntax.mention(syntax.source_of(cue))),
            arrays.span(syntax.cue_words(cue)),
            confidence=_CUED,
            rule="subject of the cue",
        )
    if before is not None:
        return Attribution(
            QuoteKind.DIRECT, content, before.source, before.cue, True, _CARRIED, "the speaker goes on"
        )
    return Attribution(QuoteKind.DIRECT, content, confidence=_BARE, rule="quotation marks")


def _nearest(arrays: TokenArrays, tokens: Range) -> int:
    """The cue nearest to a quotation in its own sentences, one behind it before one in front; -1 without."""
    first, last = tokens
    after = slice(last, min(last + _NEAR, len(arrays)))
    before = slice(max(0, first - _NEAR), first)
    right = np.flatnonzero(
        (arrays.cue[after] >= SURE) & (arrays.sentence[after] == arrays.sentence[last - 1])
    )
    if len(right):
        return last + int(right[0])
    left = np.flatnonzero((arrays.cue[before] >= SURE) & (arrays.sentence[before] == arrays.sentence[first]))
    return before.start + int(left[-1]) if len(left) else -1
