"""The weights of the cleaner's networks and trees, as the training wrote them."""

from __future__ import annotations

from functools import cache

from reader.frozen import frozen
from reader.numerics.stored_arrays import Matrix, read_arrays
from reader.numerics.trees import Trees, read_trees
from reader.text.data_files import data_bytes


@frozen
class CleanerWeights:
    """A trained cleaner. `columns` names the features in order."""

    columns: tuple[str, ...]
    lexicon: Matrix
    lexicon_bias: float
    classes: Matrix
    mean: Matrix
    deviation: Matrix
    first: Matrix
    first_bias: Matrix
    forward_in: Matrix
    forward_state: Matrix
    forward_bias: Matrix
    backward_in: Matrix
    backward_state: Matrix
    backward_bias: Matrix
    last: Matrix
    last_bias: float


@cache
def load_weights(name: str) -> CleanerWeights:
    """The weights called `name` ('lines' for dumps, 'blocks' for pages) that come with the program."""
    return read_weights(data_bytes("reader.clean.models", f"{name}.npz"))


def read_weights(data: bytes) -> CleanerWeights:
    """Read an .npz that `reader.training.clean` wrote. Raises ValueError on any other."""
    columns, arrays = read_arrays(data)
    numbers = {n: arrays.pop(n).values[0] for n in ("lexicon_bias", "last_bias")}
    return CleanerWeights(columns, **arrays, **numbers)  # type: ignore[arg-type]


@cache
def load_trees() -> Trees:
    """The trees that come with the program."""
    return read_trees(data_bytes("reader.clean.models", "trees.npz"))
