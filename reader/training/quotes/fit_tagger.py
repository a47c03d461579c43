"""Fits the tagger: batches, the training loop, and the conversion of its weights."""

from __future__ import annotations

import copy
import logging
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from reader.annotate.quotes.tagger.features import Categories
from reader.annotate.quotes.tagger.network import TaggerWeights
from reader.numerics.lstm import LstmLayer
from reader.numerics.types import Floats
from reader.training.quotes.tagger_network import BidirectionalLstm, NetworkShape, TaggerNetwork

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """The features and gold tags of one article, and the ends of its sequences."""

    categories: Categories
    numbers: Floats
    context: Floats
    tags: NDArray[np.int8]
    cuts: list[int]


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """The settings of the training loop."""

    epochs: int = 5
    batch: int = 20
    rate: float = 3e-3
    chain_rate: float = 3e-2
    decay: float = 1e-2
    warm: int = 50
    average: float = 0.0
    seed: int = 1


def scale(articles: list[PreparedArticle]) -> tuple[Floats, Floats]:
    """Mean and spread of spaCy's vectors."""
    stacked = np.concatenate([a.context for a in articles])
    return stacked.mean(0).astype(np.float32), (stacked.std(0) + 1e-4).astype(np.float32)


def fit(
    articles: list[PreparedArticle], sizes: dict[str, int], shape: NetworkShape, plan: TrainingPlan
) -> tuple[TaggerNetwork, Floats, Floats]:
    """Train a tagger; returns it with the mean and spread of the context vectors."""
    torch.manual_seed(plan.seed)
    mean, spread = scale(articles)
    return fit_on(TaggerNetwork(sizes, shape), articles, plan, mean, spread), mean, spread


def fit_on(
    model: TaggerNetwork, articles: list[PreparedArticle], plan: TrainingPlan, mean: Floats, spread: Floats
) -> TaggerNetwork:
    """Train a network that may have learnt before."""
    rng = random.Random(plan.seed)
    parts = [
        (i, a, b) for i, s in enumerate(articles) for a, b in zip([0, *s.cuts[:-1]], s.cuts, strict=True)
    ]
    chain = [model.step, model.begin]
    rest = [p for n, p in model.named_parameters() if n not in ("step", "begin")]
    optimiser = torch.optim.AdamW(
        [{"params": rest, "lr": plan.rate}, {"params": chain, "lr": plan.chain_rate, "weight_decay": 0.0}],
        weight_decay=plan.decay,
    )
    total = plan.epochs * math.ceil(len(parts) / plan.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda n: min(1.0, (n + 1) / plan.warm) * (0.5 + 0.5 * math.cos(math.pi * n / total)),
    )
    mean_model = copy.deepcopy(model)
    model.train()
    for epoch in range(plan.epochs):
        losses = []
        for batch in _batches(articles, parts, plan.batch, rng, mean, spread):
            scores = model.emit(*batch[:4])
            loss = model.loss(scores, batch[4], batch[5])
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses.append(float(loss.detach()))
            if plan.average:
                with torch.no_grad():
                    for slow, fast in zip(mean_model.parameters(), model.parameters(), strict=True):
                        slow.lerp_(fast, 1 - plan.average)
        log.info("epoch %d: loss %.4f", epoch + 1, sum(losses) / len(losses))
    kept = mean_model if plan.average else model
    kept.eval()
    return kept


def _batches(
    articles: list[PreparedArticle],
    parts: list[tuple[int, int, int]],
    size: int,
    rng: random.Random,
    mean: Floats,
    spread: Floats,
) -> Iterator[tuple[Tensor, ...]]:
    order = parts[:]
    rng.shuffle(order)
    for at in range(0, len(order), size):
        chosen = order[at : at + size]
        lengths = [b - a for _, a, b in chosen]
        longest = max(lengths)

        def padded(values: list[NDArray[np.generic]], longest: int = longest) -> Tensor:
            shape = (len(values), longest, *values[0].shape[1:])
            out = np.zeros(shape, values[0].dtype)
            for i, v in enumerate(values):
                out[i, : len(v)] = v
            return torch.from_numpy(out)

        yield (
            padded([articles[i].categories[a:b] for i, a, b in chosen]).long(),
            padded([articles[i].numbers[a:b] for i, a, b in chosen]),
            padded([(articles[i].context[a:b] - mean) / spread for i, a, b in chosen]).float(),
            torch.tensor(lengths),
            padded([articles[i].tags[a:b] for i, a, b in chosen]).long(),
            padded([np.ones(n, np.float32) for n in lengths]),
        )


def weights(model: TaggerNetwork, mean: Floats, spread: Floats) -> TaggerWeights:
    """The trained network as the program's arrays, rounded to half precision as they are kept."""

    def half(x: Tensor) -> Floats:
        rounded: Floats = x.detach().numpy().astype(np.float16).astype(np.float32)
        return rounded

    return TaggerWeights(
        tuple(half(t.weight) for t in model.embeddings),
        half(model.context.weight.T), half(model.context.bias), mean, spread,
        tuple(_layer(both) for both in model.layers),
        half(model.scores.weight.T), half(model.scores.bias), half(model.step), half(model.begin),
    )  # fmt: skip


def _layer(both: BidirectionalLstm) -> LstmLayer:
    """PyTorch's gates (in, forget, cell, out) in the program's order, both directions side by side."""
    entries: list[Floats] = []
    biases: list[Floats] = []
    states: list[Floats] = []
    for lstm in (both.forwards, both.behind):
        bias = lstm.bias_ih_l0 + lstm.bias_hh_l0
        for kept, x in ((entries, lstm.weight_ih_l0), (biases, bias), (states, lstm.weight_hh_l0)):
            i, f, c, o = x.detach().chunk(4, 0)
            kept.append(torch.cat([i, f, o, c], 0).numpy().T.astype(np.float16).astype(np.float32))
    return LstmLayer(np.concatenate(entries, 1), np.concatenate(biases), np.stack(states))
