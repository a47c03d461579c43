"""Fitting the decision whether words between marks are speech."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from reader.annotate.quotes import heard
from reader.annotate.quotes.assemble import is_mixed, quotations, quoted, speech
from reader.annotate.quotes.heard import Stretches
from reader.annotate.quotes.learned import link
from reader.annotate.tagger.model import Heard, Model
from reader.annotate.tagger.view import Floats, View
from reader.training.quotes_data import Example, token_range
from reader.training.quotes_judge import same
from reader.training.quotes_link import gold_pieces

CERTAIN = np.array([0, 1, 0, 0], np.float32)  # as sure as the piece, before anything is learnt
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
    return Heard(weights, float(model.intercept_[0] - (weights * mean).sum()), CERTAIN)


def sureness(
    pairs: Iterable[tuple[Example, View]], model: Model
) -> tuple[list[tuple[float, float, bool]], list[bool]]:
    """For the quotations that are taken for speech what `surely` looks at, and whether that is right.

    Right is a quotation that is content by half, of the source that was found.
    """
    rows: list[tuple[float, float, bool]] = []
    right: list[bool] = []
    for example, view in pairs:
        tagging = model.tag(view, np.asarray(example.reading.doc.tensor, np.float32))
        linked, looks = link(view, tagging, model), quotations(example.reading, view)
        likely = heard.probability(model.heard, heard.features(view, tagging, looks, linked))
        stretches = Stretches(looks, likely, model.heard.sure)
        gold = gold_pieces(example)
        starts = np.array([t.idx for t in example.reading.doc] + [len(example.reading.doc.text)])
        told: set[int] = set()
        for piece in linked:
            numbers = [q for q in quoted(view, stretches, piece) if q not in told]
            spoken = speech(stretches, numbers, piece)
            told.update(spoken)
            for q in spoken:
                words = looks[q].words[0], looks[q].words[-1] + 1
                covered, match = max(
                    ((min(words[1], b) - max(words[0], a), one) for (a, b), one in gold),
                    key=lambda found: found[0],
                    default=(0, None),
                )
                source = piece.source.words if piece.source.kind else None
                named = [] if match is None else [token_range(starts, s) for s in match.source]
                rows.append((piece.confidence, float(likely[q]), is_mixed(view, numbers, piece)))
                right.append(2 * covered >= words[1] - words[0] and same(source, named))
    return rows, right


def fit_sure(rows: list[tuple[float, float, bool]], right: list[bool]) -> Floats:
    """What `Heard.sure` is: logistic regression."""
    piece, likely, mixed = (np.array(column) for column in zip(*rows, strict=True))
    model = LogisticRegression(C=1.0).fit(heard.surely(piece, likely, mixed)[:, 1:], np.array(right))
    return np.array([model.intercept_[0], *model.coef_[0]], np.float32)
