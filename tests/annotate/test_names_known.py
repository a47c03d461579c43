"""Names that most readers know: of what kind they are, and what only looks like one of them."""

from __future__ import annotations

import pytest

from reader.model.analysis import EntityKind
from tests.annotate.attributed import Analysed

ORG, FAC, WORK, EVENT = EntityKind.ORG, EntityKind.FAC, EntityKind.WORK, EntityKind.EVENT
GPE, LOC, PRODUCT, LAW = EntityKind.GPE, EntityKind.LOC, EntityKind.PRODUCT, EntityKind.LAW


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The case was heard at the Old Bailey.", {"Old Bailey": ORG}),
        ("Play was stopped on Centre Court at six.", {"Centre Court": FAC}),
        ("The new Chevy Silverado is built there.", {"Chevy Silverado": PRODUCT}),
        ("A lorry overturned on I-75 near the plant.", {"I-75": FAC}),
        ("The S&P 500 fell by a third.", {"S&P 500": WORK}),
        ("The trophy is called the Checkatrade Trophy.", {"Checkatrade Trophy": EVENT}),
        ("Boats left Lampedusa before dawn.", {"Lampedusa": LOC}),
        ("He was charged under the Online Safety Act.", {"Online Safety Act": LAW}),
        ("She grew up in Ballyfermot.", {"Ballyfermot": GPE}),
        # a firm, or the river behind an article
        ("Oracle, Amazon and Meta hired more.", {"Oracle": ORG, "Amazon": ORG, "Meta": ORG}),
        ("Fires in the Amazon grew.", {"Amazon": LOC}),
        ("She posted it on Instagram.", {"Instagram": ORG}),
        ("He praised the Belt and Road Initiative.", {"Belt and Road Initiative": LAW}),
        ("The boats were late because of COVID-19.", {}),
        # what a firm's name ends with
        ("The risk is growing, Tarn Ratings said.", {"Tarn Ratings": ORG}),
        # a common noun that opens a sentence is none
        ("Predators ate the eggs. Badgers were seen.", {}),
    ],
)  # fmt: skip
def test_what_is_well_known_has_its_kind(analysed: Analysed, text: str, names: dict[str, EntityKind]) -> None:
    _, analysis = analysed(text)
    assert {entity.name: entity.kind for entity in analysis.entities} == names
