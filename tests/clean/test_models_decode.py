"""The network run without its trainer: the same numbers in plain Python, with numpy, and in torch."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.clean.models import numpy_network, python_network
from reader.clean.models.cleaner_weights import CleanerWeights, load_weights, read_weights
from reader.clean.models.decode import threshold
from reader.clean.models.hashed_lexicon import buckets, score
from reader.clean.models.line_features import features
from reader.clean.models.text_lines import TextLine, read_line

# made with torch's own network and the shipped weights
_CASE = json.loads((Path(__file__).parent / "data" / "trainer_case.json").read_text("utf-8"))


def _columns(lines: list[TextLine], weights: CleanerWeights) -> list[list[float]]:
    lexicon = [score(buckets(x.words, x.size), weights.lexicon.values, weights.lexicon_bias) for x in lines]
    columns = features(lines, lexicon)
    return [columns[name] for name in weights.columns]


def _case_lines() -> list[TextLine]:
    return [read_line(t, gap) for t, gap in zip(_CASE["lines"], _CASE["blank_before"], strict=True)]


@pytest.mark.parametrize(
    "run", [python_network.probabilities, numpy_network.probabilities], ids=["plain", "numpy"]
)
def test_probabilities_equal_the_trainers(run) -> None:  # type: ignore[no-untyped-def]
    weights = load_weights("lines")
    assert run(weights, _columns(_case_lines(), weights)) == pytest.approx(_CASE["probabilities"], abs=1e-4)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=80).filter(str.strip), min_size=1, max_size=12))
def test_plain_python_equals_numpy(texts: list[str]) -> None:
    weights = load_weights("lines")
    columns = _columns([read_line(" ".join(t.split()), False) for t in texts], weights)
    assert python_network.probabilities(weights, columns) == pytest.approx(
        numpy_network.probabilities(weights, columns), abs=1e-4
    )


@pytest.mark.parametrize("name", ["lines", "blocks"])
def test_the_weights_are_whole(name: str) -> None:
    weights = load_weights(name)
    assert weights.first.width == len(weights.columns) == len(weights.mean.values)
    assert len(weights.first.rows()) == weights.forward_in.width == weights.backward_in.width


def test_other_files_are_no_weights() -> None:
    with pytest.raises(ValueError, match="no file of weights"):
        read_weights(b"PK no archive")


@pytest.mark.parametrize(
    ("found", "sizes", "least"),
    [
        ([0.9, 0.1], [10, 10], 0.8),
        ([0.9, 0.6, 0.1], [10, 10, 10], 0.6),
        ([0.4, 0.4], [10, 10], 0.4),
        ([0.05, 0.05], [10, 10], 0.2),
        ([0.95, 0.3], [100, 1], 0.8),
        ([], [], 0.8),
    ],
)
def test_the_threshold_maximises_the_expected_f1(
    found: list[float], sizes: list[float], least: float
) -> None:
    assert threshold(found, sizes) == pytest.approx(least)


_FEATURES = """
from reader.clean.models.line_features import features
from reader.clean.models.text_lines import read_line
letters = "abcdefghijklmnopqrstuvwxyz"
ends = [a + b for a in letters for b in letters][:60]
things = ["harbour", "engineer", "dredging", "residents", "counted"]
words = [
    " ".join(thing + ends[(k + n * apart) % 60] for n, thing in enumerate(things))
    for apart in (0, 1)
    for k in range(60)
]
lines = [read_line(f"The board said that {w} would be heard again in the spring.", True) for w in words]
print(features(lines, [0.0] * len(lines))["topic words"])
"""


def test_one_page_is_read_in_one_way_in_every_process() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", _FEATURES],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
