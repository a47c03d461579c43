"""Roles behind a name: past an age and a place, in a clause that says what somebody does or came to be."""

from __future__ import annotations

import pytest

from tests.annotate.attributed import Analysed


@pytest.mark.parametrize(
    ("text", "role"),
    [
        # past an age, a place and letters
        ("Ben Reed, 42, of Leeds, who runs a farm, said so.", "who runs a farm"),
        ("Ben Reed, now 45, a nurse, said so.", "nurse"),
        ("Ben Reed (45), a nurse from Leeds, said so.", "nurse from Leeds"),
        ("Ben Reed, PhD, a researcher at Elm University, said so.", "researcher at Elm University"),
        # without the time of an office
        ("Ben Reed, appointed chairman of Elm Aid in May, said so.", "chairman of Elm Aid"),
        ("Ben Reed, mayor of Leeds since 2010, said so.", "mayor of Leeds"),
        # where somebody works
        ("Ben Reed, from environmental group Elmwatch, said so.", "from environmental group Elmwatch"),
        # what a clause says that somebody does
        ("Ben Reed, who has been mayor since 2010, said so.", "mayor"),
        ("Ben Reed works as a plumber in Leeds.", "plumber"),
        ("Ben Reed, who works as a plumber, said so.", "plumber"),
        ("Ben Reed was appointed chairman of Elm Aid in May.", "chairman of Elm Aid"),
        ("Ben Reed joined Elm Aid as chief executive in May.", "chief executive"),
        ("Ben Reed, who became mayor in May, said so.", "mayor"),
        ("Ben Reed, who has spent 22 years as a fire officer, said so.", "fire officer"),
        ("Ben Reed, who served as health minister from 2010 to 2014, said so.", "health minister"),
        ("Ben Reed, who plays for Leeds, said so.", "who plays for Leeds"),
        ("Ben Reed, who is leading the inquiry, said so.", "who is leading the inquiry"),
        ("Ben Reed, 63, who ran Elm Grain for three decades, said so.", "who ran Elm Grain"),
        ("Ben Reed, who worked at the plant for 38 years, said so.", "who worked at the plant"),
        ("Ben Reed, who sits on the Treasury Committee, said so.", "who sits on the Treasury Committee"),
        # work before kinship, and before a form of address
        ("His nephew, Ben Reed, is a dentist.", "dentist"),
        ("Prof Ben Reed, a glaciologist at Elm University, said so.", "glaciologist at Elm University"),
        ("Fr Ben Reed, an organist, said so.", "organist"),
        # what tells nothing of the kind
        ("Ben Reed, who ran away in May, came back.", None),
        ("Ben Reed could become mayor of Leeds.", None),
        ("Ben Reed was named player of the year.", None),
        ("Ben Reed, who is in his third year of nursing, left.", None),
        ("Ben Reed was named as a suspect.", None),
        ("Ben Reed worked out as usual.", None),
    ],
)
def test_a_role_behind_a_name(text: str, role: str | None, analysed: Analysed) -> None:
    _, found = analysed(text)
    assert {e.name: e.role for e in found.entities}["Ben Reed"] == role


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        # words that are things elsewhere
        ("They like Elm Town forward Ada Holt.", "Ada Holt", "Elm Town forward"),
        ("Ada Holt, the France centre, is to leave.", "Ada Holt", "France centre"),
        ("Full-back Tom Reed scored.", "Tom Reed", "Full-back"),
        ("Belgian international Tom Reed scored.", "Tom Reed", "Belgian international"),
        ("In the studio, co-host Tom Reed, dressed as a judge, laughed.", "Tom Reed", "co-host"),
        ("The shouting brought forward Tom Reed.", "Tom Reed", None),
        # where somebody stands in the world
        ("Former world No.2 Ada Holt told the paper so.", "Ada Holt", "Former world No.2"),
        ("World number six Ada Holt has pulled out.", "Ada Holt", "World number six"),
        # two roles of one person
        ("Actor and comedian Tom Reed died.", "Tom Reed", "Actor and comedian"),
        # who did something with somebody else
        ("Lee, a wealthy hotelier Tom Reed backed, left.", "Tom Reed", None),
        # a party
        ("Ada Holt, the Republican from Ohio, said so.", "Ada Holt", "Republican from Ohio"),
        # of which university
        ("Prof Ada Holt of the University of Leeds said so.", "Ada Holt", "Prof of the University of Leeds"),
        # several
        ("Other board members Tom Reed, Ada Holt and Mark Hill were held.", "Ada Holt", "board member"),
        ("Both pundits on Elm TV, Tom Reed and Mark Hill, said so.", "Mark Hill", "pundit on Elm TV"),
        (
            "The former and current coaches of Elm Town, Tom Reed and Mark Hill, said so.",
            "Mark Hill",
            "coach of Elm Town",
        ),
        # whose somebody is, where nothing else is stated
        ("CNN's Ada Holt, Secretary of State Tony Reed and others left.", "Ada Holt", "of CNN"),
        ("Ada Holt of the BBC said so.", "Ada Holt", "of the BBC"),
        ("Ada Holt, from Oxfam, said so.", "Ada Holt", "from Oxfam"),
        # the roles of others
        (
            "He met President Lee Moon, Chief of Staff Rui Costa and party leader Gleisi Hart, on Monday.",
            "Lee Moon",
            "President",
        ),
        ("It has Ann Lee as finance chief, Tom Reed as energy officer and others.", "Tom Reed", None),
        (
            "They named Raju (35), a resident of Elm, Nanak (41), a baker, and Satish (38), a miner.",
            "Nanak",
            "baker",
        ),
        ("They met Ada Holt, chef Tom Reed", "Ada Holt", None),
        ("Ada Holt, daughter of actor Tom Reed, left.", "Ada Holt", "daughter of actor Tom Reed"),
        # no work
        ("The murder of Leeds woman Ada Holt shocked them.", "Ada Holt", "Leeds woman"),
        ("Leeds man Tom Reed, a plumber, said so.", "Tom Reed", "plumber"),
        ("Boss Jonas Reed says they are well.", "Jonas Reed", "Boss"),
        ("Ada Holt, 56, a dock master for Elm Marina, said so.", "Ada Holt", "dock master for Elm Marina"),
        ("Ada Holt, a half-hour episode from the series, was cut.", "Ada Holt", None),
        # without the time of day
        ("08:30 Passenger Tom Reed rang us.", "Tom Reed", "Passenger"),
    ],
)
def test_a_role_before_a_name(text: str, name: str, role: str | None, analysed: Analysed) -> None:
    _, found = analysed(text)
    assert {e.name: e.role for e in found.entities}[name] == role


def test_a_text_that_ends_with_a_word_that_may_be_cut_in_two_is_read(analysed: Analysed) -> None:
    _, found = analysed("Three attorneys were late, said Ada Holt. The Mid")
    assert "Ada Holt" in {e.name for e in found.entities}
