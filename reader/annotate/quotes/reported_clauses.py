"""Which clauses of an article somebody said, out of those that the parse and the tagger propose.

The tagger learnt what is attributed, attitudes, wishes and deeds as well, and finds neither every clause nor
always its ends. Here every clause beside a verb of speech is weighed anew by a logistic function of how cue
and clause are built (`ClauseShapes`) and of how likely the words are content, cue and source to the tagger.
`training/quotes/fit_clauses.py` fits it on articles that the tagger has not seen.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from functools import cache

import numpy as np

from reader.annotate.quotes.clause_bounds import bounded
from reader.annotate.quotes.clause_candidates import CandidateFinder, ClauseCandidate, ClausePlace
from reader.annotate.quotes.clauses import Range, Syntax
from reader.annotate.quotes.plain_reports import PLAINLY_SURE, PlainReports
from reader.annotate.quotes.reported_speech import FEATURES as SHAPES
from reader.annotate.quotes.reported_speech import LEAST_SURE, SAID, ClauseShapes
from reader.annotate.quotes.tagger.tagged_spans import Tagging
from reader.annotate.quotes.tagger.tags import Tag
from reader.annotate.records import Attribution
from reader.annotate.tokens.arrays import TokenArrays, hashes
from reader.annotate.tokens.tokens import Tokens
from reader.frozen import frozen, replace
from reader.model.analysis import QuoteKind
from reader.model.span import Span
from reader.numerics.sigmoid import sigmoids
from reader.numerics.types import Flags, Floats
from reader.text.data_files import data_json

FEATURES = (
    *SHAPES,
    *(f"is {place}" for place in ClausePlace),
    "content", "least content", "middling content", "begins", "first begins", "content before",
    "content behind", "content first", "content last", "begins within",
    "like the tagger's", "the tagger's", "sure",
    "has cue", "cue tagged", "cue known", "cue is noun", "source tagged", "source tagged somewhere",
    "distance", "behind cue", "before cue", "one sentence",
    "in marks", "in marked content", "title", "halves", "asks", "opens sentence", "ends sentence",
)  # fmt: skip
WIDTH = len(FEATURES)
LIKE = 0.3  # share of words from which on a candidate has source and confidence of what the tagger found
UNTAGGED = 0.3  # confidence of a clause that the tagger did not find, before it is weighed
NEARLY = 0.8  # share of words from which on a candidate is what the tagger found, whose ends are better
SAME = 0.35  # share of words from which on two candidates are one clause
LEAST_CONTENT = 0.3  # probability of content of one word at least
MARKED = 0.5  # share of words in marked speech from which on a clause is that speech
COVERED = 0.5  # share of an attitude's words from which on it is the speech that was chosen
SURE_WIDTH = 4
BETWEEN = frozenset({",", ";", ":", "and", "but", "that"})
"""What stands between a clause and words in marks that are told by the same verb."""
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
    """The candidates of an article, the tokens of each, and their features, `FEATURES` a row."""

    candidates: list[ClauseCandidate]
    attributions: list[Attribution]
    words: list[frozenset[int]]
    rows: Floats


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
            evidence.rows[i, _IN_MARKED] = 0.0
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


def gather(
    arrays: TokenArrays,
    tagging: Tagging,
    found: list[Attribution],
    *,
    every: bool = False,
    plain: PlainReports | None = None,
) -> ClauseEvidence:
    """The candidates of an article with what tells whether somebody said them.

    To learn from, with `every` also those that are never chosen: what the tagger found with other ends, and
    what it holds for none; without it, of the latter those that are `plain` by their grammar.
    """
    syntax = Syntax(arrays)
    finder = CandidateFinder(arrays, syntax)
    starts: list[int] = arrays.edges[:-1].tolist()

    def tokens(span: Span) -> Range:
        first = bisect_left(starts, span.start)
        return first, max(bisect_left(starts, span.end), first + 1)

    tagged: list[ClauseCandidate] = []
    of_tagger = [a for a in found if a.kind is QuoteKind.INDIRECT]
    owner = np.full(len(arrays), -1)
    in_marked = np.zeros(len(arrays), bool)
    for a in found:
        pieces = tuple(map(tokens, a.spans or (a.content,)))
        if a.kind is QuoteKind.INDIRECT:
            for piece in pieces:
                owner[slice(*piece)] = len(tagged)
            tagged.append(ClauseCandidate(pieces, _cue(arrays, tokens, a), ClausePlace.TAGGED))
        elif a.kind is not QuoteKind.SCARE:
            for piece in pieces:
                in_marked[slice(*piece)] = True
    rows = _Rows(arrays, tagging, finder, in_marked)
    of_tokens: list[int] = owner.tolist()
    words_of_tagger = [_words(c) for c in tagged]
    evidence = ClauseEvidence([], [], [], np.zeros((0, WIDTH), np.float32))
    table: list[list[float]] = []
    further = plain.further() if plain is not None else ()
    for candidate in (*finder.find(), *further, *tagged):
        mine = _words(candidate)
        near = {of_tokens[t] for t in mine} - {-1}
        shares = ((len(mine & words_of_tagger[k]) / len(mine | words_of_tagger[k]), k) for k in near)
        share, like = max(shares, default=(0.0, -1))
        known = every or candidate.place is ClausePlace.TAGGED
        same = share >= NEARLY or not rows.is_likely(candidate)
        if not known and same and not _is_plain(plain, candidate):
            continue
        like = like if share >= LIKE else -1
        one = _attribution(arrays, syntax, candidate, of_tagger[like] if like >= 0 else None)
        evidence.candidates.append(candidate)
        evidence.attributions.append(one)
        evidence.words.append(mine)
        table.append(rows.row(candidate, one, share, like >= 0))
    return replace(evidence, rows=np.array(table, np.float32)) if table else evidence


def _is_plain(plain: PlainReports | None, candidate: ClauseCandidate) -> bool:
    return plain is not None and plain.is_plain(candidate)


def _words(candidate: ClauseCandidate) -> frozenset[int]:
    return frozenset(t for a, b in candidate.pieces for t in range(a, b))


def _cue(arrays: TokenArrays, tokens: Callable[[Span], Range], a: Attribution) -> int:
    """The head of the tagger's cue: its likeliest word."""
    if a.cue is None:
        return -1
    first, last = tokens(a.cue)
    return first + int(arrays.cue[first:last].argmax())


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
    source = candidate.source or (syntax.mention(syntax.source_of(cue)) if cue >= 0 else None)
    if tagged is not None and tagged.cue is None:
        return replace(tagged, content=content, spans=more, cue=arrays.span(syntax.cue_words(cue)))
    words = arrays.span(syntax.cue_words(cue))
    said = " ".join(arrays.strings[int(h)] for h in arrays.lower[slice(*syntax.cue_words(cue))])
    return Attribution(
        QuoteKind.INDIRECT, content, arrays.span(source) if source is not None else None, words, False,
        UNTAGGED, f'subject of the cue "{said}"', more,
    )  # fmt: skip


