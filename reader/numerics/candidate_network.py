"""A small network that scores candidates one by one, against 'none of them'."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, tanh
from operator import mul

from reader.named_tuple import NamedTuple


class CandidateNetwork(NamedTuple):
    """One hidden layer: `second` * tanh(`first` * features + `first_bias`) + `bias`."""

    first: list[list[float]]
    first_bias: list[float]
    second: list[float]
    bias: float

    def score(self, features: Sequence[float]) -> float:
        """The score of a candidate, against 0 for 'none of them'."""
        hidden = [
            tanh(sum(map(mul, row, features)) + bias)
            for row, bias in zip(self.first, self.first_bias, strict=True)
        ]
        return float(sum(map(mul, self.second, hidden)) + self.bias)


def likeliest(network: CandidateNetwork, candidates: Sequence[Sequence[float]], least: float) -> int | None:
    """The index of the best candidate, None if its probability, with 'none of them', is below `least`."""
    if not candidates:
        return None
    scores = [min(network.score(features), 50.0) for features in candidates]
    top = max(scores)
    chance = exp(top) / (1 + sum(map(exp, scores)))
    return scores.index(top) if chance >= least else None
