"""The logistic function: log odds to probabilities.

numpy is imported when arrays come, so that short texts are read without it.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

FARTHEST = 60.0  # log odds: beyond, a probability is 0 or 1 to all intents, and exp may overflow


def sigmoid(odds: float) -> float:
    """The probability of these log odds."""
    return 1 / (1 + exp(-odds)) if odds > -FARTHEST else 0.0


def sigmoids(odds: NDArray[Any]) -> NDArray[Any]:
    """The probability of each of an array of log odds, in its precision."""
    import numpy as np

    found: NDArray[Any] = 1 / (1 + np.exp(-np.clip(odds, -FARTHEST, FARTHEST)))
    return found


def sigmoid_in_place(odds: NDArray[Any]) -> None:
    """Turn an array of log odds into probabilities without a copy, for the inner loop of an LSTM."""
    import numpy as np

    np.negative(odds, out=odds)
    np.exp(odds, out=odds)
    odds += 1
    np.reciprocal(odds, out=odds)
