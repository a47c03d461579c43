"""Whether words between quotation marks are speech: the features of a small logistic classifier.

They are how a quotation looks, and what the tagger found in and near it. The weights are trained with the
tagger.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from reader.annotate.quotes.appearance import SHORT, Quotation
from reader.annotate.quotes.linked_content import LinkedContent
from reader.annotate.quotes.tagger.confidence import MOST
from reader.annotate.quotes.tagger.linker import SourceKind
from reader.annotate.quotes.tagger.model import SpeechModel
from reader.annotate.quotes.tagger.tagged_spans import Tagging
from reader.annotate.quotes.tagger.tags import Tag
from reader.annotate.tokens.arrays import TokenArrays
from reader.frozen import frozen
from reader.numerics.sigmoid import sigmoids
from reader.numerics.types import Flags, Floats, Ints

_NEAR, _FAR = 12, 25  # tokens around a quotation in which sources and cues are looked for
NEAREST = 0.005  # a quotation's confidence is computed from probabilities at least this far from 0 and 1
_SMOOTHING = 1e-3  # keeps log-odds finite where a probability is 0 or 1

NAMES = (
    "mean", "least", "first", "after",
    "told", "confidence", "share", "unnamed", "cued",
    "source before", "source behind", "cue before", "cue behind", "word that reports",
    "length", "short", "capital", "capitals", "title", "comma within", "stop within", "punctuation behind",
    "alone", "names", "finite", "talk", "single",
    "named", "named near", "article", "possessed", "that", "noun behind", "listed",
    "twice", "unmarked too",
)  # fmt: skip
WIDTH = len(NAMES)


@frozen
class SpeechScores:
    """The outer quotations of an article, how likely each is speech, and `SpeechModel.sure`."""

    outer_quotations: list[Quotation]
    speech: Floats
    sure: Floats

    def confidence(self, number: int, piece: float, *, mixed: bool) -> float:
        """How likely a quotation is speech of the source of the piece that it stands in.

        `piece` is the confidence of that piece; `mixed`: the piece has words without marks too.
        """
        evidence = evidence_columns(np.array([piece]), self.speech[number : number + 1], np.array([mixed]))
        return float(_share(evidence @ self.sure)[0])


@frozen
class _TagProbabilities:
    """Probabilities of every token: content, source, cue."""

    content: Floats
    source: Floats
    cue: Floats


def features(
    arrays: TokenArrays, tagging: Tagging, outer_quotations: list[Quotation], linked: list[LinkedContent]
) -> Floats:
    """`WIDTH` numbers about each outer quotation, named by `NAMES`."""
    m = tagging.marginals
    probabilities = _TagProbabilities(
        m[:, Tag.B_CONTENT] + m[:, Tag.I_CONTENT],
        m[:, Tag.B_SOURCE] + m[:, Tag.I_SOURCE],
        m[:, Tag.B_CUE] + m[:, Tag.I_CUE],
    )
    keys = [tuple(arrays.lower[quotation.words].tolist()) for quotation in outer_quotations]
    times = Counter(keys)
    unmarked = _unmarked(arrays, keys)
    rows = np.zeros((len(outer_quotations), WIDTH), np.float32)
    for i, (quotation, piece) in enumerate(
        zip(outer_quotations, _pieces(outer_quotations, linked), strict=True)
    ):
        if quotation.words:
            rows[i] = [
                *_content_features(probabilities, quotation),
                *_piece_features(quotation, piece),
                *_nearby_features(arrays, probabilities, quotation),
                *_appearance_features(quotation),
                times[keys[i]] > 1,
                keys[i] in unmarked,
            ]
    return rows


def probability(model: SpeechModel, rows: Floats) -> Floats:
    """How likely each quotation is to be speech."""
    return _share(rows @ model.weights + model.bias)


def evidence_columns(piece: Floats, speech: Floats, mixed: Flags) -> Floats:
    """The columns that `SpeechModel.sure` weighs: one, both log-odds, and `mixed`."""
    odds = [np.log(p / (1 - p)) for p in (np.clip(x, NEAREST, 1 - NEAREST) for x in (piece, speech))]
    return np.stack([np.ones(len(piece)), *odds, mixed], axis=1).astype(np.float32)


def _share(odds: Floats) -> Floats:
    return sigmoids(np.clip(odds, -MOST, MOST)).astype(np.float32)


def _odds(p: float) -> float:
    return float(np.log((p + _SMOOTHING) / (1 - p + _SMOOTHING)))


def _content_features(probabilities: _TagProbabilities, quotation: Quotation) -> list[float]:
    inside = probabilities.content[quotation.first : quotation.last]
    after = float(probabilities.content[quotation.behind]) if quotation.behind is not None else 0.0
    return [
        _odds(float(inside.mean())),
        float(inside.min()),
        float(probabilities.content[quotation.words[0]]),
        after,
    ]


def _piece_features(quotation: Quotation, piece: LinkedContent | None) -> list[float]:
    if piece is None:
        return [0.0, _odds(0.01), 0.0, 0.0, 0.0]
    share = (quotation.last - quotation.first) / max(1, piece.content[1] - piece.content[0])
    unnamed = piece.source.kind is SourceKind.NONE
    return [1.0, _odds(piece.confidence), min(share, 1.0), unnamed, piece.cue is not None]


def _nearby_features(
    arrays: TokenArrays, probabilities: _TagProbabilities, quotation: Quotation
) -> list[float]:
    before = slice(max(0, quotation.first - _NEAR), quotation.first)
    behind = slice(quotation.last, quotation.last + _NEAR)
    wide = arrays.cue[max(0, quotation.first - _FAR) : quotation.last + _FAR]
    near = [p[side] for p in (probabilities.source, probabilities.cue) for side in (before, behind)]
    return [float(values.max(initial=0)) for values in (*near, wide)]


def _appearance_features(q: Quotation) -> list[float]:
    whole = q.inner.endswith((".", "!", "?", "…"))
    return [
        float(np.log(len(q.words))), len(q.words) <= SHORT, q.is_capital, q.are_capitals,
        q.are_capitals and len(q.words) > 1, q.inner.endswith(","), whole, q.punctuation_behind,
        q.is_alone, q.share_of_names, q.is_finite, q.talks, q.is_single,
        q.is_named(1), q.is_named(3), q.after("a", "an", "the"), q.is_possessed,
        q.after("that"), q.modifies_noun, q.is_listed,
    ]  # fmt: skip


def _unmarked(arrays: TokenArrays, keys: list[tuple[int, ...]]) -> set[tuple[int, ...]]:
    """The short quotations whose words stand without marks too."""
    wanted = {k for k in keys if 0 < len(k) <= SHORT}
    begins = np.array([k[0] for k in wanted], np.uint64)
    at: Ints = np.flatnonzero(np.isin(arrays.lower, begins) & (arrays.quote < 0))
    found = set()
    for i in at.tolist():
        for n in range(1, SHORT + 1):
            key = tuple(arrays.lower[i : i + n].tolist())
            if key in wanted:
                found.add(key)
    return found


def _pieces(outer_quotations: list[Quotation], linked: list[LinkedContent]) -> list[LinkedContent | None]:
    """For each quotation the piece that holds at least half of it; both come in order."""
    found: list[LinkedContent | None] = [None] * len(outer_quotations)
    at = 0
    for i, quotation in enumerate(outer_quotations):
        first, last = quotation.first, quotation.last
        while at < len(linked) and linked[at].content[1] <= first:
            at += 1
        for piece in linked[at : at + 3]:
            both = min(last, piece.content[1]) - max(first, piece.content[0])
            if 0 < last - first <= 2 * both:
                found[i] = piece
                break
    return found
