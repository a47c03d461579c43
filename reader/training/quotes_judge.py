"""Fitting the judge: the probability that content and source of a piece are both right."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from reader.annotate.quotes.learned import rows_of
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
            labels.append(like >= RIGHT and _same(words, named))
    return np.concatenate(rows), np.array(labels, bool)


def _same(words: Range | None, gold: list[Range]) -> bool:
    if not gold:
        return True
    return words is not None and any(a < words[1] and words[0] < b for a, b in gold)


def fit(rows: Floats, right: NDArray[np.bool_], *, strength: float = 0.1) -> Judge:
    """Logistic regression over scaled features, the scale folded into the weights."""
    mean, spread = rows.mean(0), rows.std(0) + 1e-3
    model = LogisticRegression(C=strength, max_iter=2000).fit((rows - mean) / spread, right)
    weights = (model.coef_[0] / spread).astype(np.float32)
    return Judge(weights, float(model.intercept_[0] - (weights * mean).sum()))


def reliability(sure: Floats, right: NDArray[np.bool_]) -> list[tuple[float, float, int]]:
    """For each tenth of confidence: the mean confidence, the share that is right, and how many."""
    tenth = np.minimum((sure * 10).astype(int), 9)
    found = []
    for t in range(10):
        here = tenth == t
        if here.any():
            found.append((float(sure[here].mean()), float(right[here].mean()), int(here.sum())))
    return found
