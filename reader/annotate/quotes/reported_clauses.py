"""Which clauses of an article somebody said, out of those that the parse and the tagger propose.

The tagger learnt what is attributed, attitudes, wishes and deeds as well, and finds neither every clause nor
always its ends. Here every clause beside a verb of speech is weighed anew by a logistic function of how cue
and clause are built (`ClauseShapes`) and of how likely the words are content, cue and source to the tagger.
`training/quotes/fit_clauses.py` fits it on articles that the tagger has not seen.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from reader.annotate.quotes.clause_candidates import CandidateFinder, ClauseCandidate, ClausePlace
from reader.annotate.quotes.clauses import Range, Syntax
from reader.annotate.quotes.reported_speech import FEATURES as SHAPES
from reader.annotate.quotes.reported_speech import LEAST_SURE, SAID, ClauseShapes
from reader.annotate.quotes.tagger.tagged_spans import Tagging
from reader.annotate.quotes.tagger.tags import Tag
from reader.annotate.records import Attribution
from reader.annotate.tokens.arrays import TokenArrays, hashes
from reader.frozen import frozen
from reader.model.analysis import QuoteKind
from reader.model.span import Span
from reader.numerics.sigmoid import sigmoids
from reader.numerics.types import Flags, Floats, Ints
from reader.text.data_files import data_json

FEATURES = (
    *SHAPES,
    *(f"is {place}" for place in ClausePlace),
    "content", "least content", "middling content", "begins", "first begins", "content before",
    "content behind", "content first", "content last", "begins within",
    "like the tagger's", "the tagger's", "sure",
    "has cue", "cue tagged", "cue known", "cue is noun", "source tagged", "source tagged somewhere",
    "distance", "behind cue", "before cue", "one sentence",
    "in marks", "in marked content", "title", "pieces", "asks", "opens sentence", "ends sentence",
)  # fmt: skip
WIDTH = len(FEATURES)
LIKE = 0.3  # share of words from which on a candidate has source and confidence of what the tagger found
UNTAGGED = 0.3  # confidence of a clause that the tagger did not find, before it is weighed
SAME = 0.35  # share of words from which on two candidates are one clause
COVERED = 0.5  # share of an attitude's words from which on it is the speech that was chosen
SURE_WIDTH = 4
AHEAD = 0.1  # probability that a candidate with the better ends may lack of another
_FAR = 20  # tokens


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


@frozen
class ClauseEvidence:
    """The candidates of an article with their features, `FEATURES` a row.

    `like` is the number of the reported clause of the tagger that each is most like, or -1.
    """

    candidates: list[ClauseCandidate]
    attributions: list[Attribution]
    words: list[frozenset[int]]
    like: list[int]
    rows: Floats


def with_reported_clauses(
    arrays: TokenArrays, tagging: Tagging, found: list[Attribution], model: ClauseModel
) -> list[Attribution]:
    """The attributions, with the clauses that somebody said in place of the tagger's reported clauses.

    Of these a clause of which the tagger is sure stays, as an attitude, wish or deed.
    """
    evidence = gather(arrays, tagging, found)
    if not evidence.candidates:
        return found
    likely = model.probability(evidence.rows)
    chosen = choose(evidence, likely)
    result = [a for a in found if a.kind is not QuoteKind.INDIRECT]
    taken: set[int] = set()
    for i in chosen:
        one = evidence.attributions[i]
        result.append(
            replace(one, said=round(float(likely[i]), 3), confidence=_sure(model, evidence.rows[i], one))
        )
        taken |= evidence.words[i]
    for i, candidate in enumerate(evidence.candidates):
        one = evidence.attributions[i]
        attitude = candidate.place is ClausePlace.TAGGED and one.confidence >= LEAST_SURE
        if attitude and len(taken & evidence.words[i]) < COVERED * len(evidence.words[i]):
            result.append(replace(one, said=round(min(float(likely[i]), SAID - 0.001), 3)))
    return sorted(result, key=lambda a: (a.content, a.kind))


def gather(arrays: TokenArrays, tagging: Tagging, found: list[Attribution]) -> ClauseEvidence:
    """Every candidate of an article with what tells whether somebody said it."""
    syntax = Syntax(arrays)
    finder = CandidateFinder(arrays, syntax)
    candidates = finder.find()
    edges = arrays.edges[:-1]

    def tokens(span: Span) -> Range:
        first, last = np.searchsorted(edges, (span.start, span.end)).tolist()
        return first, max(last, first + 1)

    tagged = [(a, tuple(map(tokens, a.spans or (a.content,)))) for a in found if a.kind is QuoteKind.INDIRECT]
    in_marked = np.zeros(len(arrays), bool)
    for a in found:
        if a.kind in (QuoteKind.DIRECT, QuoteKind.MIXED):
            for span in a.spans or (a.content,):
                in_marked[slice(*tokens(span))] = True
    for a, pieces in tagged:
        cue = -1
        if a.cue is not None:
            first, last = tokens(a.cue)
            cue = first + int(arrays.cue[first:last].argmax())
        candidates.append(ClauseCandidate(pieces, cue, ClausePlace.TAGGED))
    words = [frozenset(t for a, b in c.pieces for t in range(a, b)) for c in candidates]
    of_tagger = words[len(words) - len(tagged) :]
    likes, shares = [], []
    for mine in words:
        share, at = max(
            ((len(mine & w) / len(mine | w), -k) for k, w in enumerate(of_tagger)), default=(0.0, 1)
        )
        likes.append(-at if share >= LIKE else -1)
        shares.append(share)
    attributions = [
        _attribution(arrays, syntax, c, tagged[k][0] if k >= 0 else None)
        for c, k in zip(candidates, likes, strict=True)
    ]
    rows = _Rows(arrays, tagging, finder, in_marked)
    table = [
        rows.row(c, a, share, k >= 0)
        for c, a, share, k in zip(candidates, attributions, shares, likes, strict=True)
    ]
    return ClauseEvidence(
        candidates, attributions, words, likes, np.stack(table) if table else np.zeros((0, WIDTH), np.float32)
    )


def _attribution(
    arrays: TokenArrays, syntax: Syntax, candidate: ClauseCandidate, tagged: Attribution | None
) -> Attribution:
    """The candidate with the source that the tagger gave the same words, else the subject of its cue."""
    spans = tuple(arrays.span(p) for p in candidate.pieces)
    content = Span(spans[0].start, spans[-1].end)
    more = spans if len(spans) > 1 else ()
    cue = candidate.cue
    if tagged is not None and (
        cue < 0 or (tagged.cue is not None and arrays.span((cue, cue + 1)).overlaps(tagged.cue))
    ):
        return replace(tagged, content=content, spans=more)
    source = syntax.mention(syntax.source_of(cue)) if cue >= 0 else None
    if tagged is not None and tagged.cue is None:
        return replace(tagged, content=content, spans=more, cue=arrays.span(syntax.cue_words(cue)))
    words = arrays.span(syntax.cue_words(cue))
    said = " ".join(arrays.strings[int(h)] for h in arrays.lower[slice(*syntax.cue_words(cue))])
    return Attribution(
        QuoteKind.INDIRECT, content, arrays.span(source) if source is not None else None, words, False,
        UNTAGGED, f'subject of the cue "{said}"', more,
    )  # fmt: skip


class _Rows:
    """Makes the features of candidates; what is asked of every token is worked out once."""

    def __init__(self, arrays: TokenArrays, tagging: Tagging, finder: CandidateFinder, marked: Flags) -> None:
        self.arrays, self.finder, self.marked = arrays, finder, marked
        shares = tagging.marginals
        self.begin: Floats = shares[:, Tag.B_CONTENT]
        self.content: Floats = self.begin + shares[:, Tag.I_CONTENT]
        self.cue: Floats = shares[:, Tag.B_CUE] + shares[:, Tag.I_CUE]
        self.source: Floats = shares[:, Tag.B_SOURCE] + shares[:, Tag.I_SOURCE]
        self.shapes = ClauseShapes(arrays)
        self.asks: Flags = arrays.lower == np.uint64(arrays.strings["?"])
        first = np.flatnonzero((arrays.paragraph == 0) & ~arrays.space)
        stops = hashes(arrays.strings, (".", "!", "?", "”", '"', "’"))
        self.titled = bool(len(first)) and arrays.lower[first[-1]] not in stops

    def row(self, candidate: ClauseCandidate, a: Attribution, share: float, tagged: bool) -> Floats:
        """`WIDTH` numbers about one candidate. `share`: of its words with what the tagger found."""
        pieces = candidate.pieces
        inside: Ints = (
            np.concatenate([np.arange(*p) for p in pieces]) if len(pieces) > 1 else np.arange(*pieces[0])
        )
        return np.concatenate([
            self.shapes.features(a),
            [float(candidate.place is place) for place in ClausePlace],
            self._tagged(inside, pieces[0][0], pieces[-1][1] - 1),
            (share, float(tagged), a.confidence if tagged else 0.0),
            self._cue(candidate.cue, pieces[0][0], pieces[-1][1] - 1),
            self._place(inside, pieces),
        ], dtype=np.float32)  # fmt: skip

    def _tagged(self, inside: Ints, first: int, last: int) -> tuple[float, ...]:
        """How likely the tagger holds the words for content, and those beside them."""
        content, begin = self.content[inside], self.begin
        return (
            float(content.mean()), float(content.min()), float(np.median(content)),
            float(begin[max(first - 1, 0) : first + 2].max()), float(begin[first]),
            float(self.content[first - 1]) if first else 0.0,
            float(self.content[last + 1]) if last + 1 < len(begin) else 0.0,
            float(content[0]), float(content[-1]),
            float(begin[inside[1:]].max()) if len(inside) > 1 else 0.0,
        )  # fmt: skip

    def _cue(self, cue: int, first: int, last: int) -> tuple[float, ...]:
        """What the tagger and the parse say of the cue and its subject."""
        if cue < 0:
            return (0.0,) * 10
        arrays = self.arrays
        source = self.finder.syntax.mention(self.finder.syntax.source_of(cue))
        named = self.source[slice(*source)] if source is not None else np.zeros(1, np.float32)
        return (
            1.0, float(self.cue[max(cue - 1, 0) : cue + 2].max()), float(arrays.cue[cue]),
            float(self.finder.noun[cue]), float(named.mean()), float(named.max()),
            min(abs(first - cue), _FAR) / _FAR, float(first > cue), float(last < cue),
            float(arrays.sentence[first] == arrays.sentence[cue]),
        )  # fmt: skip

    def _place(self, inside: Ints, pieces: tuple[Range, ...]) -> tuple[float, ...]:
        arrays, first, last = self.arrays, pieces[0][0], pieces[-1][1] - 1
        return (
            float((arrays.quote[inside] >= 0).mean()), float(self.marked[inside].mean()),
            float(self.titled and arrays.paragraph[first] == 0), float(len(pieces)),
            float(self.asks[min(last + 1, len(arrays) - 1)]),
            float(first == self.finder.begins[first]), float(last + 2 >= self.finder.ends[last]),
        )  # fmt: skip


def choose(evidence: ClauseEvidence, likely: Floats) -> list[int]:
    """The candidates that somebody said, the likeliest first: one for a cue, and one within another only
    where its cue stands there too ("He said that she had told him so"). Both halves around a cue go before
    one of them that is a little likelier, and so does what the tagger found: its ends are the best."""
    chosen: list[int] = []
    first = np.array([len(c.pieces) > 1 or c.place is ClausePlace.TAGGED for c in evidence.candidates])
    for i in np.argsort(-(likely + AHEAD * first), kind="stable").tolist():
        if likely[i] < SAID:
            continue
        if all(_apart(evidence, i, j) for j in chosen) and evidence.rows[i, _IN_MARKED] < 0.5:
            chosen.append(i)
    return chosen


_NEVER_WITHIN = (ClausePlace.PLACED, ClausePlace.REST)
_IN_MARKED = FEATURES.index("in marked content")


def _apart(evidence: ClauseEvidence, i: int, j: int) -> bool:
    """Whether two candidates can both have been said."""
    one, other = evidence.words[i], evidence.words[j]
    both = len(one & other)
    if not both:
        return True
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
