"""Whose words they are where sentence, place and what is said of whom decide."""

from __future__ import annotations

import pytest

from tests.annotate.attributed import Analysed, speaker_of

CASES = [
    # the subject of the sentence before goes on, not whom it tells about
    (
        "Mayor Rick Orr has been blamed for the lead in the water. In a letter, Senator Paul Moss "
        "did go further in trying to hold Orr accountable.\n\n“There are no excuses,” he said.",
        "no excuses",
        "Paul Moss",
    ),
    (
        "Donald Moss, who spoke for an hour, did not mention Ted Orr until the end. “He did not report it,” "
        "he said as some booed.",
        "did not report",
        "Donald Moss",
    ),
    # whom somebody asks, answers
    (
        "Karl Pell asked Ivo Brandt how high the wall would be.\n\n“As high as a house,” he told Pell.",
        "As high as",
        "Ivo Brandt",
    ),
    # nobody speaks of himself by name
    (
        "Ivo Brandt, a pilot, predicted that the north would win if Karl Pell stayed. Pell is popular.\n\n"
        "“That is easy,” he said. “I know Pell, and he will not stay.”",
        "That is easy",
        "Ivo Brandt",
    ),
    # who published it first is told of something else
    (
        "Nora Hale, a spokeswoman, says the club has no debts. Hale says the club will be asking for a loan "
        "and will “fight for each point.” The club’s move was first reported by Radio Nine.",
        "fight for each",
        "Nora Hale",
    ),
    ("Selby Quays Ltd will cut boats. Dockers will walk out in June, their union said.", "walk out",
     "their union"),
    # a sentence that leads in names the speaker of the paragraph below
    (
        "Ivo Brandt, a mayor, stood for the old town. In a speech, he declared: “Nothing will change.” "
        "When Brandt died in May, Mrs Okafor released the following statement:\n\n"
        "“My family and I send our thoughts to his daughters. He was a friend of the port.”",
        "My family",
        "Okafor",
    ),
    # no thing is a 'who', and what seems says nothing
    (
        "“It was a poor argument,” said one lawyer familiar with the discussion, who added that the mayor’s "
        "office seemed “rattled” by the letter.",
        "rattled",
        "one lawyer familiar with the discussion",
    ),
    ("As many as 40 percent of the skippers said they could not sail.", "they could not",
     "as many as 40 percent of the skippers"),
    ("The plan has two parts. All told, up to 5,000 people could be housed.", "could be housed", None),
    ("Ada Holt can read an article titled “Moss Does Best Where the Boats Are Old.”", "Does Best", None),
    ("The campaign, first reported by The Harbour Post, is a key part of the plan.", "key part", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "speaker"), CASES)
def test_whose_words_they_are_by_their_place(
    analysed: Analysed, text: str, words: str, speaker: str | None
) -> None:
    assert speaker_of(analysed(text), words) == speaker
