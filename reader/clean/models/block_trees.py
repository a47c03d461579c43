"""A second opinion on blocks: decision trees, asked where the network is not sure.

What the trees and the network get wrong differs, so that their mean is better than either alone.
"""

from __future__ import annotations

from functools import cache

from reader.clean.models.cleaner_weights import Matrix, read_arrays
from reader.numerics.trees import Trees
from reader.text.data_files import files


@cache
def load_trees() -> Trees:
    """The trees that come with the program."""
    return read_trees((files("reader.clean.models") / "data" / "trees.npz").read_bytes())


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
