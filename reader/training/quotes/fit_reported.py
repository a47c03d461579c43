"""Fit what tells reported speech from attitudes, wishes and deeds, on the project's own corpus.

    python -m reader.training.quotes.fit_reported --out reader/annotate/data/reported_speech.json

Every reported clause that the program finds in the corpus is a row; right are those that share half of their
characters with words that the corpus says somebody said. Held-out beats are scored and not learnt from. Needs
scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from reader.annotate import marks
from reader.annotate.models import load_models
from reader.annotate.nlp import parse
from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.prose import prose
from reader.annotate.quotes import reported_speech
from reader.model.analysis import QuoteKind
from reader.numerics.types import Floats
from reader.pipeline import open_record
from reader.training.corpus.markup import Annotated
from reader.training.corpus.split import articles

log = logging.getLogger(__name__)
STRENGTH = 0.5  # of the regression: the less, the smaller the weights


@dataclass(frozen=True, slots=True)
class Clauses:
    """Rows of features of the clauses found in some articles, and which of them somebody said."""

    rows: Floats
    said: NDArray[np.bool_]


def clauses(texts: Iterable[Annotated]) -> Clauses:
    """Every reported clause that the program finds in these articles."""
    models = load_models()
    rows: list[Floats] = []
    said: list[bool] = []
    for gold in texts:
        article = prose(open_record(gold.text, gold.path.name, published=gold.published))
        parsed = ParsedArticle(article, parse(article, models.nlp), marks.find(article))
        shapes = reported_speech.ClauseShapes(parsed.tokens.arrays)
        spans = [span for quote in gold.quotes if quote.kind != "scare" for span in quote.spans]
        for a in models.tagger.find(parsed) if models.tagger else ():
            if a.kind is QuoteKind.INDIRECT:
                shared = max(
                    (min(a.content.end, s.end) - max(a.content.start, s.start) for s in spans), default=0
                )
                rows.append(shapes.features(a))
                said.append(2 * shared >= a.content.end - a.content.start)
    return Clauses(np.stack(rows), np.array(said))


def fit(found: Clauses) -> tuple[Floats, float]:
    """Weights and bias."""
    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(found.rows, found.said)
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])


def main() -> None:
    """Fit, print what is kept of the held-out beats, write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    learnt = clauses(articles(held_out=False))
    weights, bias = fit(learnt)
    model = reported_speech.ReportedSpeechModel(weights, bias)
    unseen = clauses(articles(held_out=True))
    kept = model.probability(unseen.rows) >= reported_speech.SAID
    log.info("clauses learnt from: %d, of them said: %d", len(learnt.said), learnt.said.sum())
    log.info("held out: said among the kept ones %.3f, kept of those said %.3f",
             unseen.said[kept].mean(), kept[unseen.said].mean())  # fmt: skip
    named = {name: round(float(w), 4) for name, w in zip(reported_speech.FEATURES, weights, strict=True)}
    text = json.dumps({"bias": round(bias, 4), "weights": named}, indent=1)
    options.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
