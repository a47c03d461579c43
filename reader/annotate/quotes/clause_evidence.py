"""What tells whether somebody said the clauses of an article: the candidates with their features.

How cue and clause are built (`ClauseShapes`), and how likely the words are content, cue and source to the
tagger. `reported_clauses.py` weighs it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

import numpy as np

from reader.annotate.quotes.clause_candidates import CandidateFinder, ClauseCandidate, ClausePlace
from reader.annotate.quotes.clauses import Range, Syntax
from reader.annotate.quotes.plain_reports import PlainReports
from reader.annotate.quotes.reported_speech import FEATURES as SHAPES
from reader.annotate.quotes.reported_speech import ClauseShapes
from reader.annotate.quotes.tagger.tagged_spans import Tagging
from reader.annotate.quotes.tagger.tags import Tag
from reader.annotate.records import Attribution
from reader.annotate.tokens.arrays import TokenArrays, hashes
from reader.frozen import frozen, replace
from reader.model.analysis import QuoteKind
from reader.model.span import Span
from reader.numerics.types import Flags, Floats

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
IN_MARKED = FEATURES.index("in marked content")
LIKE = 0.3  # share of words from which on a candidate has source and confidence of what the tagger found
UNTAGGED = 0.3  # confidence of a clause that the tagger did not find, before it is weighed
NEARLY = 0.8  # share of words from which on a candidate is what the tagger found, whose ends are better
LEAST_CONTENT = 0.3  # probability of content of one word at least
_FAR = 20  # tokens


@frozen
class ClauseEvidence:
    """The candidates of an article, the tokens of each, and their features, `FEATURES` a row."""

    candidates: list[ClauseCandidate]
    attributions: list[Attribution]
    words: list[frozenset[int]]
    rows: Floats


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
