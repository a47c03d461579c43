"""Interviews without labels: who answers, and what looks like one and is none."""

from __future__ import annotations

import pytest

from tests.annotate.attributed import Analysed

_OPENING = "Ines Calder has baked bread on Elm Street for forty years. {} about flour and floods."
_TURNS = (
    "How did you begin?",
    "My mother had the shop. I swept its floor.",
    "Later I did the oven.",
    "What did the flood do to you?",
    "We lost the oven and 300 kilos of flour.",
    "Will you go on?",
    "I will, until my knees say no.",
    "And we have a new oven.",
    "The shop on Elm Street opens at six.",
)
_ANSWERED = [_TURNS[i] for i in (1, 2, 4, 6, 7)]


def answered(analysed: Analysed, *paragraphs: str) -> list[tuple[str, str | None]]:
    article, found = analysed("\n\n".join(paragraphs))
    return [
        (article.text[q.start : q.end], q.speaker_name)
        for q in found.quotes
        if q.rule in ("the answer to the question above it", "the one whom the interview presents")
    ]


@pytest.mark.parametrize(
    ("opening", "guest"),
    [
        (_OPENING.format("Calder, 66, talked"), "Ines Calder"),
        (_OPENING.format("Calder spoke to Tom Hale"), "Ines Calder"),
        ("Ines Calder and Ben Reed have baked bread on Elm Street.", None),  # which of them, nothing says
        ("There has been a bakery on Elm Street for forty years.", None),
    ],
)
def test_the_answers_are_the_guests(analysed: Analysed, opening: str, guest: str | None) -> None:
    assert answered(analysed, opening, *_TURNS) == [(words, guest) for words in _ANSWERED]


@pytest.mark.parametrize(
    "turns",
    [
        # questions that the reporter asks and answers
        ("What is a tariff?", "It is a tax.", "Who pays it?", "Importers do.", "Is it new?", "It is not."),
        # questions of readers
        (
            "Will I pay?",
            "We think so.",
            "Can I wait?",
            "You can, I hope.",
            "Do my pans count?",
            "I doubt it.",
        ),
        # two questions make no interview
        ("How did you begin?", "I swept the floor.", "Will you go on?", "I will."),
        # speech in marks
        ("Are you in?", "“I am.”", "Are you sure?", "“I hope so.”", "Do you swear?", "“I do.”"),
    ],
)
def test_no_interview(analysed: Analysed, turns: tuple[str, ...]) -> None:
    assert answered(analysed, _OPENING.format("Calder knows"), *turns) == []


def test_letters_with_a_stop_are_labels(analysed: Analysed) -> None:
    turns = ("Q. How did you begin?", "A. I swept the floor.", "Q. And the flood?", "A. It took the oven.")
    _, found = analysed("\n\n".join(("Ines Calder, a baker, knows floods.", *turns, *turns)))
    labelled = [q.speaker_name for q in found.quotes if q.rule.startswith("label of a transcript")]
    assert labelled == ["Q", "Ines Calder"] * 4
    _, found = analysed("A. Holt met Q. Vance.\n\nA. Holt said it rained. He asked us in.")
    assert not [q for q in found.quotes if q.rule.startswith("label")]


def test_who_writes_the_answers_says_i_above_them_too(analysed: Analysed) -> None:
    assert answered(analysed, "We spent a week in Ely, and I ate well.", *_TURNS) == []


def test_whom_an_interviewer_cites_says_the_words_in_marks(analysed: Analysed) -> None:
    article, found = analysed(
        "Q&A with Ines Calder\n\nInes Calder is a baker.\n\nQ: How did it begin?\n\nA: I swept the floor.\n\n"
        "Q: The Gazette review of your bread says, “Calder bakes with skill.” Is it so?\n\nA: I hope so."
    )
    inner = next(q for q in found.quotes if article.text[q.start : q.end].startswith("“"))
    assert inner.speaker_name == "the Gazette review of your bread"
