"""People parted from what stands before them; towns and surnames that are taken for something else."""

from __future__ import annotations

import pytest

from reader.model.analysis import EntityKind
from tests.annotate.attributed import Analysed

PERSON, ORG, GPE = EntityKind.PERSON, EntityKind.ORG, EntityKind.GPE


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # seats, bodies and titles before people
        ("Marsh & Tarlow Green MP Sir Iain Reed rose.", {"Marsh & Tarlow Green": GPE, "Iain Reed": PERSON}),
        ("Dunmere and Tarlow MP Ada Holt agreed.", {"Dunmere and Tarlow": GPE, "Ada Holt": PERSON}),
        ("Ada Holt and Labour MP Jo Reed met.", {"Ada Holt": PERSON, "Labour": ORG, "Jo Reed": PERSON}),
        ("The Speaker of the Assembly Hamza Reed left early.", {"Hamza Reed": PERSON}),
        ("Bishop DiMarzio left. Bishop Nicholas DiMarzio said so.", {"Nicholas DiMarzio": PERSON}),
        ("Bishop Auckland is a town.", {"Bishop Auckland": GPE}),
        # roads by number, bodies with their place behind them
        ("A crash closed the A421 near Bedford.", {"A421": EntityKind.FAC, "Bedford": GPE}),
        ("It is printed on A4 paper.", {}),
        ("Traffic on Interstate 95 was slow.", {"Interstate 95": EntityKind.FAC}),
        ("She studied at Loyola University Maryland.", {"Loyola University Maryland": ORG}),
        ("She left Loyola University in Maryland.", {"Loyola University": ORG, "Maryland": GPE}),
        # two words that are a town, or somebody
        ("Residents of Leighton Buzzard complained.", {"Leighton Buzzard": GPE}),
        ("He lives in Ann Arbor.", {"Ann Arbor": GPE}),
        ("J.C. Chandor directed it.", {"J.C. Chandor": PERSON}),
        ("Kubrat Pulev will fight in June. Pulev is unbeaten.", {"Kubrat Pulev": PERSON}),
        ("Draymond Green scored 20 points. Green added five.", {"Draymond Green": PERSON}),
        ("Aston Villa lost. Villa have no coach.", {"Aston Villa": ORG}),
        ("Corven Sorel opened a plant. Corven said so. Shares in Corven Sorel fell.", {"Corven Sorel": ORG}),
    ],
)  # fmt: skip
def test_each_is_what_it_is(text: str, names: dict[str, EntityKind], analysed: Analysed) -> None:
    _, found = analysed(text)
    assert {entity.name: entity.kind for entity in found.entities} == names
