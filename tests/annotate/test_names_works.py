"""Titles of works by what leads to them, and what the same words lead to that is none."""

from __future__ import annotations

import pytest

from reader.model.analysis import EntityKind
from tests.annotate.attributed import Analysed

LEADS = [
    ("He starred in Salt Road, The Long Ferry and Frost.", {"Salt Road", "The Long Ferry", "Frost"}),
    ("She is known for films such as Harbour Lights and The Weaver's Daughter.",
     {"Harbour Lights", "The Weaver's Daughter"}),
    ("His films include Near Dusk (1987) and Frost (1993).", {"Near Dusk", "Frost"}),
    ("Her album Winter Songs went to number one.", {"Winter Songs"}),
    ("His first novel, The Drowned Bell, was published in 1990.", {"The Drowned Bell"}),
    ("The singer wrote The Copper Year and Night Boats for a film.", {"The Copper Year", "Night Boats"}),
    ("Oscar Isaac stars in A Most Quiet Year.", {"A Most Quiet Year"}),
    ("The book Salt and Ash and Rain is out.", {"Salt and Ash and Rain"}),
    # journals
    ("The study appeared in Polar Biology.", {"Polar Biology"}),
    ("A paper in the Journal of Slow Economics agreed.", {"Journal of Slow Economics"}),
    # no titles: courts, towns, cases, people, bodies, operations
    ("He appeared in court in Leeds. She had a role in the Holt inquiry.", set()),
    ("The actor had a role in the film and in Operation Anvil.", set()),
    ("The film maker Jo Reed sang. The comedy club Salt closed.", set()),
    ("The film festival in Leeds began. The film Ada Holt made was shown.", set()),
    ("A series against India began. The drama teacher Ada Holt left.", set()),
    ("The study was published in London. She starred for Leeds Rovers.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "titles"), LEADS)
def test_titles_stand_behind_what_leads_to_them(text: str, titles: set[str], analysed: Analysed) -> None:
    _, found = analysed(text)
    assert {entity.name for entity in found.entities if entity.kind is EntityKind.WORK} == titles
