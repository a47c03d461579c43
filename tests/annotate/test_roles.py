"""Where a stated role begins and ends, and the roles that several people share."""

from __future__ import annotations

import pytest

from tests.annotate.attributed import Analysed


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        # behind a dateline
        ("ZAGREB - Head coach Ivo Brandt said so.", "Ivo Brandt", "Head coach"),
        ("ZAGREB, May 3 – Head coach Ivo Brandt said so.", "Ivo Brandt", "Head coach"),
        # without the verb or the noun before an office
        ("The ruling rebuked President Ada Holt.", "Ada Holt", "President"),
        ("Voters including Governor Ben Reed cheered.", "Ben Reed", "Governor"),
        ("A group backing former Ohio governor Ben Reed spent it.", "Ben Reed", "former Ohio governor"),
        ("It was a call highlighting Sen. Ben Reed and his vote.", "Ben Reed", "Sen."),
        ("The rival candidate former Mayor of Leeds Ada Holt won.", "Ada Holt", "former Mayor of Leeds"),
        ("He met retired astronaut Ben Reed.", "Ben Reed", "retired astronaut"),
        ("The police arrested then-Sen. Ben Reed.", "Ben Reed", "then-Sen."),
        # whose it is
        ("“No,” said Ada Holt's top policy aide Ben Reed.", "Ben Reed", "Ada Holt's top policy aide"),
        # the next of a list is no role
        ("With Ada Holt, chef Ben Reed and the Mayor, it began.", "Ada Holt", None),
        ("Ada Holt, chef Ben Reed and Kim Hall spoke.", "Ben Reed", "chef"),
        ("Mo Hart, a Holt campaign aide, knew Ada Holt.", "Mo Hart", "Holt campaign aide"),
        ("Tom Hall, a sister of Ada Holt, left.", "Tom Hall", "sister of Ada Holt"),
        # nouns that no list knows
        ("The Tongan lock Mary Holt crashed over.", "Mary Holt", "Tongan lock"),
        ("They went to court through advocate Ben Reed.", "Ben Reed", "advocate"),
        ("Prop Michael Tauranga scored. The prop left.", "Michael Tauranga", "Prop"),
        ("The muezzin, Ben Reed, 71, is here.", "Ben Reed", "muezzin"),
        ("The coxswain of the boat, Ben Reed, said so.", "Ben Reed", "coxswain of the boat"),
        ("A sailor called Ben Reed left.", "Ben Reed", "sailor"),
        ("Mary Holt, a local MEP, claims it.", "Mary Holt", "local MEP"),
        ("Mary Holt, who sells ice cream, says so.", "Mary Holt", "who sells ice cream"),
        ("Her daughter, Mary Holt, wept.", "Mary Holt", "daughter"),
        # what is no work
        ("They refused to consider Ben Reed.", "Ben Reed", None),
        ("“No!!” posted Mary Holt.", "Mary Holt", None),
        ("During the trial Ben Reed spoke.", "Ben Reed", None),
        ("The goal Ben Reed scored was fine.", "Ben Reed", None),
        ("His counterpart, Ben Reed, paid for it.", "Ben Reed", None),
        ("Mary Holt of the University of Leeds came.", "Mary Holt", "of the University of Leeds"),
        ("Mary Holt is the answer.", "Mary Holt", None),
        # several
        ("Campaign managers Ada Holt and Ben Reed agreed.", "Ben Reed", "Campaign manager"),
        ("Sens. Mary Holt and Ben Reed voted.", "Mary Holt", "Sen."),
        ("Sens. Mary Holt and Ben Reed voted.", "Ben Reed", "Sen."),
        (
            "She has filmed media figures such as Mary Holt, Ben Reed and Jim Baker.",
            "Jim Baker",
            "media figure",
        ),
        ("His critics such as Ada Holt laughed.", "Ada Holt", None),
        ("Two researchers, Ada Holt and Ben Reed, found it.", "Ben Reed", "researcher"),
        ("Both campaign managers, Ada Holt and Ben Reed, agreed.", "Ada Holt", "campaign manager"),
        # titles cut short, whose stop ends no sentence
        ("On Monday Sgt. Ben Reed spoke.", "Ben Reed", "Sgt."),
        ("Det. Lt. Ben Reed spoke.", "Ben Reed", "Det. Lt."),
        ("Police Capt. Ada Holt said it was over.", "Ada Holt", "Police Capt."),
        ("It was Pfc. Joe Wood.", "Joe Wood", "Pfc."),
        # what a verb states
        ("A lawyer, identified as Ben Reed, left.", "Ben Reed", "lawyer"),
        ("Officers named the driver as Ben Reed.", "Ben Reed", "driver"),
        ("Critics named the plan as Ben Reed left.", "Ben Reed", None),
        ("The club's captain that day was Ben Reed.", "Ben Reed", "club's captain"),
        ("The reason was Ben Reed.", "Ben Reed", None),
        ("Ada Holt, who was mayor until 2010, came.", "Ada Holt", "mayor"),
        ("Ada Holt, who was tired, left.", "Ada Holt", None),
        ("Ada Holt, prosecuting, spoke.", "Ada Holt", "prosecuting"),
        ("Ada Holt, driving, spoke.", "Ada Holt", None),
        ("Ada Holt, dressed as a judge, spoke.", "Ada Holt", None),
        ("Ada Holt, a GP and the head of a charity, left.", "Ada Holt", "GP and the head of a charity"),
        ("Ada Holt, of the Ely Gazette, left.", "Ada Holt", "of the Ely Gazette"),
        ("In the second half, co-host Ada Holt left.", "Ada Holt", "co-host"),
    ],
)
def test_where_a_role_ends(text: str, name: str, role: str | None, analysed: Analysed) -> None:
    _, found = analysed(text)
    assert {e.name: e.role for e in found.entities}[name] == role
