"""Arrays of the cleaner as half floats in an .npz, for `reader.clean.models.cleaner_weights` to read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np


def write_arrays(path: Path, columns: Sequence[str], arrays: Mapping[str, np.ndarray]) -> None:
    """Write the names of the columns and the arrays. Raises ValueError for what half floats cannot hold."""
    halves = {n: np.ascontiguousarray(a).astype("<f2") for n, a in _checked(arrays.items())}
    named = np.frombuffer(json.dumps(list(columns)).encode(), np.uint8)
    np.savez(path, columns=named, **halves)  # type: ignore[arg-type]


def _checked(arrays: Iterable[tuple[str, np.ndarray]]) -> Iterable[tuple[str, np.ndarray]]:
    for name, array in arrays:
        if not np.isfinite(array).all() or np.abs(array).max() > 60_000:
            raise ValueError(f"{name} does not fit into half floats")
        yield name, array
