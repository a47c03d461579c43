"""Which clauses of an article somebody said, out of those that the parse and the tagger propose.

The tagger learnt what is attributed, attitudes, wishes and deeds as well, and finds neither every clause nor
always its ends. Here every clause beside a verb of speech is weighed anew by a logistic function of how cue
and clause are built (`ClauseShapes`) and of how likely the words are content, cue and source to the tagger.
`training/quotes/fit_clauses.py` fits it on articles that the tagger has not seen.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import numpy as np

from reader.annotate.quotes.clause_bounds import bounded
from reader.annotate.quotes.clause_candidates import ClauseCandidate, ClausePlace
from reader.annotate.quotes.clause_evidence import FEATURES, IN_MARKED, UNTAGGED, ClauseEvidence, gather
from reader.annotate.quotes.plain_reports import PLAINLY_SURE, PlainReports
from reader.annotate.quotes.reported_speech import LEAST_SURE, SAID
from reader.annotate.quotes.tagger.tagged_spans import Tagging
from reader.annotate.records import Attribution
from reader.annotate.tokens.tokens import Tokens
from reader.frozen import frozen, replace
from reader.model.analysis import QuoteKind
from reader.model.span import Span
from reader.numerics.sigmoid import sigmoids
from reader.numerics.types import Floats
from reader.text.data_files import data_json

SAME = 0.35  # share of words from which on two candidates are one clause
MARKED = 0.5  # share of words in marked speech from which on a clause is that speech
COVERED = 0.5  # share of an attitude's words from which on it is the speech that was chosen
SURE_WIDTH = 4
BETWEEN = frozenset({",", ";", ":", "and", "but", "that"})
"""What stands between a clause and words in marks that are told by the same verb."""
AHEAD = 0.1  # probability that a candidate with the better ends may lack of another


@frozen
class ClauseModel:
    """Weights of `FEATURES` and their bias; `sure` makes the confidence of a chosen clause: a constant, the
    weight of its log-odds, that of the tagger's, and what is added where the tagger did not find it."""

    weights: Floats
    bias: float
    sure: Floats

    def probability(self, rows: Floats) -> Floats:
        """How likely each row of features is a clause that somebody said; SAID is where it is shown from."""
        return sigmoids(rows @ self.weights + self.bias)


def with_reported_clauses(
    tokens: Tokens, tagging: Tagging, found: list[Attribution], model: ClauseModel
) -> list[Attribution]:
    """The attributions, with the clauses that somebody said in place of the tagger's reported clauses.

    Of these a clause of which the tagger is sure stays, as an attitude, wish or deed.
    """
    plain = PlainReports(tokens)
    evidence = gather(tokens.arrays, tagging, found, plain=plain)
    if not evidence.candidates:
        return found
    likely = plain.weighed(evidence.candidates, model.probability(evidence.rows))
    for i, candidate in enumerate(evidence.candidates):
        if likely[i] >= SAID and candidate.cue >= 0 and plain.stands_alone(candidate):
            evidence.rows[i, IN_MARKED] = 0.0
    chosen = choose(evidence, likely)
    ends = [evidence.attributions[i].content for i in chosen]
    result = [_behind(tokens, a, ends) for a in found if a.kind is not QuoteKind.INDIRECT]
    taken: set[int] = set()
    for i in chosen:
        one, sure = evidence.attributions[i], _sure(model, evidence.rows[i], evidence.attributions[i])
        if plain.is_plain(evidence.candidates[i]):
            sure = max(sure, PLAINLY_SURE)
        one = _bounded(tokens, one, evidence.candidates[i])
        result.append(replace(one, said=round(float(likely[i]), 3), confidence=sure))
        taken |= evidence.words[i]
    for i, candidate in enumerate(evidence.candidates):
        one = evidence.attributions[i]
        attitude = candidate.place is ClausePlace.TAGGED and one.confidence >= LEAST_SURE
        if attitude and len(taken & evidence.words[i]) < COVERED * len(evidence.words[i]):
            result.append(replace(one, said=round(min(float(likely[i]), SAID - 0.001), 3)))
    return sorted(result, key=lambda a: (a.content, a.kind))


