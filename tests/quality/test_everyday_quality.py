"""Floors under what a reader sees of everyday articles: they stand a little under what was measured, and
only rise. `measure_everyday` prints the whole table."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.quality.everyday_gold import held_out, of_corpora
from tests.quality.everyday_score import MEASURES, total
from tests.quality.measure_everyday import by_beat, measured
from tests.quality.measured import check

FLOORS = {
    # measure                 held out, corpora
    "marks found": (0.96, 0.99),
    "marks are speech": (0.95, 0.95),
    "marks left alone": (0.76, 0.8),
    "whose": (0.69, 0.97),
    "whose, by pronoun": (0.59, 0.93),
    "whose, by role noun": (0.53, 0.95),
    "whose, nobody named": (0.61, 0.95),
    "reported right": (0.51, 0.76),
    "reported are reports": (0.885, 0.86),
    "all f1": (0.66, 0.865),
    "sure right": (0.955, 0.98),
    "names found": (0.875, 0.925),
    "names are names": (0.86, 0.925),
    "names kind": (0.84, 0.9),
    "names whole": (0.92, 0.92),
    "roles": (0.51, 0.745),
    "figures right": (0.925, 0.905),
    "figures are figures": (0.92, 0.94),
    "figures, claimed by": (0.66, 0.78),
    "figures, the article's": (0.92, 0.92),
}
_CORPORA = os.environ.get("NEWSREADER_CORPORA")


def _floors(column: int) -> dict[str, float]:
    return {name: both[column] for name, both in FLOORS.items()}


def test_every_floor_is_under_a_measure() -> None:
    assert set(FLOORS) <= set(MEASURES)


def test_held_out_beats() -> None:
    beats = by_beat(held_out())
    for beat, one in beats.items():
        check(f"everyday, {beat}", {"all f1": one.shares()["all f1"]}, {})
    check("everyday, held-out beats", total(beats.values()).shares(), _floors(0))


@pytest.mark.skipif(not _CORPORA, reason="NEWSREADER_CORPORA names no folder")
def test_articles_of_the_corpora() -> None:
    articles = list(of_corpora(Path(_CORPORA or "")))
    if not articles:
        pytest.skip("the corpora have no folder 'everyday'")
    check("everyday, the corpora", total(map(measured, articles)).shares(), _floors(1))
