"""Bidirectional LSTM layers in plain numpy: the forward pass."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from reader.frozen import frozen
from reader.numerics.sigmoid import sigmoid_in_place
from reader.numerics.types import Floats, Ints


@frozen
class LstmLayer:
    """One bidirectional LSTM layer: inputs to gates (both directions side by side), and state to gates.

    `entry` is (inputs, 8 hidden), `bias` (8 hidden), `state` (2, hidden, 4 hidden); gates in the order
    in, forget, out, cell.
    """

    entry: Floats
    bias: Floats
    state: Floats


def run_layers(layers: tuple[LstmLayer, ...], x: Floats, cuts: list[int]) -> Floats:
    """All layers, one after the other, over sequences that stand behind each other in `x`.

    `cuts` are the ends of the sequences. Returns (tokens, 2 hidden).
    """
    ranges = sorted(sequence_ranges(cuts), key=lambda r: r[0] - r[1])
    places = [np.arange(*r) for r in ranges]
    for layer in layers:
        x = _run_layer(layer, x, places)
    return x


def _run_layer(layer: LstmLayer, x: Floats, places: list[Ints]) -> Floats:
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
        sigmoid_in_place(s)
        cell = np.tanh(g[..., 3 * hidden :])
        c = s[..., hidden : 2 * hidden] * c + s[..., :hidden] * cell
        h = s[..., 2 * hidden : 3 * hidden] * np.tanh(c)
        out[at, both] = h
    return out.reshape(len(x), 2 * hidden)


def sequence_ranges(cuts: list[int]) -> list[tuple[int, int]]:
    """The sequences as ranges."""
    return list(pairwise([0, *cuts]))
