"""Names that go on behind what was marked, and capitals that name nothing."""

from __future__ import annotations

import pytest

from reader.model.analysis import EntityKind
from tests.annotate.attributed import Analysed

ORG, GPE, EVENT, LOC = EntityKind.ORG, EntityKind.GPE, EntityKind.EVENT, EntityKind.LOC


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Leah Kruger, a researcher at the University of California, Davis, found it.",
            {"Leah Kruger": EntityKind.PERSON, "University of California, Davis": ORG},
        ),
        (
            "The University of Otago, New Zealand, did not say.",
            {"University of Otago": ORG, "New Zealand": GPE},
        ),
        (
            "Paul Ertl, a physicist at King’s College London, said so.",
            {"Paul Ertl": EntityKind.PERSON, "King’s College London": ORG},
        ),
        (
            "The embassy in Washington, D.C., was shut. Officials in Washington slept.",
            {"Washington, D.C.": GPE},
        ),
        (
            "Prices rose when the Russia-Ukraine war began and when the Iran war ended.",
            {"Russia-Ukraine war": EVENT, "Iran war": EVENT},
        ),
        (
            "Tempe police said they had found a man. He hid in Tempe.",
            {"Tempe police": ORG, "Tempe": GPE},
        ),
        # no names
        ("He was diagnosed with ADHD and with Marfan Syndrome, she wrote in her CV.", {}),
        ("Zombies are slow. Most zombies never run, and the zombies of this film sing.", {}),
        ("Fed up with the delays, Rafael Ortega left.", {"Rafael Ortega": EntityKind.PERSON}),
        (
            "The losses grew.\n\nFurther Losses\n\nThe further losses were small, said Anna Reed.",
            {"Anna Reed": EntityKind.PERSON},
        ),
        ("A few carried signs: “BREAD COMES FIRST,” one read.", {}),
        # and what looks alike
        ("Carter said the carter was late.", {"Carter": EntityKind.PERSON}),
    ],
)
def test_names_go_on_and_capitals_name_nothing(
    text: str, names: dict[str, EntityKind], analysed: Analysed
) -> None:
    assert {e.name: e.kind for e in analysed(text)[1].entities} == names


def test_a_strait_is_a_water_by_its_last_word_too(analysed: Analysed) -> None:
    _, found = analysed("Hormuz was shut. Ships left the Strait of Hormuz, and Hormuz has been calm since.")
    assert {e.kind for e in found.entities} <= {LOC, GPE}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Jeanette Tate owns the Saffron Cafe, which was flooded.", "Saffron Cafe", EntityKind.FAC),
        ("It is a short walk from Marlow Zoo.", "Marlow Zoo", EntityKind.FAC),
        ("Homicide Squad detectives arrested a man.", "Homicide Squad", ORG),
        ("Savannah Microfinance had refused her twice.", "Savannah Microfinance", ORG),
        ("The hunt is banned by the Hunting Ordinance.", "Hunting Ordinance", EntityKind.LAW),
        ("They won the Maharaja Trophy on Friday.", "Maharaja Trophy", EVENT),
        ("The turbine stands in Corran Sound.", "Corran Sound", LOC),
    ],
)
def test_the_last_word_states_the_kind(text: str, name: str, kind: EntityKind, analysed: Analysed) -> None:
    assert {e.name: e.kind for e in analysed(text)[1].entities}.get(name) is kind
