"""Which numbers of two articles are the same claim: 30 planted pairs, and 30 that only look alike."""

from __future__ import annotations

import re

import pytest

from reader.corpus.claims import ArticleFigures, claim_matrix
from reader.store.index.rows import FoundFigure, IndexedArticle

# the two sentences, with what is counted in brackets behind each number; whether both numbers can be right
SAME = [
    ("The flood in Vann killed 17 [people].", "In Vann the flood has killed 19 [people].", False),
    ("The flood in Vann killed 17 [people].", "At least 17 [people] were killed by the flood in Vann.", True),
    ("A blast in Vann wounded 40 [people].", "Some 40 [people] were hurt when a blast shook Vann.", True),
    ("Police in Vann arrested 12 [men] at the rally.", "At the rally 14 [men] were held in Vann.", False),
    ("The Vann mill cut 300 [jobs] this spring.", "The mill in Vann axed 350 [jobs] in spring.", False),
    ("The mill in Vann hired 60 [workers] for the harvest.",
     "For the harvest the Vann mill hired 60 [workers].", True),
    ("The storm destroyed 80 [houses] in Leddow.", "In Leddow, the storm destroyed 95 [houses].", False),
    ("The storm damaged 200 [homes] in Leddow.", "Some 210 [homes] in Leddow the storm damaged.", True),
    ("Fire crews rescued 9 [children] from the school.",
     "Crews rescued 11 [children] from the burning school.", False),
    ("The ferry carried 230 [passengers] across the strait.",
     "There were 245 [passengers] aboard the ferry in the strait.", False),
    ("About 5000 [people] marched through Leddow against the tax.",
     "More than 4800 [people] marched through Leddow against the tax.", True),
    ("The dam in Vann holds 30 [gates] of steel.", "The steel dam in Vann holds 28 [gates].", False),
    ("The farm lost 400 [cows] to the fever.", "The fever took 400 [cows] from the farm.", True),
    ("The army sent 900 [troops] to the border.", "To the border the army sent 1200 [troops].", False),
    ("The clinic treated 75 [patients] for the fever, and all were sick.",
     "At the clinic 82 [patients] were sick with the fever.", False),
    ("Flooding displaced 600 [families] around Vann.", "Flooding displaced 600 [families] at Vann.", True),
    ("The quake killed 31 [people] and injured 200.", "The quake injured 190 and killed 33 [people].", False),
    ("The ship brought 70 [containers] of grain to Vann.",
     "In Vann the ship unloaded 90 [containers] of grain.", False),
    ("The crash near Leddow killed 4 [officers].", "Near Leddow 5 [officers] died in the crash.", False),
    ("The court in Vann charged 6 [men] with the theft.",
     "For the theft 6 [men] were charged in the Vann court.", True),
    # the dead by their many words, and those whom a bare number counts
    ("The flood in Vann killed 17 [people].", "The flood in Vann left 19[] dead.", False),
    ("The flood in Vann killed 17[].", "The death toll of the flood in Vann rose to 19[].", False),
    ("After the flood 17[] were killed in Vann.", "The flood in Vann caused 19 [deaths].", False),
    ("At least 17[] died in the flood in Vann.", "The flood in Vann killed 19 [people].", True),
    ("The quake in Vann left 200 [people] homeless.", "The quake in Vann displaced 230[].", False),
    ("The blast in Vann wounded 40 [people].", "The blast in Vann left 44[] injured.", False),
    ("At the rally in Vann police arrested 12[].", "Police made 14 [arrests] at the rally in Vann.", False),
    # the day on which somebody said so, nouns in -ss, and the month of May
    ("The mill in Vann had 412 [losses] in spring, Ott said on Monday.",
     "The Vann mill had a 421 [loss] in spring, a judge said on Tuesday.", False),
    ("The Vann ferry carried 310 [passengers] in May.", "The ferry at Vann carried 290 [passengers].", False),
    # an article that gives two numbers does not disagree with itself
    ("In Leddow 5 [boats] of the Vann mill were sold and 73 [boats] of the Vann mill in spring.",
     "In Leddow 73 [boats] of the Vann mill were sold in spring.", True),
]  # fmt: skip
ALIKE = [
    ("The flood in Vann killed 17 [people].", "The flood in Vann injured 40 [people]."),
    ("The flood in Vann killed 17 [people].", "The fire in Vann killed 3 [people]."),
    ("The flood in Vann killed 17 [people].", "The flood in Leddow killed 4 [people]."),
    ("The flood killed 17 [people] in Vann on Monday.", "The flood killed 2 [people] in Vann on Tuesday."),
    ("The flood in Vann killed 17 [people].", "Floods in Vann have killed 300 [people] since 2010."),
    ("The flood in Vann killed 17 [people].", "The flood in Vann killed 5 of the 17 [people]."),
    ("The flood in Vann killed 17 [people].", "The flood in Vann left 800 [people] homeless."),
    ("The flood in Vann killed 17 [people].", "A flood in Vann could kill 500 [people]."),
    ("The flood in Vann killed 17 [people].", "Of 60 [people] in Vann the flood killed 17."),
    ("The mill in Vann cut 300 [jobs].", "The mill in Vann will create 90 [jobs]."),
    ("The mill in Vann cut 300 [jobs] in spring.", "The mill in Vann cut 40 [more jobs] in spring."),
    ("Police in Vann arrested 12 [men] at the rally.", "Police in Vann charged 3 [men] after the rally."),
    ("Police in Vann arrested 12 [men] at the rally.", "The rally in Vann drew 900 [men] and the police."),
    ("The storm destroyed 80 [houses] in Leddow.", "The storm damaged 700 [houses] in Leddow."),
    ("The blast killed 8 [police officers] in Vann.", "The blast in Vann killed 3 [army officers]."),
    ("The council had 9 [members] for the dam.", "The council had 4 [members] against the dam."),
    ("The army sent 900 [US troops] to the border.", "The army sent 2000 [Polish troops] to the border."),
    ("The fever made 75 [patients] sick in the clinic.", "The fever killed 6 [patients] in the clinic."),
    ("The quake killed 31 [people] and injured 200.", "The quake injured 29 [people] and killed 31."),
    ("The ferry carried 230 [passengers].", "Boats rescued 90 [passengers] from the ferry."),
    ("The flood in Vann left 17[] dead.", "The flood in Vann left 40[] injured."),
    ("The flood in Vann killed 17 [women].", "The flood in Vann left 19[] dead."),
    ("The flood in Vann killed 3 [people].", "The flood in Vann killed 90 [people]."),
    ("A blast killed 17 [people] in Vann on Monday.",
     "In a two-year war blasts in Vann killed 90 [people]."),
    ("Morland served 4 [faults] in the ninth game of the match.",
     "Lindt’s 13 [faults] in the ninth game lost the match."),
    ("In the Vann final the judges gave 73 [Ada Morland].",
     "In the Vann final the judges gave 64 [Ada Morland]."),
    ("Ott said 17 [people] were killed in the Vann flood on Monday.",
     "Ott said 19 [people] were killed in the Vann flood on Tuesday."),
    ("The flood in Vann killed 17[] men’s hopes.", "The flood in Vann left 19[] dead."),
    ("The flood in Vann hit 17 [women]’s shops.", "In Vann the flood has hit 19 [women]."),
    ("The flood in Vann killed 17 [cows].", "The flood in Vann left 19[] dead."),
]  # fmt: skip


