"""Fitting the judge: the probability that content and source of a piece are both right."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from reader.annotate.quotes.learned import rows_of
from reader.annotate.tagger import judge
from reader.annotate.tagger.linker import Kind, Surroundings
from reader.annotate.tagger.model import Judge, Model
from reader.annotate.tagger.pieces import Range, find
from reader.annotate.tagger.view import Floats, View
from reader.training.quotes_data import Example, token_range
from reader.training.quotes_link import best, gold_pieces

RIGHT = 0.8  # a content is right when it shares this much with the gold one


def evidence(pairs: Iterable[tuple[Example, View]], model: Model) -> tuple[Floats, NDArray[np.bool_]]:
    """What the judge sees of every piece that the model finds, and whether the piece is right."""
    rows, labels = [], []
    for example, view in pairs:
        tagging = model.tag(view, np.asarray(example.reading.doc.tensor, np.float32))
        around = Surroundings(view, tagging, find(view, tagging))
        linked, seen = rows_of(around, tagging, model)
        rows.append(seen)
        gold = gold_pieces(example)
        starts = np.array([t.idx for t in example.reading.doc] + [len(example.reading.doc.text)])
        for content, source, _ in linked:
            like, match = best(content, gold)
            words = None if source.kind is Kind.NONE else source.words
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
) -> Judge:
    """The judge of `rows`, which come from the program's own tagger.

    The weights are learnt from `more` too, the finds of a weaker tagger. How the odds bend is learnt from
    `rows` alone, each part of them judged by weights that were learnt without it.
    """
    part = np.arange(len(right)) * parts // len(right)
    odds = np.zeros(len(right), np.float32)
    for k in range(parts):
        out = part != k
        weights, bias = _line(np.concatenate([rows[out], more]), np.concatenate([right[out], more_right]))
        odds[~out] = rows[~out] @ weights + bias
    bends = LogisticRegression(C=1.0).fit(judge.bent(np.clip(odds, -judge.MOST, judge.MOST))[:, 1:], right)
    weights, bias = _line(np.concatenate([rows, more]), np.concatenate([right, more_right]))
    return Judge(weights, bias, np.array([bends.intercept_[0], *bends.coef_[0]], np.float32))


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
