"""What kind of thing a name names where the words beside it say so, in plain news prose."""

from __future__ import annotations

import pytest

from reader.model.analysis import EntityKind
from tests.annotate.attributed import Analysed

PERSON, ORG, GPE = EntityKind.PERSON, EntityKind.ORG, EntityKind.GPE
WORK, EVENT = EntityKind.WORK, EntityKind.EVENT


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # who has staff, shares, a score or an article is no person
        ("Analysts at Pemberton Carr said the results were strong.", "Pemberton Carr", ORG),
        ("He paid for it, said an economist at Tarlow Finch.", "Tarlow Finch", ORG),
        ("Kelby Rovers held on to beat Aston Vale 3-2 on Saturday.", "Aston Vale", ORG),
        ("Iva Kolar fought back to beat Lucia Ferrante 6-3, 6-2.", "Lucia Ferrante", PERSON),
        ("She gave her pictures of the strike to the Tate in May.", "Tate", ORG),
        ("“It is late,” said Lena Harwood, a director at Harwood Asset Management.", "Lena Harwood", PERSON),
        ("Harwood Asset Management cut its forecast.", "Harwood Asset Management", ORG),
        ("Power was out, according to the utility Luz del Sur.", "Luz del Sur", ORG),
        ("Her union, the Royal Guild of Nurses, wants an inquiry.", "Royal Guild of Nurses", ORG),
        ("The U.S. National Hurricane Center said it had weakened.", "U.S. National Hurricane Center", ORG),
        ("Analyst Craig Whitelaw at broker Stanhope Gill said no.", "Stanhope Gill", ORG),
        ("US rival Fairlane Industrial bought it for £640m.", "Fairlane Industrial", ORG),
        ("Former Olympian Jack Tully suffered a defeat.", "Jack Tully", PERSON),
        ("Kelby Rovers beat Aston Vale 3-2. Then Vale pulled one back.", "Aston Vale", ORG),
        ("He rides for the Alder-Nordvik team.", "Alder-Nordvik", ORG),
        ("Existing backers Balderton and the British Business Bank took part.", "Balderton", ORG),
        ("Imran Qureshi KC told jurors the case was weak.", "Imran Qureshi", PERSON),
        ("Coty took a stake in Kylie Jenner's company. Jenner smiled.", "Kylie Jenner", PERSON),
        ("Engineers from SSEN were working through the night.", "SSEN", ORG),
        ("Northmoor Sharks lost. Rhys Penry left. The Sharks lost again.", "Northmoor Sharks", ORG),
        ("“It was for my dad,” Tavita told TNT Sports.", "Tavita", PERSON),
        # what is a part of a town, stands in an address or beside a town is a place
        ("Ada Holt has lived in the Eastgate neighborhood for years.", "Eastgate", GPE),
        ("Gareth Lumley, of Tannery Road, Eastbeck, was jailed.", "Eastbeck", GPE),
        ("The road between Santiago and Puerto Viejo was cut.", "Puerto Viejo", GPE),
        ("SANTA LUZ (Reuters) - Nine people died on Friday.", "SANTA LUZ", GPE),
        (
            "CALDER FALLS, Ohio — A jury convicted former Calder Falls Mayor Ronald Pickett.",
            "Calder Falls",
            GPE,
        ),
        # works, and storms
        ("Salt Road, a drama about two sisters, won the prize on Saturday.", "Salt Road", WORK),
        ("Her new single Run To Me is out on Friday.", "Run To Me", WORK),
        (
            "Tropical Storm Odile dumped rain on the coast. Odile then weakened.",
            "Tropical Storm Odile",
            EVENT,
        ),
        # the given name of somebody
        ("Kostya Belov danced. Kostya, 29, posted a picture.", "Kostya Belov", PERSON),
    ],
)
def test_the_words_beside_a_name_state_its_kind(
    text: str, name: str, kind: EntityKind, analysed: Analysed
) -> None:
    _, found = analysed(text)
    assert {e.name: e.kind for e in found.entities}.get(name) is kind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Temperatures reached 38 degrees Celsius (100 Fahrenheit) in Leeds.", ["Leeds"]),
        ("Turnout was 41.3% in Leeds.", ["Leeds"]),
        ("It froze in a post on X. “Sarah ran,” he wrote.", ["X.", "Sarah"]),
    ],
)
def test_what_is_no_name_or_two(text: str, names: list[str], analysed: Analysed) -> None:
    _, found = analysed(text)
    assert [e.name for e in found.entities] == names
