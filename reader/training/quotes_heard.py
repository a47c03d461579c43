"""Fitting the decision whether words between marks are speech."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from reader.annotate.quotes import heard
from reader.annotate.quotes.assemble import quotations
from reader.annotate.quotes.learned import link
from reader.annotate.tagger.model import Heard, Model
from reader.annotate.tagger.view import Floats, View
from reader.training.quotes_data import Example
from reader.training.quotes_link import gold_pieces

STRENGTH = 0.05  # of the regression: the less, the smaller the weights


def evidence(pairs: Iterable[tuple[Example, View]], model: Model) -> tuple[Floats, NDArray[np.bool_]]:
    """What is seen of every quotation with words, and whether half of its tokens are content at least."""
    rows, labels = [np.zeros((0, heard.WIDTH), np.float32)], [np.zeros(0, bool)]
    for example, view in pairs:
        tagging = model.tag(view, np.asarray(example.reading.doc.tensor, np.float32))
        looks = quotations(example.reading, view)
        seen = heard.features(view, tagging, looks, link(view, tagging, model))
        content = np.zeros(len(view), bool)
        for (first, last), _ in gold_pieces(example):
            content[first:last] = True
        worded = [i for i, look in enumerate(looks) if look.words]
        rows.append(seen[worded])
        labels.append(np.array([content[looks[i].words].mean() >= 0.5 for i in worded], bool))
    return np.concatenate(rows), np.concatenate(labels)


def fit(rows: Floats, speech: NDArray[np.bool_]) -> Heard:
    """Logistic regression over scaled features, the scale folded into the weights."""
    mean, spread = rows.mean(0), rows.std(0) + 0.05
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit((rows - mean) / spread, speech)
    weights = (model.coef_[0] / spread).astype(np.float32)
    return Heard(weights, float(model.intercept_[0] - (weights * mean).sum()))
