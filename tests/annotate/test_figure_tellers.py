"""Who gives a figure in the article's own words, and whose deeds and words only hold one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import pipeline

if TYPE_CHECKING:
    from reader.model.analysis import Analysis

NOBODY = None
LINES: list[tuple[str, str, str | None]] = [
    # verbs that state a number
    ("The fire service put the number at 45.", "45", "the fire service"),
    ("Police estimated the crowd at 8,000.", "8,000", "police"),
    ("Doctors warned of a shortage of 200 beds.", "200", "doctors"),
    ("Prosecutors accused him of stealing £370.", "£370", "prosecutors"),
    ("The mayor cited the 41 deaths on the road.", "41", "the mayor"),
    # papers, surveys and data
    ("A poll for the Echo sees oil sliding to $50 a barrel.", "$50", "a poll"),
    ("The audit found faults in 34 of the homes.", "34", "the audit"),
    ("Figures from the Home Office show 4,200 arrests.", "4,200", "Home Office"),
    ("Pay was up 2.1 percent over the year, Labor Department data show.", "2.1 percent", "Labor Department"),
    ("Researchers found 23 kinds of bacteria.", "23", "researchers"),
    ("A register of 1938 lists 312 ornaments.", "312", "a register"),
    ("The trial found that losses fell in 48 cages.", "48", "the trial"),
    # results, and what is counted by those whose work it is
    ("Nordhall posted a loss of $9m for the quarter.", "$9m", "Nordhall"),
    ("The hospital has recorded 14 cases of measles.", "14", "the hospital"),
    ("The Environment Agency has issued more than 27 flood warnings.", "27", "Environment Agency"),
    # behind 'by', and as somebody's own number
    ("The damage, estimated by the council at £3m, is worse here.", "£3m", "the council"),
    ("The crowd was put at 8,100 by the organisers.", "8,100", "the organisers"),
    ("By the pilots' count, 3,000 people marched.", "3,000", "the pilots"),
    ("The bank raised its estimate of the losses to $5m.", "$5m", "the bank"),
    # deeds that hold a number, and numbers that only describe who speaks
    ("The runner recorded a time of 12 seconds.", "12 seconds", NOBODY),
    ("The council approved a budget of £30m.", "£30m", NOBODY),
    ("The judge fined the firm £3,000.", "£3,000", NOBODY),
    ("The mayor spoke at 7 rallies.", "7", NOBODY),
    ("The mayor told 300 people that the bridge was safe.", "300", NOBODY),
    ("The mayor gave 46 children a book.", "46", NOBODY),
    ("Police found 31 plants in the loft.", "31", NOBODY),
    ("The union, which has 520 members, said the strike would go on.", "520", NOBODY),
    ("A study of 410 children found a link to sleep.", "410", NOBODY),
    ("Nordhall opened 42 shops.", "42", NOBODY),
    ("Palermo has denied all 24 counts.", "24", NOBODY),
    ("The company publishes four reports a year.", "four", NOBODY),
    ("A volunteer, 67, said that the well was dry.", "67", NOBODY),
]


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    text = "\n\n".join(line for line, _, _ in LINES)
    return pipeline.analyse(pipeline.open_record(text, "test"))


@pytest.mark.parametrize(("line", "figure", "teller"), LINES)
def test_who_tells_a_figure(analysis: Analysis, line: str, figure: str, teller: str | None) -> None:
    names = {speaker.id: speaker.name for speaker in analysis.speakers}
    at = sum(len(other) + 2 for other, _, _ in LINES[: [one[0] for one in LINES].index(line)])
    (found,) = [f for f in analysis.figures if at <= f.start < at + len(line) and f.text.endswith(figure)]
    name = names[found.speaker] if found.speaker else None
    assert (name.removeprefix("The ") if name else None) == (teller.removeprefix("The ") if teller else None)


def test_who_tells_figures_twice_is_one_speaker(analysis: Analysis) -> None:
    assert [s.name for s in analysis.speakers if "mayor" in s.name] == ["the mayor"]


CLASHES = """The toll stands at 45, the fire service said. The mayor put it at 60.

The ship carried 120 passengers, the coastguard said. The owner said the ship carried 96 passengers.

Police arrested 12 people on Monday. Police arrested 30 people on Sunday.

Ana Kolar said she had sold 41 cakes at the fair. Ben Ruiz said he had sold 62 cakes at the fair."""


def test_two_who_give_different_numbers_of_one_thing_are_asked_about() -> None:
    found = pipeline.analyse(pipeline.open_record(CLASHES, "test"))
    pairs = [tuple(found.figures[i].text for i in conflict.figures) for conflict in found.conflicts]
    assert pairs == [("45", "60"), ("120", "96")]
