"""Runs the network in plain Python, for short pages: importing numpy would take longer."""

from __future__ import annotations

from collections.abc import Sequence
from math import tanh
from operator import mul

from reader.clean.models.cleaner_weights import CleanerWeights
from reader.numerics.sigmoid import sigmoid
from reader.numerics.stored_arrays import Matrix

Vector = Sequence[float]
CLIP = 5.0  # standard deviations


def probabilities(weights: CleanerWeights, columns: Sequence[Vector]) -> list[float]:
    """The probability of each line; `columns` are the features in the order of `weights.columns`."""
    scaled = [
        [max(-CLIP, min(CLIP, (x - mean) / deviation)) for x in column]
        for column, mean, deviation in zip(
            columns, weights.mean.values, weights.deviation.values, strict=True
        )
    ]
    first = weights.first.rows()
    inner = [
        [
            max(0.0, sum(map(mul, row, line)) + bias)
            for row, bias in zip(first, weights.first_bias.values, strict=True)
        ]
        for line in zip(*scaled, strict=True)
    ]
    forwards = _lstm(inner, weights.forward_in, weights.forward_state, weights.forward_bias)
    backwards = _lstm(inner[::-1], weights.backward_in, weights.backward_state, weights.backward_bias)[::-1]
    last = weights.last.values
    return [
        sigmoid(sum(map(mul, last, (*a, *b, *x))) + weights.last_bias)
        for a, b, x in zip(forwards, backwards, inner, strict=True)
    ]


def _lstm(inputs: Sequence[Vector], inward: Matrix, state: Matrix, bias: Matrix) -> list[list[float]]:
    """The outputs of an LSTM whose gates are stacked as input, forget, cell, output."""
    size = len(bias.values) // 4
    rows = [a + b for a, b in zip(inward.rows(), state.rows(), strict=True)]
    output = [0.0] * size
    cell = [0.0] * size
    outputs = []
    for vector in inputs:
        joined = [*vector, *output]
        gates = [sum(map(mul, row, joined)) + b for row, b in zip(rows, bias.values, strict=True)]
        for k in range(size):
            cell[k] = sigmoid(gates[size + k]) * cell[k] + sigmoid(gates[k]) * tanh(gates[2 * size + k])
        output = [sigmoid(g) * tanh(c) for g, c in zip(gates[3 * size :], cell, strict=True)]
        outputs.append(output)
    return outputs
