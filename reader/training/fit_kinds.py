"""Fit the weights of names/kinds.py: python -m reader.training.fit_kinds GUM.jsonl OUT.npz

Learns from the project's own corpus, without its held-out beats, and from the news of GUM (JSON lines of
`{"id", "text", "date", "entities"}`). Needs scikit-learn; takes about a minute.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader import pipeline
from reader.annotate import marks
from reader.annotate.names.kind_features import BUCKETS, Features, Spellings
from reader.annotate.names.kinds import KINDS, MOST
from reader.annotate.names.spans import find_spans
from reader.annotate.nlp import load_model, parse
from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.prose import prose
from reader.model.span import Span
from reader.training.corpus.split import articles

STRENGTH = 1.0  # of the data against the L2 penalty

SHARED = 0.5  # of two stretches that are the same name
PLACES = frozenset({"GPE", "LOC", "FAC"})
NO_KIND = "none"

Gold = list[tuple[Span, str]]
Row = tuple[Features, str]


def own() -> Iterator[tuple[str, str, Gold]]:
    """Text, day and names of our own articles."""
    for article in articles(held_out=False):
        named = [m for m in article.mentions if m.by_name and m.key in article.identities]
        yield article.text, article.published, [(m.span, article.identities[m.key].kind) for m in named]


def gum(path: Path) -> Iterator[tuple[str, str, Gold]]:
    """Text, day and names of the news in GUM."""
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        gold = [
            (Span(*mention["core"]), str(entity["kind"]))
            for entity in row["entities"]
            for mention in entity["mentions"]
            if mention["type"] == "name"
        ]
        yield row["text"], row["date"], gold


def rows(texts: Iterator[tuple[str, str, Gold]]) -> Iterator[Row]:
    """The features and the kind of every spelling in the articles."""
    nlp = load_model()
    for text, day, gold in texts:
        article = prose(pipeline.open_record(text, "record", published=day))
        doc = parse(article, nlp)
        parsed = ParsedArticle(article, doc, marks.find(article))
        spellings = Spellings(doc, find_spans(doc, parsed.tokens))
        for key, places in spellings.by_key.items():
            kind = _kind([parsed.tokens.span(p.first, p.past) for p in places], gold)
            if kind == "PLACE":
                kind = places[0].kind if places[0].kind in PLACES else "GPE"
            if kind != "OTHER":
                yield spellings.features(key), kind


def _kind(spans: list[Span], gold: Gold) -> str:
    """The kind of most of the gold names at these places."""
    votes: dict[str, int] = {}
    for span in spans:
        shares = ((_shared(span, other), kind) for other, kind in gold if span.overlaps(other))
        share, kind = max(shares, default=(0.0, NO_KIND))
        kind = kind if share >= SHARED else NO_KIND
        votes[kind] = votes.get(kind, 0) + 1
    return max(votes, key=lambda kind: votes[kind])


def _shared(a: Span, b: Span) -> float:
    return (min(a.end, b.end) - max(a.start, b.start)) / (max(a.end, b.end) - min(a.start, b.start))


def fit(found: list[Row]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The weights of each bucket and the biases, in the order of KINDS."""
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
    from sklearn.linear_model import LogisticRegression

    at = [
        (i, bucket, min(value, MOST))
        for i, (features, _) in enumerate(found)
        for bucket, value in features.items()
    ]
    lines, columns, values = zip(*at, strict=True)
    data = csr_matrix((values, (lines, columns)), shape=(len(found), BUCKETS))
    model = LogisticRegression(C=STRENGTH, max_iter=150, tol=1e-3).fit(data, [kind for _, kind in found])
    weights, bias = np.zeros((BUCKETS, len(KINDS))), np.full(len(KINDS), -9.0)
    order = [NO_KIND if kind is None else kind.value for kind in KINDS]
    for row, kind in enumerate(model.classes_):
        weights[:, order.index(kind)] = model.coef_[row]
        bias[order.index(kind)] = model.intercept_[row]
    return weights, bias


def main() -> None:
    """Fit and write the file."""
    weights, bias = fit([*rows(own()), *rows(gum(Path(sys.argv[1])))])
    np.savez_compressed(sys.argv[2], weights=weights.astype(np.float16), bias=bias.astype(np.float16))


if __name__ == "__main__":
    main()
