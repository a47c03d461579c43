"""What kind of thing a name or a source is: persons, bodies, turns of a transcript, shares, mere things."""

from __future__ import annotations

import pytest

from reader.model.analysis import EntityKind, SpeakerKind
from tests.annotate.attributed import Analysed

PERSON, ORG, GPE = EntityKind.PERSON, EntityKind.ORG, EntityKind.GPE


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Power came back on Monday, said the operator Straitline.", "Straitline", ORG),
        ("“We are sorry,” the regulator Ofcare said.", "Ofcare", ORG),
        ("The charity Homeward said it had no beds.", "Homeward", ORG),
        ("The rail operator Arven told passengers to wait.", "Arven", ORG),
        ("Last year the insurer Calder paid for the roof.", "Calder", ORG),
        ("The builder Harlow said it had no bricks.", "Harlow", ORG),
        # before a given name the noun is somebody's work
        ("The crane operator Jim Hale said the wind was strong.", "Jim Hale", PERSON),
        ("The developer Maria Kent said so.", "Maria Kent", PERSON),
        ("The school Anna Lund attended was closed.", "Anna Lund", PERSON),
        # a body of two places
        ("Devon and Cornwall Police say the road is closed.", "Devon and Cornwall Police", ORG),
        ("Kensington and Chelsea Council said it would appeal.", "Kensington and Chelsea Council", ORG),
        ("It rained. Brighton and Hove City Council has paid.", "Brighton and Hove City Council", ORG),
        ("A crash in Devon and Cornwall Police said three died.", "Cornwall Police", ORG),
        ("Anna Reed left. Reed and Kent Police said so.", "Kent Police", ORG),
        # work with the capital of a sentence's first word is no part of the name
        ("Engineer Ines Okafor, who heads the dig, said it was old.", "Ines Okafor", PERSON),
        ("Farmer Lucy Bell said so.", "Lucy Bell", PERSON),
        ("Fisherman Carlos Vega sailed.", "Carlos Vega", PERSON),
        # the place of a dateline, which the text may name in small letters
        ("ARDMOOR, Neb. (AP) — A clerk was sentenced Thursday. He left Ardmoor at noon.", "Ardmoor", GPE),
        ("VELLAPUR: Nine people were hurt on Monday.", "VELLAPUR", GPE),
        # what the words of a name state
        ("Storm Nerys will cross the coast on Monday.", "Storm Nerys", EntityKind.EVENT),
        ("The Orchard Vale School District said it would close.", "Orchard Vale School District", ORG),
        ("Lenya Genomics said it would cut 40 jobs.", "Lenya Genomics", ORG),
        ("She joined Hadley Brewers in May.", "Hadley Brewers", ORG),
        # a name between commas is of the kind that its description is
        ("Their maker, Elmfield, said it was sending a team.", "Elmfield", ORG),
        ("The group that speaks for the tenants, Warm Rooms, was there.", "Warm Rooms", ORG),
        ("A surgeon at the hospital, Mirwan Hotali, was there.", "Mirwan Hotali", PERSON),
        ("Law firm Stokes Abbott acted for the heirs.", "Stokes Abbott", ORG),
        # the last word of a firm that is called after somebody
        ("He sold Walter Hale Newspapers in May.", "Walter Hale Newspapers", ORG),
        ("The Hedgerow Protection Act came in last year.", "Hedgerow Protection Act", EntityKind.LAW),
    ],
)
def test_people_and_bodies(text: str, name: str, kind: EntityKind, analysed: Analysed) -> None:
    _, found = analysed(text)
    assert {e.name: e.kind for e in found.entities}.get(name) is kind


def test_the_noun_before_a_body_means_it(analysed: Analysed) -> None:
    text = "The airline Skyport said flights were cancelled. The charity Homeward said it had no beds."
    _, found = analysed(text)
    assert [q.speaker_name for q in found.quotes] == ["Skyport", "Homeward"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Tomas Reyer, who leads the opposition, left.", "Tomas Reyer", "who leads the opposition"),
        ("Peter Lund, who runs the Dover port, agreed.", "Peter Lund", "who runs the Dover port"),
        ("Paul Kemp, who has led the club since 2009, won.", "Paul Kemp", "who has led the club"),
        ("Tim Rose, who owns two farms and sells eggs, wept.", "Tim Rose", "who owns two farms"),
        ("Jon Ward, who now coaches the boys, sang.", "Jon Ward", "who now coaches the boys"),
        # a noun tells more
        ("The captain, Rosa Finch, who owns two boats, sailed.", "Rosa Finch", "captain"),
        # what happened to somebody is no role
        ("Mira Sand, who was born in Oslo, said no.", "Mira Sand", None),
        ("Ida Holm, who said no, left.", "Ida Holm", None),
        # what a page asks of its readers is none either
        ("Contact staff writer Jane Reed at the desk.", "Jane Reed", "staff writer"),
        ("Follow reporter Tom Ames on Twitter.", "Tom Ames", "reporter"),
        ("Email senior editor Paul Dane.", "Paul Dane", "senior editor"),
        ("Photo by staff photographer Rita Moss.", "Rita Moss", "staff photographer"),
    ],
)  # fmt: skip
def test_roles(text: str, name: str, role: str | None, analysed: Analysed) -> None:
    _, found = analysed(text)
    assert {e.name: e.role for e in found.entities}[name] == role


