"""Train the quote tagger, its linker and its judge, and write the file that the program reads.

    python -m reader.training.quotes --train train.jsonl --dev dev.jsonl --out reader/annotate/data/quotes.npz

Needs PyTorch and scikit-learn, and about a quarter of an hour on one processor core. One article in twelve
is held out of the training: the judge is fitted on them. The linker learns on what a second tagger, trained
on half of the articles, predicts for the other half; the judge sees a third of that too, and what tells
speech among quotations all of it.
"""

from __future__ import annotations

import argparse
import json
import logging
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from reader.annotate.quotes import heard
from reader.annotate.tagger import cues, judge, linker, pieces
from reader.annotate.tagger.features import Vocabulary, sizes
from reader.annotate.tagger.linker import Choice, Surroundings
from reader.annotate.tagger.model import Heard, Judge, Model, save
from reader.annotate.tagger.network import Weights
from reader.annotate.tagger.view import Floats
from reader.training import quotes_cues, quotes_heard, quotes_judge, quotes_link
from reader.training.quotes_data import Example, read
from reader.training.quotes_fit import Plan, fit, weights
from reader.training.quotes_network import Shape
from reader.training.quotes_prepare import fold, look, see, vocabulary
from reader.training.quotes_style import rewritten

log = logging.getLogger(__name__)
HELD_OUT = 12  # one article in so many
PARTS = 5  # of the articles held out, for what is learnt about what was learnt from them
STYLED = 0.4  # share of the articles that are trained on a second time, in another style


def train_tagger(
    examples: list[Example], lexicon: cues.Cues, shape: Shape, plan: Plan
) -> tuple[Weights, Vocabulary]:
    """A tagger trained on these articles."""
    views = [look(e, lexicon, known=True) for e in examples]
    known = vocabulary(views)
    seen = [see(e, v, known) for e, v in zip(examples, views, strict=True)]
    model, mean, spread = fit(seen, sizes(known), shape, plan)
    return weights(model, mean, spread), known


def unlinked(network: Weights, known: Vocabulary, choice: Choice | None = None) -> Model:
    """A model whose linker or judge is still to be trained."""
    blank = Choice(np.zeros((linker.WIDTH, 1), np.float32), np.zeros(1, np.float32), np.zeros(1, np.float32))
    blind = Judge(np.zeros(judge.WIDTH, np.float32), 0.0, np.zeros(2 + len(judge.KNOTS), np.float32))
    deaf = Heard(np.zeros(heard.WIDTH, np.float32), 0.0, quotes_heard.CERTAIN)
    return Model(network, known, choice or blank, blind, deaf)


def train_linker(examples: list[Example], model: Model, lexicon: cues.Cues) -> Choice:
    """A linker trained on articles that the model's tagger has not seen."""
    cases = []
    for example in examples:
        view = look(example, lexicon, known=True)
        tagging = model.tag(view, np.asarray(example.reading.doc.tensor, np.float32))
        cases += quotes_link.cases(example, Surroundings(view, tagging, pieces.find(view, tagging)))
    log.info("linker: %d contents", len(cases))
    return quotes_link.fit(cases)


def train_judge(
    examples: list[Example], model: Model, more: list[Example], weaker: Model, lexicon: cues.Cues
) -> Judge:
    """A judge fitted on articles that the model has not seen, and on `more` that a weaker one has not."""
    rows, right = quotes_judge.evidence(((e, look(e, lexicon, known=True)) for e in examples), model)
    others = quotes_judge.evidence(((e, look(e, lexicon, known=True)) for e in more), weaker)
    fitted = quotes_judge.fit(rows, right, *others)
    for said, was, many in quotes_judge.reliability(judge.probability(fitted, rows), right):
        log.info("judge: said %.2f, right %.2f of %d", said, was, many)
    return fitted


def train_heard(
    examples: list[Example], model: Model, more: list[Example], weaker: Model, lexicon: cues.Cues
) -> Heard:
    """What tells speech among quotations, from articles that these models have not seen.

    How sure a quotation is learns from the first of them, each part of them judged without itself.
    """
    parts = [[e for e in examples if fold(e, PARTS * HELD_OUT) // HELD_OUT == k] for k in range(PARTS)]

    def seen(of: list[Example], by: Model) -> tuple[Floats, NDArray[np.bool_]]:
        return quotes_heard.evidence(((e, look(e, lexicon, known=True)) for e in of), by)

    evidence = [seen(of, model) for of in parts] + [seen(more, weaker)]

    def learnt(without: int | None) -> Heard:
        kept = [e for k, e in enumerate(evidence) if k != without]
        return quotes_heard.fit(*(np.concatenate(column) for column in zip(*kept, strict=True)))

    rows, right = [], []
    for k, of in enumerate(parts):
        views = ((e, look(e, lexicon, known=True)) for e in of)
        new_rows, new_right = quotes_heard.sureness(views, replace(model, heard=learnt(k)))
        rows += new_rows
        right += new_right
    log.info("quotations taken for speech: %d, %d of them right", len(right), sum(right))
    return replace(learnt(None), sure=quotes_heard.fit_sure(rows, right))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--cues", type=Path, help="count the lexicon of cues anew and write it here, then stop"
    )
    parser.add_argument("--cache", type=Path, default=Path(".quotes-cache"), help="folder for the parses")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    if args.cues:
        quotes_cues.write(read(args.train, args.cache), args.cues)
        return
    lexicon, shape, plan = cues.load(), Shape(), Plan(epochs=args.epochs)
    args.cache.mkdir(parents=True, exist_ok=True)
    examples = list(read(args.train, args.cache))
    held = [e for e in examples if fold(e, HELD_OUT) == 0]
    rest = [e for e in examples if fold(e, HELD_OUT) != 0]
    half = train_tagger([e for e in rest if fold(e, 2)], lexicon, shape, plan)
    unseen = [e for e in rest if not fold(e, 2)]
    choice = train_linker(unseen, unlinked(*half), lexicon)
    styled = args.cache / "styled.jsonl"
    with styled.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rewritten(args.train, STYLED))
    again = [e for e in read(styled, args.cache) if fold(e, HELD_OUT) != 0]
    whole = train_tagger(rest + again, lexicon, shape, plan)
    more = [e for e in unseen if fold(e, 3 * 2 * HELD_OUT) < 2 * HELD_OUT]
    judged = train_judge(held, unlinked(*whole, choice), more, unlinked(*half, choice), lexicon)
    model = replace(unlinked(*whole, choice), judge=judged)
    weaker = replace(unlinked(*half, choice), judge=judged)
    model = replace(model, heard=train_heard(held, model, unseen, weaker, lexicon))
    save(model, args.out)
    rows, right = quotes_judge.evidence(
        ((e, look(e, lexicon, known=False)) for e in read(args.dev, args.cache)), model
    )
    sure = judge.probability(model.judge, rows)
    log.info(
        "development articles: %d pieces, %d right, mean confidence %.3f",
        len(right),
        right.sum(),
        sure.mean(),
    )


if __name__ == "__main__":
    main()
