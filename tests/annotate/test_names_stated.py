"""Whom a text means, by what it tells of people: their work, their spouses, their initials, their ranks."""

from __future__ import annotations

import pytest

from reader.model.analysis import EntityKind, SpeakerKind
from tests.annotate.attributed import Analysed


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "“We are sold out,” Chief Executive Officer Linh Tran said on a call.",
            "Linh Tran",
            "Chief Executive Officer",
        ),
        (
            "The team was led by Min Zhou, a paleontologist at the Institute of Deep Time. It rained.",
            "Min Zhou",
            "paleontologist at the Institute of Deep Time",
        ),
        (
            "“I found out late,” said Harold Jenks, a 67-year-old retired mechanic from Toledo. It rained.",
            "Harold Jenks",
            "retired mechanic from Toledo",
        ),
        (
            "Asked about it, the chief whip, Sir Alan Drewe, replied: “You stand well back.”",
            "Alan Drewe",
            "chief whip",
        ),
        (
            "A spokeswoman for the governor, Kim Albright, said Tuesday that he would sign the bill.",
            "Kim Albright",
            "spokeswoman for the governor",
        ),
        (
            "The flood was seen by Regula Senn, an engineer\n\nMs. Senn said it rose fast.",
            "Regula Senn",
            "engineer",
        ),
        ("Sen. Nadia Brightman, D-Fresno, said that it would end hunger.", "Nadia Brightman", "Sen."),
        ("PC Dan Holroyd said the phone was lit. “It was on,” the officer said.", "Dan Holroyd", "PC"),
    ],
)
def test_what_people_are(text: str, name: str, role: str, analysed: Analysed) -> None:
    (entity,) = [e for e in analysed(text)[1].entities if e.name == name]
    assert (entity.kind, entity.role) == (EntityKind.PERSON, role)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a 'who' is no place
        (
            "Among them was Harold Jenks, a mechanic from Toledo, who said that he had lost everything.",
            {"Harold Jenks"},
        ),
        # whom somebody leaves with is somebody else
        (
            "Diane Novak and Eric Sandoval ran the shop. “It was ours,” Novak said.\n\n"
            "Sandoval, who is leaving with her, put it down to money. He said that there was none.",
            {"Diane Novak", "Eric Sandoval"},
        ),
        # wives and husbands
        (
            "Karen Whitley and her husband, Marcus Whitley, opened the shop.\n\n"
            "Marcus Whitley laughed. His wife said that it had lost money.",
            {"Karen Whitley"},
        ),
        # a given name, a friend, an officer
        ("Marcus Reed sold the shop. Marcus said that it was time.", {"Marcus Reed"}),
        ("My friend Agnes says that I am too rural.", {"Agnes"}),
        ("PC Dan Holroyd saw the phone. “It was on,” the officer said.", {"Dan Holroyd"}),
        # a councillor
        (
            "Maureen Adeyemi spoke first. “It is the heart of the town,” Cllr Adeyemi said.",
            {"Maureen Adeyemi"},
        ),
        # the unnamed, in full
        ("A source close to him said: “She had been told on Sunday.”", {"a source close to him"}),
        ("“It’s a mess,” one Tory MP said.", {"one Tory MP"}),
        # a commission is no company
        (
            "Brightwood Inc. sold it, the Product Safety Commission said. The company said that it knew.",
            {"Product Safety Commission", "Brightwood Inc."},
        ),
    ],
)
def test_who_speaks(text: str, names: set[str], analysed: Analysed) -> None:
    assert {speaker.name for speaker in analysed(text)[1].speakers} == names


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("One of the officials", SpeakerKind.ROLE),
        ("Another", SpeakerKind.ROLE),
        ("A diplomat", SpeakerKind.ROLE),
    ],
)
def test_who_has_no_name_is_anonymous(source: str, kind: SpeakerKind, analysed: Analysed) -> None:
    (speaker,) = analysed(f"Two officials spoke at length. {source} said that nobody liked it.")[1].speakers
    assert (speaker.kind, speaker.anonymous) == (kind, True)


def test_a_family_is_no_he(analysed: Analysed) -> None:
    text = "Eric Sandoval and Karen Whitley own it. The Whitleys wanted more shops. “I am a baker,” he said."
    assert analysed(text)[1].quotes[-1].speaker_name == "Eric Sandoval"


_TALK = (
    "Ines Calder, who won gold, tells Peter Ashworth why she stopped.\n\n"
    "Peter Ashworth: You retired early. Why?\n\nInes Calder: I was cold. My coach said: “Then don’t be.”\n\n"
    "PA: Do you miss it?\n\nIC: I miss the boat.\n\nPA: What now?\n\nIC: I am going to study law."
)
_LETTERS = (
    "Amara Diallo runs a seed bank. She spoke to Rachel Lowe.\n\nRL: Why seeds?\n\nAD: Because they wait.\n\n"
    "RL: What was lost?\n\nAD: Forty kinds of millet."
)
_QUESTIONS = (
    "Hetty Vance, 58, has looked after the gates for years.\n\nQ: What do you do?\n\nA: Mostly I listen.\n\n"
    "Q: Has it changed?\n\nA: It has. My father called it “the long wet.”\n\nQ: What now?\n\nA: Nothing."
)
_MET = (
    "Hetty Vance keeps the gates. Boris Wynne met her at noon.\n\nQ: What do you do?\n\nA: I listen.\n\n"
    "Wynne: Every day?\n\nVance: Every night.\n\nQ: What now?\n\nA: Nothing."
)
_HALL = (
    "The Chair: Question three.\n\nHetty Vance (Ely): How many are left?\n\n"
    "The Minister (Boris Wynne): Nine.\n\nHetty Vance: He said to me, “I was never asked.” Will he go?\n\n"
    "Boris Wynne: I will.\n\nMembers: Hear, hear.\n\nThe Chair: Order."
)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (_HALL, ["the Chair", *["Hetty Vance", "Boris Wynne"] * 2, "members", "the Chair"]),
        (_TALK, ["Peter Ashworth", "Ines Calder"] * 3),
        (_LETTERS, ["Rachel Lowe", "Amara Diallo"] * 2),
        (_QUESTIONS, ["Q", "Hetty Vance"] * 3),
        (_MET, ["Boris Wynne", "Hetty Vance"] * 3),
    ],
)
def test_the_labels_of_an_interview(text: str, labels: list[str], analysed: Analysed) -> None:
    quotes = [q for q in analysed(text)[1].quotes if q.rule.startswith("label of a transcript")]
    assert [quote.speaker_name for quote in quotes] == labels


def test_a_baker_in_capitals_is_a_name(analysed: Analysed) -> None:
    text = "MARY MASON: We begin.\n\nTOM HALE: We do.\n\nMARY MASON: Then go on.\n\nTOM HALE: I shall."
    assert {s.name for s in analysed(text)[1].speakers} == {"MARY MASON", "TOM HALE"}


def test_whom_a_senator_stands_for_is_a_place(analysed: Analysed) -> None:
    _, found = analysed("Sen. Nadia Brightman, D-Fresno, wrote it. Rep. Walt Egger (R-Texas) did not.")
    kinds = {e.name: e.kind for e in found.entities}
    assert (kinds["Fresno"], kinds["Texas"]) == (EntityKind.GPE, EntityKind.GPE)
