"""The trees beside the cleaner's network: gradient boosting over the same columns, one row a block.

`reader.numerics.trees` runs them without scikit-learn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from reader.training.clean_model import LabelledPage
from reader.training.clean_save import write_arrays

_TREES, _LEAVES, _LEAST_ROWS = 120, 24, 60
_RATE, _SHRINKAGE = 0.12, 1.0
_NUDGE = 1e-5


@dataclass(frozen=True, slots=True)
class FittedTrees:
    """The trees flattened, each in order of its nodes with the left child first; a leaf has feature -1."""

    sizes: list[int]
    feature: list[int]
    value: list[float]
    right: list[int]
    bias: float


def fit_trees(pages: Sequence[LabelledPage]) -> Any:
    """Fit the trees to the blocks of pages. Returns scikit-learn's classifier."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    table = np.concatenate([page.features for page in pages])
    labels = (np.concatenate([page.labels for page in pages]) > 0.5).astype(int)
    weights = np.concatenate([page.weights for page in pages])
    model = HistGradientBoostingClassifier(
        max_iter=_TREES,
        learning_rate=_RATE,
        max_leaf_nodes=_LEAVES,
        min_samples_leaf=_LEAST_ROWS,
        l2_regularization=_SHRINKAGE,
    )
    return model.fit(table, labels, sample_weight=weights * len(weights) / weights.sum())


def flatten(model: Any) -> FittedTrees:
    """The trees of scikit-learn's classifier as flat lists."""
    fitted = FittedTrees([], [], [], [], float(np.ravel(model._baseline_prediction)[0]))
    for (tree,) in model._predictors:
        nodes = tree.nodes
        places: dict[int, int] = {}
        order: list[int] = []
        waiting = [0]
        while waiting:  # the left child is put on top, so that it comes right after its parent
            node = waiting.pop()
            places[node] = len(order)
            order.append(node)
            if not nodes[node]["is_leaf"]:
                waiting += [int(nodes[node]["right"]), int(nodes[node]["left"])]
        for node in order:
            leaf = bool(nodes[node]["is_leaf"])
            fitted.feature.append(-1 if leaf else int(nodes[node]["feature_idx"]))
            value = float(nodes[node]["value" if leaf else "num_threshold"])
            # thresholds are often equal to numbers of the columns, which must stay on their side when rounded
            fitted.value.append(value if leaf else value + _NUDGE * max(1.0, abs(value)))
            fitted.right.append(0 if leaf else places[int(nodes[node]["right"])])
        fitted.sizes.append(len(order))
    return fitted


def save_trees(path: Path, fitted: FittedTrees, names: Sequence[str]) -> None:
    """Write the trees as half floats, for `reader.clean.models.block_trees` to read."""
    value = np.array(fitted.value)
    rest = value - value.astype("<f2").astype(float)  # one half float alone would move thresholds over values
    arrays = {name: np.array(getattr(fitted, name), np.float32) for name in ("sizes", "feature", "right")}
    write_arrays(path, names, arrays | {"value": value, "rest": rest, "bias": np.array([fitted.bias])})
