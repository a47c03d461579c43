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
_INDIRECT = 0.55


def find(seen: TokenArrays) -> list[Attribution]:
    """Every attribution, in the order of its content."""
    syntax = Syntax(seen)
    clauses = syntax.clauses()
    found = _quoted(seen, syntax, clauses)
    taken = np.zeros(len(seen), bool)
    taken[seen.quote >= 0] = True
    for clause in clauses:
        first, last = clause.content
        if not taken[first:last].any():
            taken[first:last] = True
            found.append(_indirect(seen, clause))
    return sorted(found, key=lambda a: a.content)


def span(seen: TokenArrays, tokens: Range | None) -> Span | None:
    """Token range to characters."""
    if tokens is None:
        return None
    return Span(int(seen.edges[tokens[0]]), int(seen.ends[tokens[1] - 1]))


def _indirect(seen: TokenArrays, clause: Clause) -> Attribution:
    content = span(seen, clause.content)
    assert content is not None
    return Attribution(
        QuoteKind.INDIRECT, content, span(seen, clause.source), span(seen, clause.cue), False, _INDIRECT,
        "subject of the cue",
    )  # fmt: skip


def _quoted(seen: TokenArrays, syntax: Syntax, clauses: list[Clause]) -> list[Attribution]:
    clause_of: dict[int, Clause] = {}
    for clause in clauses:
        inside = seen.quote[clause.content[0] : clause.content[1]]
        for number in set(inside[inside >= 0].tolist()):
            clause_of.setdefault(number, clause)
    found: list[Attribution] = []
    carried: Attribution | None = None
    attributed: set[Clause] = set()
    paragraph = -1
    starts = seen.edges[:-1]
    for number, mark in enumerate(seen.outer):
        first, last = (int(i) for i in np.searchsorted(starts, (mark.start, mark.end)))
        if first >= last:
            continue
        if seen.paragraph[first] != paragraph:
            alone = first == 0 or seen.paragraph[first - 1] != seen.paragraph[first]
            carried = carried if alone else None
            paragraph = int(seen.paragraph[first])
        found.append(
            _one(
                seen,
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
    seen: TokenArrays, syntax: Syntax, content: Span, tokens: Range, clause: Clause | None, attributed: set[Clause],
    before: Attribution | None,
) -> Attribution:  # fmt: skip
    if clause is not None:
        whole = span(seen, clause.content)
        assert whole is not None
        outside = np.count_nonzero(seen.quote[clause.content[0] : clause.content[1]] < 0)
        mixed = outside > 1
        spans = (whole,) if mixed and clause not in attributed else ()
        attributed.add(clause)
        return Attribution(
            QuoteKind.MIXED if mixed else QuoteKind.DIRECT, content, span(seen, clause.source),
            span(seen, clause.cue), False, _CUED, "subject of the cue", spans,
        )  # fmt: skip
    cue = _nearest(seen, tokens)
    if cue >= 0:
        source = span(seen, syntax.mention(syntax.source_of(cue)))
        return Attribution(
            QuoteKind.DIRECT,
            content,
            source,
            span(seen, syntax.cue_words(cue)),
            False,
            _CUED,
            "subject of the cue",
        )
    if before is not None:
        return Attribution(
            QuoteKind.DIRECT, content, before.source, before.cue, True, _CARRIED, "the speaker goes on"
        )
    return Attribution(QuoteKind.DIRECT, content, confidence=_BARE, rule="quotation marks")


def _nearest(seen: TokenArrays, tokens: Range) -> int:
    """The cue nearest to a quotation, in its sentences and near it; after it before before it."""
    first, last = tokens
    after = slice(last, min(last + _NEAR, len(seen)))
    before = slice(max(0, first - _NEAR), first)
    right = np.flatnonzero((seen.cue[after] >= SURE) & (seen.sentence[after] == seen.sentence[last - 1]))
    if len(right):
        return last + int(right[0])
    left = np.flatnonzero((seen.cue[before] >= SURE) & (seen.sentence[before] == seen.sentence[first]))
    return before.start + int(left[-1]) if len(left) else -1
