"""Fits the classifier of words between quotation marks: speech or not."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from reader.annotate.quotes import speech_classifier
from reader.annotate.quotes.assemble import is_mixed, quotations, quoted, speech
from reader.annotate.quotes.by_tagger import link
from reader.annotate.quotes.speech_classifier import SpeechScores
from reader.annotate.quotes.tagger.model import QuoteModel, SpeechModel
from reader.annotate.tokens.arrays import TokenArrays
from reader.numerics.types import Floats
from reader.training.quotes.fit_confidence import same
from reader.training.quotes.fit_linker import gold_pieces
from reader.training.quotes.gold_articles import GoldArticle, token_range

CERTAIN = np.array([0, 1, 0, 0], np.float32)  # the confidence of the piece, before anything is learnt
STRENGTH = 0.05  # of the regression: the less, the smaller the weights


def evidence(
    pairs: Iterable[tuple[GoldArticle, TokenArrays]], model: QuoteModel
) -> tuple[Floats, NDArray[np.bool_]]:
    """The features of every quotation with words, and whether at least half of its tokens are content."""
    rows, labels = [np.zeros((0, speech_classifier.WIDTH), np.float32)], [np.zeros(0, bool)]
    for example, arrays in pairs:
        tagging = model.tag(arrays, np.asarray(example.parsed.doc.tensor, np.float32))
        outer_quotations = quotations(example.parsed, arrays)
        seen = speech_classifier.features(arrays, tagging, outer_quotations, link(arrays, tagging, model))
        content = np.zeros(len(arrays), bool)
        for (first, last), _ in gold_pieces(example):
            content[first:last] = True
        worded = [i for i, quotation in enumerate(outer_quotations) if quotation.words]
        rows.append(seen[worded])
        labels.append(np.array([content[outer_quotations[i].words].mean() >= 0.5 for i in worded], bool))
    return np.concatenate(rows), np.concatenate(labels)


def fit(rows: Floats, speech: NDArray[np.bool_]) -> SpeechModel:
    """Logistic regression over scaled features, the scale folded into the weights."""
    mean, spread = rows.mean(0), rows.std(0) + 0.05
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit((rows - mean) / spread, speech)
    weights = (model.coef_[0] / spread).astype(np.float32)
    return SpeechModel(weights, float(model.intercept_[0] - (weights * mean).sum()), CERTAIN)


def sureness(
    pairs: Iterable[tuple[GoldArticle, TokenArrays]], model: QuoteModel
) -> tuple[list[tuple[float, float, bool]], list[bool]]:
    """For the quotations classified as speech the `evidence_columns`, and whether they are right.

    Right is a quotation that is content by half, of the source that was found.
    """
    rows: list[tuple[float, float, bool]] = []
    right: list[bool] = []
    for example, arrays in pairs:
        tagging = model.tag(arrays, np.asarray(example.parsed.doc.tensor, np.float32))
        linked, outer_quotations = link(arrays, tagging, model), quotations(example.parsed, arrays)
        likely = speech_classifier.probability(
            model.speech, speech_classifier.features(arrays, tagging, outer_quotations, linked)
        )
        speech_scores = SpeechScores(outer_quotations, likely, model.speech.sure)
        gold = gold_pieces(example)
        starts = np.array([t.idx for t in example.parsed.doc] + [len(example.parsed.doc.text)])
        counted: set[int] = set()
        for piece in linked:
            numbers = [q for q in quoted(arrays, speech_scores, piece) if q not in counted]
            spoken = speech(speech_scores, numbers, piece)
            counted.update(spoken)
            for q in spoken:
                words = outer_quotations[q].words[0], outer_quotations[q].words[-1] + 1
                covered, match = max(
                    ((min(words[1], b) - max(words[0], a), one) for (a, b), one in gold),
                    key=lambda found: found[0],
                    default=(0, None),
                )
                source = piece.source.words if piece.source.kind else None
                named = [] if match is None else [token_range(starts, s) for s in match.source]
                rows.append((piece.confidence, float(likely[q]), is_mixed(arrays, numbers, piece)))
                right.append(2 * covered >= words[1] - words[0] and same(source, named))
    return rows, right


def fit_sure(rows: list[tuple[float, float, bool]], right: list[bool]) -> Floats:
    """The weights of `SpeechModel.sure`, by logistic regression."""
    piece, likely, mixed = (np.array(column) for column in zip(*rows, strict=True))
    model = LogisticRegression(C=1.0).fit(
        speech_classifier.evidence_columns(piece, likely, mixed)[:, 1:], np.array(right)
    )
    return np.array([model.intercept_[0], *model.coef_[0]], np.float32)
