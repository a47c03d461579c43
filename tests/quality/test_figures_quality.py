"""Figures on sentences as newspapers write them: floors, which only rise.

`figures_gold.jsonl` holds sentences with their figures (words, value, unit, qualifier, thing counted) and
with words that look like figures and are none. All are made up.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.annotate import figures
from reader.annotate.nlp import parse
from reader.model.analysis import Figure
from reader.service import open_record

if TYPE_CHECKING:
    from spacy.language import Language

GOLD = Path(__file__).parent / "figures_gold.jsonl"
FLOORS = {"found": 0.98, "qualifier": 0.97, "counted": 0.95}


@dataclass
class Tally:
    """Right and all, for each thing that is measured; `traps` counts figures where none is."""

    right: dict[str, int]
    all: dict[str, int]
    traps: int = 0

    def count(self, what: str, right: bool) -> None:
        self.right[what] += right
        self.all[what] += 1


@pytest.fixture(scope="module")
def tally(nlp: Language) -> Tally:
    result = Tally(dict.fromkeys(FLOORS, 0), dict.fromkeys(FLOORS, 0))
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        article = open_record(case["text"], "test")
        found = figures.find(article, parse(article, nlp))
        at = 0
        for words, value, unit, qualifier, thing in case["figures"]:
            at = case["text"].index(words, at)
            met = next((f for f in found if f.start < at + len(words) and at < f.end), None)
            at += len(words)
            result.count("found", met is not None and _same(met, value, unit))
            if met is not None and qualifier:
                result.count("qualifier", met.qualifier == qualifier)
            if met is not None and thing:
                result.count("counted", thing in (met.of or "").lower().split())
        for words in case["not"]:
            start = case["text"].index(words)
            result.traps += any(f.start < start + len(words) and start < f.end for f in found)
    return result


def _same(figure: Figure, value: float | list[float], unit: str | None) -> bool:
    mine = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    wanted = tuple(value) if isinstance(value, list) else (value,)
    return len(mine) == len(wanted) and mine == pytest.approx(wanted, rel=1e-4) and figure.unit == unit


@pytest.mark.parametrize("what", FLOORS)
def test_share_that_is_right(what: str, tally: Tally) -> None:
    assert tally.right[what] >= FLOORS[what] * tally.all[what], (tally.right, tally.all)


def test_no_trap_is_taken_for_a_figure(tally: Tally) -> None:
    assert tally.traps == 0
