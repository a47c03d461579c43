"""Runs the network with numpy, for long pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reader.clean.models.cleaner_weights import CleanerWeights
from reader.clean.models.python_network import CLIP
from reader.numerics.sigmoid import sigmoids
from reader.numerics.stored_arrays import Matrix

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]


def probabilities(weights: CleanerWeights, columns: Sequence[Sequence[float]]) -> list[float]:
    """The probability of each line; `columns` are the features in the order of `weights.columns`."""
    import numpy as np

    x = np.array(columns, np.float32).T
    mean, deviation = np.array(weights.mean.values), np.array(weights.deviation.values)
    x = np.clip((x - mean) / deviation, -CLIP, CLIP).astype(np.float32)
    inner = np.maximum(x @ _array(weights.first).T + _array(weights.first_bias), 0)
    forwards = _lstm(inner, weights.forward_in, weights.forward_state, weights.forward_bias)
    backwards = _lstm(inner[::-1], weights.backward_in, weights.backward_state, weights.backward_bias)[::-1]
    odds = np.concatenate([forwards, backwards, inner], axis=1) @ _array(weights.last)[0] + weights.last_bias
    return [float(p) for p in sigmoids(odds)]


def _lstm(inputs: Array, inward: Matrix, state: Matrix, bias: Matrix) -> Array:
    """The outputs of an LSTM whose gates are stacked as input, forget, cell, output."""
    import numpy as np

    size = len(bias.values) // 4
    given = inputs @ _array(inward).T + _array(bias)
    recurrent = np.ascontiguousarray(_array(state).T)
    output = np.zeros(size, np.float32)
    cell = np.zeros(size, np.float32)
    outputs = np.empty((len(inputs), size), np.float32)
    for k, row in enumerate(given):
        gates = row + output @ recurrent
        opened = sigmoids(gates)
        cell = opened[size : 2 * size] * cell + opened[:size] * np.tanh(gates[2 * size : 3 * size])
        output = opened[3 * size :] * np.tanh(cell)
        outputs[k] = output
    return outputs


def _array(matrix: Matrix) -> Array:
    import numpy as np

    flat = np.array(matrix.values, np.float32)
    return flat if matrix.width == len(flat) and matrix.width == 1 else flat.reshape(-1, matrix.width)
