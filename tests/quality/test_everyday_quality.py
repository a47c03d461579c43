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
    "marks found": (0.963, 0.99),
    "marks are speech": (0.959, 0.978),
    "marks left alone": (0.838, 0.885),
    "whose": (0.803, 0.978),
    "whose, by pronoun": (0.775, 0.99),
    "whose, by role noun": (0.721, 0.99),
    "whose, nobody named": (0.74, 0.965),
    "reported right": (0.62, 0.855),
    "reported are reports": (0.923, 0.917),
    "all f1": (0.765, 0.92),
    "sure right": (0.969, 0.99),
    "names found": (0.9, 0.94),
    "names are names": (0.89, 0.946),
    "names kind": (0.856, 0.924),
    "names whole": (0.929, 0.934),
    "roles": (0.665, 0.826),
    "figures right": (0.935, 0.963),
    "figures are figures": (0.93, 0.952),
    "figures, claimed by": (0.785, 0.86),
    "figures, the article's": (0.95, 0.947),
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
