"""Figures on sentences as newspapers write them: floors, which only rise.

`figures_gold.jsonl` holds sentences with their figures (words, value, unit, qualifier, thing counted) and
with words that look like figures and are none. All are made up.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.annotate import figures
from reader.annotate.nlp import parse
from reader.model.analysis import Figure
from reader.pipeline import open_record
from tests.quality.measured import check

if TYPE_CHECKING:
    from spacy.language import Language

GOLD = Path(__file__).parent / "figures_gold.jsonl"
FLOORS = {"found": 0.98, "qualifier": 0.97, "counted": 0.95}
CORPUS_FLOORS = {"news": {"value": 0.97, "qualifier": 0.97}, "specs": {"value": 0.82}}


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
        for words, value, unit, qualifier, noun in case["figures"]:
            at = case["text"].index(words, at)
            met = next((f for f in found if f.start < at + len(words) and at < f.end), None)
            at += len(words)
            result.count("found", met is not None and _same(met, value, unit))
            if met is not None and qualifier:
                result.count("qualifier", met.qualifier == qualifier)
            if met is not None and noun:
                result.count("counted", noun in (met.of or "").lower().split())
        for words in case["not"]:
            start = case["text"].index(words)
            result.traps += any(f.start < start + len(words) and start < f.end for f in found)
    return result


def _same(figure: Figure, value: float | list[float], unit: str | None) -> bool:
    mine = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    wanted = tuple(value) if isinstance(value, list) else (value,)
    return len(mine) == len(wanted) and mine == pytest.approx(wanted, rel=1e-4) and figure.unit == unit


def test_our_own_sentences(tally: Tally) -> None:
    shares = {what: tally.right[what] / tally.all[what] for what in FLOORS}
    check("figures, our own sentences", {**shares, "traps taken": tally.traps}, FLOORS)
    assert tally.traps == 0


@pytest.mark.skipif("NEWSREADER_CORPORA" not in os.environ, reason="NEWSREADER_CORPORA names no folder")
@pytest.mark.parametrize(("corpus", "floors"), CORPUS_FLOORS.items())
def test_sentences_of_the_corpora(corpus: str, floors: dict[str, float], nlp: Language) -> None:
    """Values alone: the corpora name units in other words than this program."""
    right, total = Counter[str](), Counter[str]()
    path = Path(os.environ["NEWSREADER_CORPORA"]) / "figures" / f"{corpus}.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        article = open_record(row["text"], row["id"])
        found = figures.find(article, parse(article, nlp))
        for gold in row["figures"]:
            if gold["value"] is None or gold["kind"] == "ordinal":
                continue
            met = next((f for f in found if f.start < gold["end"] and gold["start"] < f.end), None)
            total["value"] += 1
            right["value"] += met is not None and _same(met, gold["value"], met.unit)
            if met is not None and gold.get("qualifier"):
                total["qualifier"] += 1
                right["qualifier"] += met.qualifier == gold["qualifier"]
    got = {what: right[what] / total[what] for what in floors}
    check(f"figures, {corpus} of the corpora", got, floors)