class _Rows:
    """Makes the features of candidates; what is asked of every token is worked out once.

    Candidates are short and many: lists are faster than arrays here.
    """

    def __init__(self, arrays: TokenArrays, tagging: Tagging, finder: CandidateFinder, marked: Flags) -> None:
        self.finder, self.shapes = finder, ClauseShapes(arrays)
        shares = tagging.marginals
        self.begin: list[float] = shares[:, Tag.B_CONTENT].tolist()
        self.content: list[float] = (shares[:, Tag.B_CONTENT] + shares[:, Tag.I_CONTENT]).tolist()
        self.cue: list[float] = (shares[:, Tag.B_CUE] + shares[:, Tag.I_CUE]).tolist()
        self.source: list[float] = (shares[:, Tag.B_SOURCE] + shares[:, Tag.I_SOURCE]).tolist()
        self.known: list[float] = arrays.cue.tolist()
        self.marked: list[bool] = marked.tolist()
        self.quoted: list[bool] = (arrays.quote >= 0).tolist()
        self.asks: list[bool] = (arrays.lower == np.uint64(arrays.strings["?"])).tolist()
        first = np.flatnonzero((arrays.paragraph == 0) & ~arrays.space)
        stops = hashes(arrays.strings, (".", "!", "?", "”", '"', "’"))
        self.titled = int(first[-1]) + 1 if len(first) and arrays.lower[first[-1]] not in stops else 0

    def is_likely(self, candidate: ClauseCandidate) -> bool:
        """Whether the tagger holds any word of it for content, however unlikely: else it is never chosen.
        It has not learnt "put the toll at 480"."""
        return candidate.place is ClausePlace.PLACED or any(
            max(self.content[a:b]) >= LEAST_CONTENT for a, b in candidate.pieces
        )

    def row(self, candidate: ClauseCandidate, a: Attribution, share: float, tagged: bool) -> list[float]:
        """`WIDTH` numbers about one candidate. `share`: of its words with what the tagger found."""
        pieces = candidate.pieces
        first, last = pieces[0][0], pieces[-1][1] - 1
        inside = [t for a, b in pieces for t in range(a, b)]
        return [
            *self.shapes.values(a),
            *(float(candidate.place is place) for place in ClausePlace),
            *self._tagged(inside, first, last),
            share, float(tagged), a.confidence if tagged else 0.0,
            *self._cue(candidate.cue, first, last),
            *self._place(inside, first, last),
        ]  # fmt: skip

    def _tagged(self, inside: list[int], first: int, last: int) -> tuple[float, ...]:
        """How likely the tagger holds the words for content, and those beside them."""
        begin, every = self.begin, self.content
        content = sorted(every[t] for t in inside)
        many = len(content)
        return (
            sum(content) / many, content[0], (content[(many - 1) // 2] + content[many // 2]) / 2,
            max(begin[max(first - 1, 0) : first + 2]), begin[first],
            every[first - 1] if first else 0.0, every[last + 1] if last + 1 < len(every) else 0.0,
            every[first], every[last], max((begin[t] for t in inside[1:]), default=0.0),
        )  # fmt: skip

    def _cue(self, cue: int, first: int, last: int) -> tuple[float, ...]:
        """What the tagger and the parse say of the cue and its subject."""
        if cue < 0:
            return (0.0,) * 10
        finder = self.finder
        source = finder.syntax.mention(finder.syntax.source_of(cue))
        named = self.source[slice(*source)] if source is not None else [0.0]
        return (
            1.0, max(self.cue[max(cue - 1, 0) : cue + 2]), self.known[cue], float(finder.noun[cue]),
            sum(named) / len(named), max(named), min(abs(first - cue), _FAR) / _FAR,
            float(first > cue), float(last < cue), float(finder.begins[first] == finder.begins[cue]),
        )  # fmt: skip

    def _place(self, inside: list[int], first: int, last: int) -> tuple[float, ...]:
        many, finder = len(inside), self.finder
        return (
            sum(self.quoted[t] for t in inside) / many, sum(self.marked[t] for t in inside) / many,
            float(first < self.titled), float(last - first + 1 > many),
            float(self.asks[min(last + 1, len(self.asks) - 1)]),
            float(first == finder.begins[first]), float(last + 2 >= finder.ends[last]),
        )  # fmt: skip


def choose(evidence: ClauseEvidence, likely: Floats) -> list[int]:
    """The candidates that somebody said, the likeliest first: one for a cue, and one within another only
    where its cue stands there too ("He said that she had told him so"). Both halves around a cue go before
    one of them that is a little likelier, and so does what the tagger found: its ends are the best."""
    chosen: list[int] = []
    taken: dict[int, set[int]] = defaultdict(set)
    first = np.array([len(c.pieces) > 1 or c.place is ClausePlace.TAGGED for c in evidence.candidates])
    for i in np.argsort(-(likely + AHEAD * first), kind="stable").tolist():
        if likely[i] < SAID or evidence.rows[i, _IN_MARKED] >= MARKED:
            continue
        near = set().union(*(taken[t] for t in evidence.words[i] if t in taken))
        if all(_apart(evidence, i, j) for j in near):
            chosen.append(i)
            for token in evidence.words[i]:
                taken[token].add(i)
    return chosen


_NEVER_WITHIN = (ClausePlace.PLACED, ClausePlace.REST)
_IN_MARKED = FEATURES.index("in marked content")


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
