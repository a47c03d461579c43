"""Fit which clauses somebody said (`annotate/quotes/reported_clauses.py`).

    python -m reader.training.quotes.fit_clauses --base base.npz --large train.jsonl \\
        --out reader/annotate/data/reported_clauses.json

It learns from the project's own corpus, without its held-out beats, as a tagger reads it that has not seen
it: `--base`, which `train` made from the large corpus alone. From the large corpus come the articles that the
program's own tagger was not trained on (one in twelve), so that real news is there too: what it attributes
with a verb of saying is said, what it does not attribute is not, and its attitudes and deeds are left
out. Right is a candidate that shares half of its characters and of those of a clause. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc

from reader.annotate import marks
from reader.annotate.annotators import annotate_parsed
from reader.annotate.models import Models, load_models
from reader.annotate.nlp import load_model, parse
from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.prose import prose
from reader.annotate.quotes import clause_evidence, reported_clauses
from reader.annotate.quotes.by_tagger import LearnedTagger, load_tagger
from reader.annotate.quotes.clause_evidence import FEATURES, ClauseEvidence
from reader.annotate.quotes.reported_clauses import ClauseModel
from reader.annotate.quotes.tagger import model_file
from reader.annotate.quotes.tagger.tagged_spans import Tagging
from reader.annotate.records import Attribution
from reader.model.span import Span
from reader.numerics.types import Floats
from reader.pipeline import open_record
from reader.training.corpus.convert import attribution
from reader.training.corpus.markup import Annotated, TaggedQuote
from reader.training.corpus.split import articles, part_of_beat
from reader.training.quotes.gold_articles import GoldArticle, read
from reader.training.quotes.prepare import fold_of
from reader.training.quotes.train import HELD_OUT

log = logging.getLogger(__name__)
STRENGTH = 0.03  # of the data against the L2 penalty
LEAST_SPREAD = 0.05  # of a feature, where weights are scaled by it
SHOWN = 0.45  # probability from which on a clause is shown: the best F1, cross-validated by beats
RIGHT, WRONG = 0.5, 0.2  # share of characters from which on a candidate is right, below which it is wrong
PARTS = 4
TIMES = 3  # what the articles of the large corpus weigh: there are fewer of them, and they are real
_SAYING = tuple(FEATURES.index(name) for name in ("say", "claim", "write", "according"))

Labels = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class OwnArticle:
    """An article of the own corpus as a tagger reads it, and the part of the beats that it belongs to."""

    gold: Annotated
    part: int
    parsed: ParsedArticle
    tagging: Tagging
    found: list[Attribution]


@dataclass(frozen=True, slots=True)
class ArticleClauses:
    """The candidates of one article: which are right, and which are learnt from."""

    evidence: ClauseEvidence
    right: Labels
    learnt: Labels
    own: OwnArticle | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """What a tagger has read, in the tagger's place."""

    attributions: list[Attribution]

    def fits(self, _: Doc) -> bool:
        return True

    def find(self, _: ParsedArticle) -> list[Attribution]:
        return self.attributions


def own_clauses(texts: Iterable[Annotated], tagger: LearnedTagger) -> Iterator[ArticleClauses]:
    """The candidates of articles of the own corpus."""
    nlp = load_model()
    for gold in texts:
        article = prose(open_record(gold.text, gold.path.name, published=gold.published))
        parsed = ParsedArticle(article, parse(article, nlp), marks.find(article))
        own = OwnArticle(gold, part_of_beat(gold.beat, PARTS), parsed, *tagger.tagged(parsed))
        evidence = clause_evidence.gather(parsed.tokens.arrays, own.tagging, own.found, every=True)
        right = _shares(evidence, [quote.spans for quote in _clauses(gold)]).max(1) >= RIGHT
        yield ArticleClauses(evidence, right, np.ones(len(right), bool), own)


def _clauses(gold: Annotated) -> list[TaggedQuote]:
    return [quote for quote in gold.quotes if quote.kind == "indirect"]


def large_clauses(texts: Iterable[GoldArticle], tagger: LearnedTagger) -> Iterator[ArticleClauses]:
    """The candidates of articles of the large corpus, whose attributions are more than speech."""
    for gold in texts:
        evidence = clause_evidence.gather(gold.parsed.tokens.arrays, *tagger.tagged(gold.parsed), every=True)
        shares = _shares(evidence, [one.content for one in gold.gold])
        saying = (evidence.rows[:, _SAYING] > 0).any(1)
        right = shares.max(1) >= RIGHT
        yield ArticleClauses(evidence, right, saying | (shares.max(1) < WRONG))


