"""Train the tagger of quotations and what builds on it, and write the file that the program reads.

    python -m reader.training.quotes.train --train train.jsonl own.jsonl --dev dev.jsonl --out quotes.npz

The program's own file is reader/annotate/data/quotes.npz. The first corpus is the large one; the articles of
the others are seen once as they are and `--times` times in other styles. Needs PyTorch and scikit-learn, and
about half an hour on one processor core. One article in twelve is held out: the confidence model is fitted on
them. The linker learns on what a second tagger, trained on half of the articles, predicts for the other
half; the confidence model sees a third of that too, and the speech classifier all of it.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from reader.annotate.quotes import speech_classifier
from reader.annotate.quotes.tagger import confidence, linker, tagged_spans
from reader.annotate.quotes.tagger.features import Vocabulary, sizes
from reader.annotate.quotes.tagger.linker import LinkerWeights, LinkingContext
from reader.annotate.quotes.tagger.model import ConfidenceModel, QuoteModel, SpeechModel
from reader.annotate.quotes.tagger.model_file import save
from reader.annotate.quotes.tagger.network import TaggerWeights
from reader.annotate.tokens import cues
from reader.numerics.types import Floats
from reader.training.quotes import count_cues, fit_confidence, fit_linker, fit_speech
from reader.training.quotes.fit_tagger import TrainingPlan, fit, weights
from reader.training.quotes.gold_articles import GoldArticle, read
from reader.training.quotes.mark_styles import rewritten
from reader.training.quotes.prepare import fold, prepare_article, training_arrays, vocabulary
from reader.training.quotes.tagger_network import NetworkShape

log = logging.getLogger(__name__)
HELD_OUT = 12  # one article in so many
PARTS = 5  # of the articles held out, for what is learnt about what was learnt from them
STYLED = 0.4  # share of the large corpus that is trained on a second time, in another style
TIMES = 3  # how often an article of the other corpora is trained on again, each time in another style


def train_tagger(
    examples: list[GoldArticle], lexicon: cues.CueLexicon, shape: NetworkShape, plan: TrainingPlan
) -> tuple[TaggerWeights, Vocabulary]:
    """A tagger trained on these articles."""
    views = [training_arrays(e, lexicon, known=True) for e in examples]
    known = vocabulary(views)
    seen = [prepare_article(e, v, known) for e, v in zip(examples, views, strict=True)]
    model, mean, spread = fit(seen, sizes(known), shape, plan)
    return weights(model, mean, spread), known


def unlinked(network: TaggerWeights, known: Vocabulary, choice: LinkerWeights | None = None) -> QuoteModel:
    """A model whose linker or confidence is still to be trained."""
    blank = LinkerWeights(
        np.zeros((linker.WIDTH, 1), np.float32), np.zeros(1, np.float32), np.zeros(1, np.float32)
    )
    blind = ConfidenceModel(
        np.zeros(confidence.WIDTH, np.float32), 0.0, np.zeros(2 + len(confidence.KNOTS), np.float32)
    )
    deaf = SpeechModel(np.zeros(speech_classifier.WIDTH, np.float32), 0.0, fit_speech.CERTAIN)
    return QuoteModel(network, known, choice or blank, blind, deaf)


def train_linker(examples: list[GoldArticle], model: QuoteModel, lexicon: cues.CueLexicon) -> LinkerWeights:
    """A linker trained on articles that the model's tagger has not seen."""
    cases = []
    for example in examples:
        arrays = training_arrays(example, lexicon, known=True)
        tagging = model.tag(arrays, np.asarray(example.parsed.doc.tensor, np.float32))
        cases += fit_linker.cases(
            example, LinkingContext(arrays, tagging, tagged_spans.find(arrays, tagging))
        )
    log.info("linker: %d contents", len(cases))
    return fit_linker.fit(cases)


def train_confidence(
    examples: list[GoldArticle],
    model: QuoteModel,
    more: list[GoldArticle],
    weaker: QuoteModel,
    lexicon: cues.CueLexicon,
) -> ConfidenceModel:
    """A confidence model fitted on articles that the model has not seen, and on `more` for a weaker one."""
    rows, right = fit_confidence.evidence(
        ((e, training_arrays(e, lexicon, known=True)) for e in examples), model
    )
    others = fit_confidence.evidence(((e, training_arrays(e, lexicon, known=True)) for e in more), weaker)
    fitted = fit_confidence.fit(rows, right, *others)
    for said, was, many in fit_confidence.reliability(confidence.probability(fitted, rows), right):
        log.info("judge: said %.2f, right %.2f of %d", said, was, many)
    return fitted