def test_whom_somebody_represents_is_somebody_else(analysed: Analysed) -> None:
    text = "Carla Webb, who represents the mayor, left. “It is late,” the mayor said."
    _, found = analysed(text)
    assert [q.speaker_name for q in found.quotes] != ["Carla Webb"]


@pytest.mark.parametrize(
    "text",
    [
        "Dara Quinn told them that it could reach £3.4m. Ms Holt called that “a joke”.",
        "Dara Quinn wrote that the parcel weighed 5g. Ms Holt called that “a joke”.",
        "Dara Quinn said that the wall was 3m. Ms Holt called that “a joke”.",
    ],
)
def test_a_unit_ends_the_sentence_that_it_closes(text: str, analysed: Analysed) -> None:
    _, found = analysed(text)
    assert found.quotes[-1].speaker_name == "Holt"
    assert {e.name: (e.kind, e.role) for e in found.entities}["Holt"] == (PERSON, None)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("MAYOR HOLT: “We have a plan,” she said.", ["HOLT"]),
        ("ANN HOLT: It works.\n\nDR SINGH: I doubt it.\n\nMS. PARK: I do.", ["ANN HOLT", "SINGH", "PARK"]),
        ("SEN. JOHN CARROW: Go on.\n\nJUDGE ELLEN FARR: Please do.", ["JOHN CARROW", "ELLEN FARR"]),
        ("MR. O'NEILL: Did you see it?\n\nMS. DE LA CRUZ: I did not.", ["O'NEILL", "DE LA CRUZ"]),
        ("MAYOR HOLT: It works.\n\nLORD ASHBY: It does.\n\nAnn Holt won.", ["Ann Holt", "ASHBY"]),
    ],
)
def test_speakers_of_a_transcript(text: str, names: list[str], analysed: Analysed) -> None:
    _, found = analysed(text)
    assert [q.speaker_name for q in found.quotes] == names
    assert {s.kind for s in found.speakers} == {SpeakerKind.PERSON}
    assert {e.kind for e in found.entities} == {PERSON}


def test_labels_that_tell_no_name(analysed: Analysed) -> None:
    _, found = analysed("THE WITNESS: I did.\n\nUNIDENTIFIED MALE: Shame on you!\n\nREPORTER: When?")
    assert found.entities == ()
    assert SpeakerKind.PERSON not in {s.kind for s in found.speakers}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Some 45% of respondents said they would move.", "some 45% of respondents"),
        ("Nearly 60 percent of nurses said they were tired.", "nearly 60 percent of nurses"),
        ("A majority of residents said they agreed.", "a majority of residents"),
        ("Only a third of the farmers said they would sell.", "only a third of the farmers"),
        ("A handful of drivers said they saw it.", "a handful of drivers"),
    ],
)
def test_a_share_of_people_is_a_group(text: str, name: str, analysed: Analysed) -> None:
    _, found = analysed(text)
    (speaker,) = found.speakers
    assert (speaker.name, speaker.kind) == (name, SpeakerKind.GROUP)


def test_two_shares_are_two(analysed: Analysed) -> None:
    _, found = analysed("Some 74% of voters said they were glad. Some 20% of voters said they were not.")
    assert len(found.speakers) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The latest development shows that the plan is bad.",
        "The evidence suggests that the fire began in the kitchen.",
        "The graph shows that rents rose.",
        "History tells us that banks fail.",
        "The silence tells us that he is guilty.",
        "The timing suggests that he knew.",
    ],
)
def test_what_says_nothing_itself_is_no_person_and_weak(text: str, analysed: Analysed) -> None:
    _, found = analysed(text)
    assert {(s.kind, s.anonymous) for s in found.speakers} <= {(SpeakerKind.DOCUMENT, False)}
    assert max((q.confidence for q in found.quotes if q.speaker), default=0) < 0.5


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        (
            "The Baltic Sailing Cup began on Monday. Crews of the Sailing Cup rested.",
            "Baltic Sailing Cup",
            ["Baltic Sailing Cup", "Sailing Cup"],
        ),
        (
            "The Water Office of Dunmore closed. The Water Office said it was sorry.",
            "Water Office of Dunmore",
            ["Water Office of Dunmore", "Water Office", "it"],
        ),
    ],
)
def test_a_part_of_a_name_is_the_whole(text: str, name: str, mentions: list[str], analysed: Analysed) -> None:
    article, found = analysed(text)
    (entity,) = (e for e in found.entities if e.name == name)
    assert [m.of(article.text) for m in entity.mentions] == mentions


def test_a_part_that_two_names_share_is_neither(analysed: Analysed) -> None:
    text = "The Dunmore Water Office met the Ely Water Office. The Water Office closed."
    _, found = analysed(text)
    assert {"Dunmore Water Office", "Ely Water Office"} <= {e.name for e in found.entities}


@pytest.mark.parametrize(
    "text",
    [
        "The Environment Minister said it was late.",
        "The Harbour Commissioner said it was late.",
        "The MP said it was late.",
        "The Port Superintendent said it was late.",
        "The Deputy Mayor said it was late.",
    ],
)
def test_an_office_is_no_body(text: str, analysed: Analysed) -> None:
    _, found = analysed(text)
    assert EntityKind.ORG not in {e.kind for e in found.entities}
    assert {s.kind for s in found.speakers} == {SpeakerKind.ROLE}
