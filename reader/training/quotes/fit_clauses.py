"""Fit which clauses somebody said (`annotate/quotes/reported_clauses.py`), on the project's own corpus.

    python -m reader.training.quotes.fit_clauses --folds FOLDER --out reader/annotate/data/reported_clauses.json

FOLDER holds the taggers that `adapt` trained without one part of the beats each; every article is read by the
one that has not seen it. Right is a candidate that shares half of its characters and of those of a clause of
the corpus. Held-out beats are not read. Needs scikit-learn.
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
from reader.annotate.nlp import load_model, parse
from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.prose import prose
from reader.annotate.quotes import reported_clauses
from reader.annotate.quotes.by_tagger import LearnedTagger
from reader.annotate.quotes.reported_clauses import ClauseEvidence, ClauseModel
from reader.annotate.quotes.tagger import model_file
from reader.model.span import Span
from reader.numerics.types import Floats
from reader.pipeline import open_record
from reader.training.corpus.markup import Annotated, TaggedQuote
from reader.training.corpus.split import articles, part_of_beat

log = logging.getLogger(__name__)
STRENGTH = 0.03  # of the data against the L2 penalty
LEAST_SPREAD = 0.05  # of a feature, where weights are scaled by it
SHOWN = 0.35  # probability from which on a clause is shown; cross-validated by F1 over all attributions
RIGHT = 0.5  # share of characters


@dataclass(frozen=True, slots=True)
class ArticleClauses:
    """The candidates of one article, which of them are right, and which have the right source too."""

    part: int
    evidence: ClauseEvidence
    right: NDArray[np.bool_]
    attributed: NDArray[np.bool_]


def read_clauses(texts: Iterable[Annotated], folds: Path) -> list[ArticleClauses]:
    """The candidates of these articles, each by the tagger that was trained without its beat."""
    nlp = load_model()
    taggers = [LearnedTagger(model_file.read(path)) for path in sorted(folds.glob("fold*.npz"))]
    found = []
    for gold in texts:
        article = prose(open_record(gold.text, gold.path.name, published=gold.published))
        parsed = ParsedArticle(article, parse(article, nlp), marks.find(article))
        part = part_of_beat(gold.beat, len(taggers))
        evidence = reported_clauses.gather(parsed.tokens.arrays, *taggers[part].tagged(parsed))
        clauses = [quote for quote in gold.quotes if quote.kind == "indirect"]
        right, attributed = [], []
        for one in evidence.attributions:
            like = [q for q in clauses if _share(one.spans or (one.content,), q.spans) >= RIGHT]
            right.append(bool(like))
            attributed.append(any(_same_source(one.source, quote) for quote in like))
        found.append(ArticleClauses(part, evidence, np.array(right, bool), np.array(attributed, bool)))
    return found


def _share(mine: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in mine for b in other)
    return both / (sum(s.end - s.start for s in (*mine, *other)) - both)


def _same_source(source: Span | None, quote: TaggedQuote) -> bool:
    if not quote.sources:
        return source is None
    return source is not None and any(source.overlaps(s) for s in quote.sources)


def fit(rows: Floats, right: NDArray[np.bool_]) -> tuple[Floats, float]:
    """Weights and bias of a logistic regression over scaled features, the scale folded into the weights."""
    mean, spread = rows.mean(0), rows.std(0) + LEAST_SPREAD
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit((rows - mean) / spread, right)
    weights = (model.coef_[0] / spread).astype(np.float32)
    bias = float(model.intercept_[0] - (weights * mean).sum()) - float(np.log(SHOWN / (1 - SHOWN)))
    return weights, bias


def _without(read: list[ArticleClauses], part: int) -> ClauseModel:
    rows = np.concatenate([one.evidence.rows for one in read if one.part != part])
    weights, bias = fit(rows, np.concatenate([one.right for one in read if one.part != part]))
    return ClauseModel(weights, bias, np.zeros(reported_clauses.SURE_WIDTH, np.float32))


def fit_sure(read: list[ArticleClauses]) -> Floats:
    """The confidence of chosen clauses: each part is chosen from by weights that were learnt without it."""
    rows, right = [], []
    for part in sorted({one.part for one in read}):
        model = _without(read, part)
        for one in read:
            if one.part == part and len(one.right):
                evidence = one.evidence
                for i in reported_clauses.choose(evidence, model.probability(evidence.rows)):
                    rows.append(reported_clauses.sure_row(model, evidence.rows[i], evidence.attributions[i]))
                    right.append(one.attributed[i])
    fitted = LogisticRegression(C=1.0).fit(np.stack(rows)[:, 1:], right)
    log.info("clauses chosen: %d, %d of them right", len(right), sum(right))
    return np.array([fitted.intercept_[0], *fitted.coef_[0]], np.float32)


def fit_all(read: list[ArticleClauses]) -> ClauseModel:
    """The model of everything that was read."""
    rows = np.concatenate([one.evidence.rows for one in read])
    return ClauseModel(*fit(rows, np.concatenate([one.right for one in read])), fit_sure(read))


def save(model: ClauseModel, path: Path) -> None:
    """Write the weights as JSON, by the names of the features."""
    named = {
        name: round(float(weight), 4)
        for name, weight in zip(reported_clauses.FEATURES, model.weights, strict=True)
    }
    data = {"bias": round(model.bias, 4), "sure": [round(float(x), 4) for x in model.sure], "weights": named}
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Fit and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    save(fit_all(read_clauses(articles(held_out=False), options.folds)), options.out)


if __name__ == "__main__":
    main()
