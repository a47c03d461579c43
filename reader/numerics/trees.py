"""The probability that a sum of small decision trees gives, in plain Python or with numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.frozen import frozen
from reader.numerics.sigmoid import sigmoid, sigmoids
from reader.numerics.stored_arrays import Matrix, read_arrays


@frozen
class Trees:
    """Trees whose nodes are stored one after the other, a node's left child right after it.

    `sizes` are the numbers of nodes of the trees. For each node, `feature` is the index of a column, or -1
    at a leaf; `value` is the largest number that goes left, or what a leaf adds to the log-odds; `right` is
    the place of the right child in its tree.
    """

    columns: tuple[str, ...]
    sizes: tuple[int, ...]
    feature: tuple[int, ...]
    value: tuple[float, ...]
    right: tuple[int, ...]
    bias: float


def read_trees(data: bytes) -> Trees:
    """Read an .npz that `reader.training.clean_trees` wrote. Raises ValueError on any other."""
    columns, arrays = read_arrays(data)

    def whole(matrix: Matrix) -> tuple[int, ...]:
        return tuple(int(x) for x in matrix.values)

    try:
        sizes, feature, right = (whole(arrays[name]) for name in ("sizes", "feature", "right"))
        value = tuple(a + b for a, b in zip(arrays["value"].values, arrays["rest"].values, strict=True))
        return Trees(columns, sizes, feature, value, right, arrays["bias"].values[0])
    except KeyError as e:
        raise ValueError("this is no file of trees") from e


def probabilities(
    trees: Trees, columns: Mapping[str, Sequence[float]], *, use_numpy: bool = False
) -> list[float]:
    """The probability of each row of `columns`, given by name; numpy is faster where there are many rows."""
    used = [columns[name] for name in trees.columns]
    if use_numpy:
        return _with_numpy(trees, used)
    return [sigmoid(_odds(trees, row)) for row in zip(*used, strict=True)]


def _odds(trees: Trees, row: Sequence[float]) -> float:
    feature, value, right = trees.feature, trees.value, trees.right
    odds, root = trees.bias, 0
    for size in trees.sizes:
        node = root
        while (column := feature[node]) >= 0:
            node = node + 1 if row[column] <= value[node] else root + right[node]
        odds += value[node]
        root += size
    return odds


def _with_numpy(trees: Trees, columns: Sequence[Sequence[float]]) -> list[float]:
    import numpy as np

    table = np.array(columns)
    feature, value, right = np.array(trees.feature), np.array(trees.value), np.array(trees.right)
    every = np.arange(table.shape[1])
    odds = np.full(table.shape[1], trees.bias)
    root = 0
    for size in trees.sizes:
        node = np.full(table.shape[1], root)
        going = every
        while len(going):
            at = node[going]
            going, at = going[feature[at] >= 0], at[feature[at] >= 0]
            left = table[feature[at], going] <= value[at]
            node[going] = np.where(left, at + 1, root + right[at])
        odds += value[node]
        root += size
    return [float(p) for p in sigmoids(odds)]
