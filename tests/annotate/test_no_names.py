"""What looks like a name and is none: of headlines, sentence beginnings, dates and labels."""

from __future__ import annotations

import pytest

from tests.annotate.attributed import Analysed

IN_STORY = {"Ada Holt", "Ben Reed", "Ely", "Tramway Union"}
STORY = "\n\nAda Holt of Ely spoke on Monday. Mayor Ben Reed, of the Tramway Union, left. Holt stayed."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a headline that ends with a stop
        (f"Ada Holt Playing Dumb About The Tax Is A Shame.{STORY}", IN_STORY),
        (f"Emails Reveal A Holt Aid Caught. See Her Win.{STORY}", IN_STORY),
        (f"Why She Sees A Stunning Win After The Vote.{STORY}", IN_STORY),
        # the word that opens a sentence
        ("Ada Holt rested. Given Holt is ill, it ends.", {"Ada Holt"}),
        ("Crowds of people came to see Ada Holt.", {"Ada Holt"}),
        ("Defiance was the word. Ada Holt laughed.", {"Ada Holt"}),
        # numbers with their unit, and names that begin with a number
        ("Ada Holt came in 0.5secs ahead after 20km.", {"Ada Holt"}),
        ("Since 9/11 Ada Holt has lived here.", {"9/11", "Ada Holt"}),
        # a person behind what an office is for, also with a given name of women and men
        ("The minister for Works and Housing Nicola Moran left.", {"Nicola Moran"}),
        ("The director of Trees for Cities Nicola Moran left.", {"Trees for Cities", "Nicola Moran"}),
        # prefixes
        ("Ada Holt won. The pro-Holt group paid for it.", {"Ada Holt"}),
        ("It was an anti-Muslim flyer and an un-American one.", {"Muslim"}),
        ("The post-World War II boom ended in Leeds.", {"World War II", "Leeds"}),
        # two in one, a place before an office, tags
        ("Mary Holt ran. Ben Reed ran. Both Holt and Reed won it.", {"Mary Holt", "Ben Reed"}),
        ("Former Pennsylvania governor Ben Reed waved to Sen. Jo Hill (R-Tex.).",
         {"Pennsylvania", "Ben Reed", "Jo Hill", "Tex."}),
        ("He wrote #Holt2016 to General Reed. David Reed smiled.", {"David Reed"}),
        ("Twitter's Ben Reed left. Obama’s State Department paid. The State Department and Obama agreed.",
         {"Twitter", "Ben Reed", "Obama", "State Department"}),
        # words in capitals that name nothing, holidays, marks
        ("The CEO bought an SUV before Lent, God knows.", set()),
        ("“[W]e won,” said Ada Holt on July20, in the 104th race.", {"Ada Holt"}),
        ("MPs voted on Monday. The Government lost. The Opposition Leader left.", set()),
        ("He tore a Grade 2 ligament in Game 1. She recalled the Eighties.", set()),
        ("The Monetary Policy Rate(MPR) rose in Ely.", {"Ely"}),
        # a house is not the White House
        ("The White House agreed. The House voted on Monday.", {"White House"}),
    ],
)  # fmt: skip
def test_names(text: str, names: set[str], analysed: Analysed) -> None:
    _, found = analysed(text)
    assert {e.name for e in found.entities} == names


def test_a_noun_before_a_surname_makes_no_body_of_somebody(analysed: Analysed) -> None:
    text = "Marco Reed won. One label Reed resists is the one that many have. Reed smiled."
    _, found = analysed(text)
    assert [(e.name, e.kind, e.aliases) for e in found.entities] == [("Marco Reed", "PERSON", ("Reed",))]
