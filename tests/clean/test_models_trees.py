"""The trees run without their trainer: in plain Python as with numpy, read from plain arrays."""

from __future__ import annotations

from io import BytesIO
from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.clean.models.cleaner_weights import load_trees, load_weights
from reader.clean.models.decode import choose, expected_f1
from reader.numerics.trees import Trees, probabilities, read_trees

# size <= 3.5 ? -1 : (links <= 0.5 ? 2 : -2), and then link share alone
_SMALL = Trees(
    columns=("size", "link share"),
    sizes=(5, 3),
    feature=(0, -1, 1, -1, -1, 1, -1, -1),
    value=(3.5, -1.0, 0.5, 2.0, -2.0, 0.25, 0.5, -0.5),
    right=(2, 0, 4, 0, 0, 2, 0, 0),
    bias=0.1,
)


@pytest.mark.parametrize(
    ("size", "links", "odds"),
    [(3.0, 0.0, -0.4), (3.5, 0.9, -1.4), (9.0, 0.1, 2.6), (9.0, 0.4, 1.6), (9.0, 0.6, -2.4)],
)
def test_a_row_goes_down_each_tree(size: float, links: float, odds: float) -> None:
    (found,) = probabilities(_SMALL, {"size": [size], "link share": [links]})
    assert found == pytest.approx(1 / (1 + exp(-odds)))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.floats(-3, 9), min_size=6, max_size=6), min_size=1, max_size=6))
def test_plain_python_equals_numpy(rows: list[list[float]]) -> None:
    trees = load_trees()
    table = [[row[k % 6] for row in rows] for k in range(len(trees.columns))]
    columns = dict(zip(trees.columns, table, strict=True))
    plain = probabilities(trees, columns)
    assert probabilities(trees, columns, use_numpy=True) == pytest.approx(plain, abs=1e-9)


def test_the_trees_are_whole() -> None:
    trees = load_trees()
    assert set(trees.columns) == set(load_weights("blocks").columns)
    assert sum(trees.sizes) == len(trees.feature) == len(trees.value) == len(trees.right)
    root = 0
    for size in trees.sizes:
        for node in range(root, root + size):
            assert trees.feature[node] < len(trees.columns)
            assert trees.feature[node] < 0 or node + 1 < root + trees.right[node] < root + size
        root += size


def test_other_files_are_no_trees() -> None:
    with pytest.raises(ValueError, match="no file of weights"):
        read_trees(b"PK no archive")
    import numpy as np

    other = BytesIO()
    np.savez(other, columns=np.frombuffer(b'["size"]', np.uint8), sizes=np.array([1.0]).astype("<f2"))
    with pytest.raises(ValueError, match="no file of trees"):
        read_trees(other.getvalue())


@pytest.mark.parametrize(
    ("found", "sizes", "expected"),
    [
        ([1.0, 0.0], [10, 10], 1.0),
        ([0.5, 0.5], [10, 10], 2 * 10 / 30),
        ([0.1, 0.1], [5, 5], 0.0),
        ([], [], 0.0),
    ],
)
def test_the_expected_f1_of_a_choice(found: list[float], sizes: list[float], expected: float) -> None:
    assert expected_f1(choose(found, sizes), sizes) == pytest.approx(expected)