def _behind(tokens: Tokens, one: Attribution, clauses: list[Span]) -> Attribution:
    """Words in marks, with what belongs to them cut to what stands behind a clause told before them."""
    if one.kind is not QuoteKind.MIXED or not one.spans:
        return one
    whole, rest = one.spans[0], one.spans[1:]
    told = [c.end for c in clauses if whole.contains(c) and c.end <= one.content.start]
    if not told:
        return one
    at = tokens.range_of(Span(whole.start, max(told)))[1]
    while tokens.start[at] < one.content.start and tokens.text[at].lower() in BETWEEN:
        at += 1
    return replace(one, spans=(Span(min(tokens.start[at], one.content.start), whole.end), *rest))


def _bounded(tokens: Tokens, one: Attribution, candidate: ClauseCandidate) -> Attribution:
    """A clause of one piece with its ends put right."""
    if len(candidate.pieces) > 1:
        return one
    before, after = candidate.pieces[0], bounded(tokens, candidate.pieces[0], candidate.cue)
    return one if after == before else replace(one, content=tokens.span(*after))


def choose(evidence: ClauseEvidence, likely: Floats) -> list[int]:
    """The candidates that somebody said, the likeliest first: one for a cue, and one within another only
    where its cue stands there too ("He said that she had told him so"). Both halves around a cue go before
    one of them that is a little likelier, and so does what the tagger found: its ends are the best."""
    chosen: list[int] = []
    taken: dict[int, set[int]] = defaultdict(set)
    first = np.array([len(c.pieces) > 1 or c.place is ClausePlace.TAGGED for c in evidence.candidates])
    for i in np.argsort(-(likely + AHEAD * first), kind="stable").tolist():
        if likely[i] < SAID or evidence.rows[i, IN_MARKED] >= MARKED:
            continue
        near = set().union(*(taken[t] for t in evidence.words[i] if t in taken))
        if all(_apart(evidence, i, j) for j in near):
            chosen.append(i)
            for token in evidence.words[i]:
                taken[token].add(i)
    return chosen


_NEVER_WITHIN = (ClausePlace.PLACED, ClausePlace.REST)


def _apart(evidence: ClauseEvidence, i: int, j: int) -> bool:
    """Whether two candidates that share words can both have been said."""
    one, other = evidence.words[i], evidence.words[j]
    both = len(one & other)
    cues = evidence.candidates[i].cue, evidence.candidates[j].cue
    if cues[0] == cues[1] or both < min(len(one), len(other)) or both >= SAME * len(one | other):
        return False
    inner = i if len(one) < len(other) else j
    return evidence.candidates[inner].place not in _NEVER_WITHIN and (cues[0] in other or cues[1] in one)


def sure_row(model: ClauseModel, row: Floats, one: Attribution) -> Floats:
    """What tells how sure a chosen clause is, in the order of `ClauseModel.sure`."""
    tagged = one.confidence != UNTAGGED
    shares = min(max(one.confidence, 0.02), 0.98) if tagged else 0.5
    odds = float(row @ model.weights) + model.bias
    return np.array([1.0, odds, np.log(shares / (1 - shares)), float(not tagged)], np.float32)


def _sure(model: ClauseModel, row: Floats, one: Attribution) -> float:
    """The confidence that clause and source are right."""
    return round(float(sigmoids(sure_row(model, row, one) @ model.sure)), 3)


@cache
def load() -> ClauseModel:
    """The weights that come with the program."""
    read = data_json("reader.annotate", "reported_clauses.json")
    weights = np.array([read["weights"].get(name, 0.0) for name in FEATURES], np.float32)
    return ClauseModel(weights, float(read["bias"]), np.array(read["sure"], np.float32))