def train_speech(
    examples: list[GoldArticle],
    model: QuoteModel,
    more: list[GoldArticle],
    weaker: QuoteModel,
    lexicon: cues.CueLexicon,
) -> SpeechModel:
    """The speech classifier, from articles that these models have not seen.

    The confidence of quotations is learnt from the first of them, each part without itself.
    """
    parts = [[e for e in examples if fold(e, PARTS * HELD_OUT) // HELD_OUT == k] for k in range(PARTS)]

    def seen(of: list[GoldArticle], by: QuoteModel) -> tuple[Floats, NDArray[np.bool_]]:
        return fit_speech.evidence(((e, training_arrays(e, lexicon, known=True)) for e in of), by)

    evidence = [seen(of, model) for of in parts] + [seen(more, weaker)]

    def learnt(without: int | None) -> SpeechModel:
        kept = [e for k, e in enumerate(evidence) if k != without]
        return fit_speech.fit(*(np.concatenate(column) for column in zip(*kept, strict=True)))

    rows, right = [], []
    for k, of in enumerate(parts):
        views = ((e, training_arrays(e, lexicon, known=True)) for e in of)
        new_rows, new_right = fit_speech.sureness(views, replace(model, speech=learnt(k)))
        rows += new_rows
        right += new_right
    log.info("quotations taken for speech: %d, %d of them right", len(right), sum(right))
    return replace(learnt(None), sure=fit_speech.fit_sure(rows, right))


def _styled(large: Path, others: list[Path], times: int) -> Iterator[dict[str, Any]]:
    """What is trained on again, in other styles."""
    yield from rewritten(large, STYLED)
    for path in others:
        for seed in range(times):
            yield from rewritten(path, 1.0, seed + 1)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--train", type=Path, nargs="+", required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--cues", type=Path, help="count the lexicon of cues anew and write it here, then stop"
    )
    parser.add_argument("--cache", type=Path, default=Path(".quotes-cache"), help="folder for the parses")
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    if args.cues:
        count_cues.write((e for path in args.train for e in read(path, args.cache)), args.cues)
        return
    lexicon, shape, plan = cues.load(), NetworkShape(), TrainingPlan(epochs=args.epochs)
    args.cache.mkdir(parents=True, exist_ok=True)
    examples = [e for path in args.train for e in read(path, args.cache)]
    held = [e for e in examples if fold(e, HELD_OUT) == 0]
    rest = [e for e in examples if fold(e, HELD_OUT) != 0]
    half = train_tagger([e for e in rest if fold(e, 2)], lexicon, shape, plan)
    other_half = [e for e in rest if not fold(e, 2)]
    choice = train_linker(other_half, unlinked(*half), lexicon)
    styled = args.cache / "styled.jsonl"
    with styled.open("w", encoding="utf-8") as out:
        for row in _styled(args.train[0], args.train[1:], args.times):
            out.write(json.dumps(row) + "\n")
    again = [e for e in read(styled, args.cache) if fold(e, HELD_OUT) != 0]
    whole = train_tagger(rest + again, lexicon, shape, plan)
    more = [e for e in other_half if fold(e, 3 * 2 * HELD_OUT) < 2 * HELD_OUT]
    fitted_confidence = train_confidence(
        held, unlinked(*whole, choice), more, unlinked(*half, choice), lexicon
    )
    model = replace(unlinked(*whole, choice), confidence=fitted_confidence)
    weaker = replace(unlinked(*half, choice), confidence=fitted_confidence)
    model = replace(model, speech=train_speech(held, model, other_half, weaker, lexicon))
    save(model, args.out)
    rows, right = fit_confidence.evidence(
        ((e, training_arrays(e, lexicon, known=False)) for e in read(args.dev, args.cache)), model
    )
    sure = confidence.probability(model.confidence, rows)
    log.info(
        "development articles: %d pieces, %d right, mean confidence %.3f",
        len(right),
        right.sum(),
        sure.mean(),
    )


if __name__ == "__main__":
    main()
