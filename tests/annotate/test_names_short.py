"""Short forms of a name: initials, nicknames and parts are the one that the article names in full."""

from __future__ import annotations

import pytest

from tests.annotate.attributed import Analysed


@pytest.mark.parametrize(
    ("text", "one"),
    [
        # initials: of a name that a land leads, of its end, of a part, with small letters
        ("The US National Marsh Safety Board met. The NMSB said no.",
         {"US National Marsh Safety Board", "NMSB"}),
        ("The Harbour Workers Union met. HWU members left.", {"Harbour Workers Union", "HWU"}),
        ("The Arvenian Pilots League Board met. The APL Board left.",
         {"Arvenian Pilots League Board", "APL Board"}),
        ("The Ministry of Defence paid. The MoD said so.", {"Ministry of Defence", "MoD"}),
        # a known name and its longer form, and one turned round
        ("Exxon Mobil paid. Exxon has cleaned the river.", {"Exxon Mobil", "Exxon"}),
        ("The Golden State Warriors won. The Warriors play on.", {"Golden State Warriors", "Warriors"}),
        ("She studied at Warwick University. The University of Warwick is old.",
         {"Warwick University", "University of Warwick"}),
        ("He left the Kingdom of Cambodia. Cambodia is hot.", {"Kingdom of Cambodia", "Cambodia"}),
        ("Republicans won. A Republican spoke.", {"Republicans", "Republican"}),
        # what clubs are called
        ("Arsenal lost 2-0. The Gunners have lost four in a row.", {"Arsenal", "Gunners"}),
        ("Cheltenham Town drew. The Robins were down to ten men.", {"Cheltenham Town", "Robins"}),
        # people by initials and cut given names
        ("Anthony Joshua will fight in Leeds. AJ is fit.", {"Anthony Joshua", "AJ"}),
        ("Stephen Curry hurt his knee. Steph will be back.", {"Stephen Curry", "Steph"}),
    ],
)  # fmt: skip
def test_a_short_form_is_the_one_in_full(text: str, one: set[str], analysed: Analysed) -> None:
    _, found = analysed(text)
    forms = [{entity.name, *entity.aliases} for entity in found.entities]
    assert one in forms


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("The BBC and BBC News were both named.", ("BBC", "BBC News")),
        ("Disney bought Disney Channel.", ("Disney", "Disney Channel")),
        ("Cheltenham Town beat Swindon Town. The Robins won.", ("Cheltenham Town", "Robins")),
        ("Alexander Petrov met Alexei in Leeds.", ("Alexander Petrov", "Alexei")),
    ],
)
def test_what_is_like_it_is_another(text: str, two: tuple[str, str], analysed: Analysed) -> None:
    _, found = analysed(text)
    names = [entity.name for entity in found.entities]
    assert set(two) <= set(names)


def test_a_surname_without_its_article_is_the_one_in_full(analysed: Analysed) -> None:
    _, found = analysed("Khalid al-Falih, the minister, came. She met Falih in London.")
    (person,) = [entity for entity in found.entities if "Falih" in entity.name]
    assert person.aliases == ("Falih",)
