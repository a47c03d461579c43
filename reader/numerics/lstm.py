"""The trained tagger in plain numpy: the forward pass of what training's network learnt."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reader.annotate.quotes.tagger.features import Categories
from reader.numerics.types import Floats


@dataclass(frozen=True, slots=True)
class LstmLayer:
    """One bidirectional LSTM layer: inputs to gates (both directions side by side), and state to gates.

    `entry` is (inputs, 8 hidden), `bias` (8 hidden), `state` (2, hidden, 4 hidden); gates in the order
    in, forget, out, cell.
    """

    entry: Floats
    bias: Floats
    state: Floats


@dataclass(frozen=True, slots=True)
class TaggerWeights:
    """Everything that the forward pass needs; `step[a, b]` scores tag b after tag a."""

    tables: tuple[Floats, ...]
    context: Floats
    context_bias: Floats
    mean: Floats
    spread: Floats
    layers: tuple[LstmLayer, ...]
    scores: Floats
    scores_bias: Floats
    step: Floats
    begin: Floats


def emit(
    weights: TaggerWeights, categories: Categories, numbers: Floats, context: Floats, cuts: list[int]
) -> Floats:
    """The scores of every tag for every token (tokens, tags); `cuts` are the ends of the sequences."""
    vectors = [table[categories[:, i]] for i, table in enumerate(weights.tables)]
    seen = ((context - weights.mean) / weights.spread) @ weights.context + weights.context_bias
    x: Floats = np.concatenate([*vectors, numbers, seen], axis=1, dtype=np.float32)
    bounds = [0, *cuts]
    order = sorted(range(len(cuts)), key=lambda i: bounds[i] - bounds[i + 1])
    places = [np.arange(bounds[i], bounds[i + 1]) for i in order]
    for layer in weights.layers:
        x = _run(layer, x, places)
    found: Floats = x @ weights.scores + weights.scores_bias
    return found


def _run(layer: LstmLayer, x: Floats, places: list[NDArray[np.int64]]) -> Floats:
    """A layer over all sequences side by side, the longest first, so that the ended ones drop off.

    Both directions run in one loop: the backward one reads each sequence from its end.
    """
    hidden = layer.state.shape[1]
    gates = (x @ layer.entry + layer.bias).reshape(len(x), 2, 4 * hidden)
    lengths = [len(p) for p in places]
    longest = lengths[0]
    steps = np.full((longest, 2, len(places)), -1)
    for i, place in enumerate(places):
        steps[: len(place), 0, i] = place
        steps[: len(place), 1, i] = place[::-1]
    alive = np.searchsorted(-np.array(lengths), -np.arange(longest), "left")
    out = np.empty((len(x), 2, hidden), np.float32)
    h = np.zeros((2, len(places), hidden), np.float32)
    c = np.zeros((2, len(places), hidden), np.float32)
    both = np.arange(2)[:, None]
    for t in range(longest):
        n = int(alive[t])
        at = steps[t, :, :n]
        h, c = h[:, :n], c[:, :n]
        g = np.matmul(h, layer.state)
        g += gates[at, both]
        s = g[..., : 3 * hidden]
        np.negative(s, out=s)
        np.exp(s, out=s)
        s += 1
        np.reciprocal(s, out=s)
        cell = np.tanh(g[..., 3 * hidden :])
        c = s[..., hidden : 2 * hidden] * c + s[..., :hidden] * cell
        h = s[..., 2 * hidden : 3 * hidden] * np.tanh(c)
        out[at, both] = h
    return out.reshape(len(x), 2 * hidden)


def pieces(cuts: list[int]) -> list[tuple[int, int]]:
    """The sequences as ranges."""
    return list(pairwise([0, *cuts]))
