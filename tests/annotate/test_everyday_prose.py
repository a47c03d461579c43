"""Plain news prose as reporters write it: who is meant, what nobody said, children's ages, scores of sets."""

from __future__ import annotations

import pytest

from reader.model.analysis import FigureKind
from tests.annotate.attributed import Analysed


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # nobody said it
        ("No one at the meeting said that the roof was safe.", []),
        ("None of the councillors said whether the pool would close.", []),
        ("No officer said that the dog had been fed.", []),
        # 'they' who are one
        (
            "One Labour member told Sky News it had “got away with it”. “We are finished,” they said.",
            ["one Labour member", "one Labour member"],
        ),
        # what is read out
        ("Mr Qureshi of the NHS read a statement outside. “It was hell,” it said.", ["a statement"]),
        # two offices of one person
        ("“We tried,” said co-founder and chief executive Anneke Prins.", ["Anneke Prins"]),
        # somebody of a people
        (
            "Rovers boss Paulo Teixeira was furious.\n“It was a clear foul,” the Portuguese said.",
            ["Paulo Teixeira"],
        ),
    ],
)
def test_who_says_it(text: str, speakers: list[str], analysed: Analysed) -> None:
    _, found = analysed(text)
    assert [q.speaker_name for q in found.quotes] == speakers


def test_a_relative_and_a_mister_are_one(analysed: Analysed) -> None:
    _, found = analysed(
        "Ellie Tranter died in June. Her father, Mark, rang. “They came late,” Mr Tranter said."
    )
    speaker = next(e for e in found.entities if "Mark" in (e.name, *e.aliases))
    assert "Tranter" in (speaker.name, *speaker.aliases)
    assert [q.speaker_name for q in found.quotes] == [speaker.name]


def test_a_sentence_full_of_names_is_no_headline(analysed: Analysed) -> None:
    text = "Lee Marchant, 34, of Orchard Close, Stallbridge, is due at Hartwell Magistrates' Court on Monday."
    _, found = analysed(f"It rained.\n\n{text}\n\nDet Ch Insp Yasmin Coles said it was late.")
    names = {"Lee Marchant", "Orchard Close", "Stallbridge", "Hartwell Magistrates' Court", "Yasmin Coles"}
    assert {e.name for e in found.entities} == names


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("It cut the odds on comedian Mickey Flood to nothing.", "Mickey Flood", "comedian"),
        ("Jamie Orton, who is now dating model Kiki Laine, left.", "Kiki Laine", "model"),
        ("Northmoor director of rugby Gavin Maddock left.", "Gavin Maddock", "Northmoor director of rugby"),
        ("It was for fly-half Liam Corrigan.", "Liam Corrigan", "fly-half"),
        ("Bruno Castell called Lola Vance “the best dancer never to win it”.", "Lola Vance", None),
    ],
)
def test_roles(text: str, name: str, role: str | None, analysed: Analysed) -> None:
    _, found = analysed(text)
    assert {e.name: e.role for e in found.entities}[name] == role


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "The victims were Joshua, eight, and Mia, five, police said.",
            [("eight", FigureKind.AGE), ("five", FigureKind.AGE)],
        ),
        ("The soap actress, 34, sobbed.", [("34", FigureKind.AGE)]),
        (
            "Iva Kolar beat Lucia Ferrante 4-6, 7-6, 6-3.",
            [("4-6", FigureKind.RATIO), ("7-6", FigureKind.RATIO), ("6-3", FigureKind.RATIO)],
        ),
        ("Her father rang 999 at noon. One wrote: “No.”", []),
    ],
)
def test_figures(text: str, figures: list[tuple[str, FigureKind]], analysed: Analysed) -> None:
    _, found = analysed(text)
    assert [(f.text, f.kind) for f in found.figures] == figures
