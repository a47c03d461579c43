"""The sequence models against slow and plain versions of the same."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from reader.annotate.quotes.tagger.tags import Tag, allowed
from reader.numerics.crf import TagChain
from reader.numerics.lstm import LstmLayer, run_layers, sequence_ranges

CUTS = [[4], [1, 4], [3, 4, 9], [2, 7, 8]]


def draw(cuts: list[int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(len(cuts))
    n = len(Tag)
    return (
        rng.normal(size=(cuts[-1], n)).astype(np.float32),
        rng.normal(size=(n, n)).astype(np.float32),
        rng.normal(size=n).astype(np.float32),
    )


def chains(scores: np.ndarray, step: np.ndarray, begin: np.ndarray) -> dict[tuple[int, ...], float]:
    """The weight of every chain of tags that may be."""
    may = allowed()
    found = {}
    for chain in product(range(len(Tag)), repeat=len(scores)):
        pairs = list(pairwise(chain))
        if all(may[p] for p in pairs):
            total = begin[chain[0]] + sum(scores[i, t] for i, t in enumerate(chain))
            found[chain] = float(np.exp(total + sum(step[p] for p in pairs)))
    return found


@pytest.mark.parametrize("cuts", [[4], [1, 4], [3, 5]])
def test_best_chain_and_probabilities_are_those_of_all_chains(cuts: list[int]) -> None:
    scores, step, begin = draw(cuts)
    chain_of_tags = TagChain(step, begin, allowed())
    tags = chain_of_tags.viterbi(scores, cuts)
    shares = chain_of_tags.marginals(scores, cuts)
    for first, last in sequence_ranges(cuts):
        weights = chains(scores[first:last], step, begin)
        assert tuple(tags[first:last]) == max(weights, key=weights.__getitem__)
        expected = np.zeros((last - first, len(Tag)))
        for chain, weight in weights.items():
            expected[np.arange(last - first), chain] += weight
        np.testing.assert_allclose(shares[first:last], expected / sum(weights.values()), atol=1e-5)


def sigmoid(x: np.ndarray) -> np.ndarray:
    result: np.ndarray = 1 / (1 + np.exp(-x))
    return result


@pytest.mark.parametrize("cuts", CUTS)
def test_a_layer_runs_both_ways_over_each_sequence_alone(cuts: list[int]) -> None:
    rng = np.random.default_rng(1)
    hidden = 3
    layer = LstmLayer(
        rng.normal(size=(5, 8 * hidden)).astype(np.float32),
        rng.normal(size=8 * hidden).astype(np.float32),
        rng.normal(size=(2, hidden, 4 * hidden)).astype(np.float32),
    )
    x = rng.normal(size=(cuts[-1], 5)).astype(np.float32)
    out = run_layers((layer,), x, cuts)
    for first, last in sequence_ranges(cuts):
        for way in (0, 1):
            h, c = np.zeros(hidden), np.zeros(hidden)
            for t in range(first, last) if way == 0 else range(last - 1, first - 1, -1):
                g = (x[t] @ layer.entry + layer.bias).reshape(2, -1)[way] + h @ layer.state[way]
                i, f, o, new = np.split(g, 4)
                c = sigmoid(f) * c + sigmoid(i) * np.tanh(new)
                h = sigmoid(o) * np.tanh(c)
                np.testing.assert_allclose(out[t].reshape(2, -1)[way], h, atol=1e-5)


def test_an_inside_tag_follows_only_its_own() -> None:
    may = allowed()
    assert may[Tag.B_CUE, Tag.I_CUE] and may[Tag.I_CUE, Tag.I_CUE]
    assert not may[Tag.OUTSIDE, Tag.I_CUE] and not may[Tag.B_SOURCE, Tag.I_CUE]
    assert may[:, Tag.B_CONTENT].all() and may[:, Tag.OUTSIDE].all()
