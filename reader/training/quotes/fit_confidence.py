"""Fits the confidence: the probability that content and source of a piece are both right."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from reader.annotate.quotes.by_tagger import rows_of
from reader.annotate.quotes.tagger import confidence
from reader.annotate.quotes.tagger.linker import LinkingContext, SourceKind
from reader.annotate.quotes.tagger.model import ConfidenceModel, QuoteModel
from reader.annotate.quotes.tagger.tagged_spans import Range, find
from reader.annotate.tokens.arrays import TokenArrays
from reader.numerics.types import Floats
from reader.training.quotes.fit_linker import best, gold_pieces
from reader.training.quotes.gold_articles import GoldArticle, token_range

RIGHT = 0.8  # a content is right when it shares this much with the gold one


def evidence(
    pairs: Iterable[tuple[GoldArticle, TokenArrays]], model: QuoteModel
) -> tuple[Floats, NDArray[np.bool_]]:
    """The confidence features of every piece that the model finds, and whether the piece is right."""
    rows, labels = [], []
    for example, arrays in pairs:
        tagging = model.tag(arrays, np.asarray(example.parsed.doc.tensor, np.float32))
        context = LinkingContext(arrays, tagging, find(arrays, tagging))
        linked, seen = rows_of(context, tagging, model)
        rows.append(seen)
        gold = gold_pieces(example)
        starts = np.array([t.idx for t in example.parsed.doc] + [len(example.parsed.doc.text)])
        for content, source, _ in linked:
            like, match = best(content, gold)
            words = None if source.kind is SourceKind.NONE else source.words
            named = [] if match is None else [token_range(starts, s) for s in match.source]
            labels.append(like >= RIGHT and same(words, named))
    return np.concatenate(rows), np.array(labels, bool)


def same(words: Range | None, gold: list[Range]) -> bool:
    """Whether the words found for a source are among those of the gold; where that names nobody, any are."""
    if not gold:
        return True
    return words is not None and any(a < words[1] and words[0] < b for a, b in gold)


def fit(
    rows: Floats, right: NDArray[np.bool_], more: Floats, more_right: NDArray[np.bool_], *, parts: int = 5
) -> ConfidenceModel:
    """The confidence model of `rows`, which come from the program's own tagger.

    The weights are learnt from `more` too, the finds of a weaker tagger. How the odds bend is learnt from
    `rows` alone, each part of them rated by weights that were learnt without it.
    """
    part = np.arange(len(right)) * parts // len(right)
    odds = np.zeros(len(right), np.float32)
    for k in range(parts):
        out = part != k
        weights, bias = _line(np.concatenate([rows[out], more]), np.concatenate([right[out], more_right]))
        odds[~out] = rows[~out] @ weights + bias
    calibration = LogisticRegression(C=1.0).fit(
        confidence.calibration_columns(np.clip(odds, -confidence.MOST, confidence.MOST))[:, 1:], right
    )
    weights, bias = _line(np.concatenate([rows, more]), np.concatenate([right, more_right]))
    return ConfidenceModel(
        weights, bias, np.array([calibration.intercept_[0], *calibration.coef_[0]], np.float32)
    )


def _line(rows: Floats, right: NDArray[np.bool_], strength: float = 0.1) -> tuple[Floats, float]:
    """Logistic regression over scaled features, the scale folded into the weights."""
    mean, spread = rows.mean(0), rows.std(0) + 1e-3
    model = LogisticRegression(C=strength, max_iter=2000).fit((rows - mean) / spread, right)
    weights = (model.coef_[0] / spread).astype(np.float32)
    return weights, float(model.intercept_[0] - (weights * mean).sum())


def reliability(sure: Floats, right: NDArray[np.bool_]) -> list[tuple[float, float, int]]:
    """For each tenth of confidence: the mean confidence, the share that is right, and how many."""
    tenth = np.minimum((sure * 10).astype(int), 9)
    found = []
    for t in range(10):
        here = tenth == t
        if here.any():
            found.append((float(sure[here].mean()), float(right[here].mean()), int(here.sum())))
    return found
