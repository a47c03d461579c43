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
    "marks found": (0.961, 0.99),
    "marks are speech": (0.957, 0.952),
    "marks left alone": (0.836, 0.883),
    "whose": (0.756, 0.97),
    "whose, by pronoun": (0.747, 0.94),
    "whose, by role noun": (0.594, 0.988),
    "whose, nobody named": (0.72, 0.963),
    "reported right": (0.531, 0.78),
    "reported are reports": (0.915, 0.905),
    "all f1": (0.715, 0.887),
    "sure right": (0.959, 0.981),
    "names found": (0.885, 0.931),
    "names are names": (0.866, 0.932),
    "names kind": (0.851, 0.911),
    "names whole": (0.929, 0.927),
    "roles": (0.543, 0.76),
    "figures right": (0.927, 0.907),
    "figures are figures": (0.923, 0.942),
    "figures, claimed by": (0.717, 0.78),
    "figures, the article's": (0.929, 0.938),
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