def _article(number: int, outlet: str, marked: str) -> ArticleFigures:
    article = IndexedArticle(number, "", "", "", outlet, "2022-02-01", "", "", 0, False)
    sentence = re.sub(r"\[(.*?)\]", r"\1", marked)
    figures = tuple(
        FoundFigure(
            number,
            n,
            0,
            0,
            found[2],
            "number",
            float(found[2]),
            None,
            "",
            found[1] or "",
            found[3],
            "",
            sentence,
        )
        for n, found in enumerate(
            re.finditer(r"(At least|About|More than|Some)? ?(\d+)[^\d[]*\[(.*?)\]", marked)
        )
    )
    return ArticleFigures(article, figures, frozenset(("Vann", "Leddow", "Ada Morland", "Bo Lindt")))


def _agreements(one: str, other: str) -> list[bool]:
    """Whether two articles agree, for each thing that both count."""
    rows = claim_matrix((_article(1, "Gazette", one), _article(2, "Post", other)))
    return [row.agree for row in rows]


@pytest.mark.parametrize(("one", "other", "agree"), SAME)
def test_the_same_claim(one: str, other: str, agree: bool) -> None:
    assert _agreements(one, other) == [agree]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_numbers_that_only_look_alike(one: str, other: str) -> None:
    assert _agreements(one, other) == []