def _shares(evidence: ClauseEvidence, gold: list[tuple[Span, ...]]) -> NDArray[np.float64]:
    """How much each candidate shares with each clause of the gold; a last column is of none."""
    rows = [
        [*(_share(one.spans or (one.content,), spans) for spans in gold), 0.0]
        for one in evidence.attributions
    ]
    return np.array(rows).reshape(len(rows), len(gold) + 1)


def _share(mine: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in mine for b in other)
    return both / (sum(s.end - s.start for s in (*mine, *other)) - both) if both else 0.0


def fit(found: Iterable[ArticleClauses]) -> tuple[Floats, float]:
    """Weights and bias of a logistic regression over scaled features, the scale folded into the weights."""
    kept = [(one.evidence.rows[one.learnt], one.right[one.learnt]) for one in found if len(one.right)]
    rows = np.concatenate([rows for rows, _ in kept])
    mean, spread = rows.mean(0), rows.std(0) + LEAST_SPREAD
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit((rows - mean) / spread, np.concatenate([right for _, right in kept]))
    weights = (model.coef_[0] / spread).astype(np.float32)
    shift = float(np.log(SHOWN / (1 - SHOWN)))
    return weights, float(model.intercept_[0] - (weights * mean).sum()) - shift


def fit_sure(found: list[ArticleClauses]) -> Floats:
    """The confidence of clauses of the own corpus that are chosen by weights learnt without their beats: how
    often clause and speaker are right in the end."""
    models = load_models()
    rows: list[Floats] = []
    right: list[bool] = []
    for part in range(PARTS):
        learnt = fit(one for one in found if one.own is None or one.own.part != part)
        model = ClauseModel(*learnt, np.zeros(reported_clauses.SURE_WIDTH, np.float32))
        for one in found:
            if one.own is not None and one.own.part == part and len(one.right):
                chosen = reported_clauses.choose(one.evidence, model.probability(one.evidence.rows))
                speakers = _speakers(one.own, model, models)
                for i in chosen:
                    said = one.evidence.attributions[i]
                    rows.append(reported_clauses.sure_row(model, one.evidence.rows[i], said))
                    right.append(_is_right(one.own.gold, said, speakers.get(said.content)))
    fitted = LogisticRegression(C=1.0).fit(np.stack(rows)[:, 1:], right)
    log.info("clauses chosen: %d, %d of them right with their speaker", len(right), sum(right))
    return np.array([fitted.intercept_[0], *fitted.coef_[0]], np.float32)


def _speakers(own: OwnArticle, model: ClauseModel, models: Models) -> dict[Span, str | None]:
    """Who says each clause that is shown, by its extent."""
    said = reported_clauses.with_reported_clauses(own.parsed.tokens, own.tagging, own.found, model)
    analysis = annotate_parsed(own.parsed.article, own.parsed.doc, replace(models, tagger=_Read(said)))
    return {Span(quote.start, quote.end): quote.speaker_name for quote in analysis.quotes}


def _is_right(gold: Annotated, said: Attribution, speaker: str | None) -> bool:
    for quote in _clauses(gold):
        if _share(said.spans or (said.content,), quote.spans) >= RIGHT:
            row = attribution(gold, quote)
            return speaker in (row["speaker"], *row["alt"])
    return False


def save(model: ClauseModel, path: Path) -> None:
    """Write the weights as JSON, by the names of the features."""
    named = {name: round(float(w), 4) for name, w in zip(FEATURES, model.weights, strict=True)}
    data = {"bias": round(model.bias, 4), "sure": [round(float(x), 4) for x in model.sure], "weights": named}
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Fit and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--large", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=Path(".quotes-cache"), help="folder for the parses")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    tagger = load_tagger()
    if tagger is None:
        raise SystemExit("the program has no tagger: make one with reader.training.quotes.train")
    unseen = read(options.large, options.cache, lambda name: fold_of(name, HELD_OUT) == 0)
    own = own_clauses(articles(held_out=False), LearnedTagger(model_file.read(options.base)))
    found = [*own, *TIMES * [*large_clauses(unseen, tagger)]]
    save(ClauseModel(*fit(found), fit_sure(found)), options.out)


if __name__ == "__main__":
    main()
