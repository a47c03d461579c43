"""What is asked, and what is not: each kind of question with its counterpart."""

from __future__ import annotations

import pytest

from reader.annotate.models import Models
from reader.model.questions import Question, QuestionKind
from reader.pipeline import Opened, Pipeline, open_record
from reader.questions.ask import ask
from reader.questions.names import one_slip

K = QuestionKind
ASKED = [
    (K.WEEKDAY, "The court sat on Monday, 4 June 2024, and heard four witnesses.", "Tuesday"),
    (K.SUM, "The ship carried 31 passengers (18 men and 12 women) when it sank.", "make 30, not 31"),
    (K.SUM, "Of the land, 900 hectares (500 hectares of wheat and 300 hectares of rye) were lost.", "800"),
    (K.AGE, "Ada Morland, 43, runs the ferry at Port Ellis. Morland was born in 1971 on the island.", "1971"),
    (
        K.SPELLING,
        "Mayor Stefan Kovarik opened the bridge. Later Stefan Kovarek left the town by train.",
        "two people, or two spellings",
    ),
    (
        K.FIRST_MENTION,
        "“We had no warning of the flood at all,” Okafor said. The river rose by two metres in an hour.",
        "Okafor is never introduced",
    ),
    (
        K.UNHEARD,
        "“Peter Lindqvist lied to this council for three years,” said Ada Morland, who leads the opposition.",
        "Peter Lindqvist is accused",
    ),
    (K.SUPERLATIVE, "The bridge is the longest wooden bridge in the world, and it is red.", "who says so"),
]  # fmt: skip
NOT_ASKED = [
    (K.WEEKDAY, "The court sat on Tuesday, 4 June 2024, and heard four witnesses."),
    (K.WEEKDAY, "The court sits every Monday, and on 4 June 2024 it heard four witnesses."),
    (K.SUM, "The ship carried 31 passengers (18 men and 13 women) when it sank."),
    (K.SUM, "The ship carried 31 passengers, including 18 men and 12 women."),
    (K.SUM, "The firm has 120 shops, 45 lorries and 70 vans in the north."),
    (K.AGE, "Ada Morland, 53, runs the ferry at Port Ellis. Morland was born in 1971 on the island."),
    (K.SPELLING, "Anna Ivanova and her brother Boris Ivanov sang. The Ivanovs live in Port Ellis."),
    (
        K.FIRST_MENTION,
        "“We had no warning of the flood,” said Grace Okafor, a farmer. “None,” Okafor said.",
    ),
    (
        K.UNHEARD,
        "“Peter Lindqvist lied to this council,” said Ada Morland. Lindqvist denied it on Friday.",
    ),
    (K.SUPERLATIVE, "“It is the longest wooden bridge in the world,” said Ada Morland, an engineer."),
    (K.SUPERLATIVE, "“A gift to the longest bridge in the world.” ― Ada Morland, by letter"),
    (K.FIRST_MENTION, "Okafor said that the river had risen by two metres in an hour."),
    (K.SUPERLATIVE, "According to the builders, it is the longest wooden bridge in the world."),
]


def _ask(models: Models, text: str, title: str = "") -> tuple[Question, ...]:
    article = open_record(text, "made", published="2024-06-20", title=title or None)
    analysis = Pipeline(load_models=lambda _: models).analyse(Opened(article)).analysis
    questions = ask(article, analysis)
    for question in questions:
        assert question.spans == tuple(sorted(question.spans))
        assert all(span.of(article.text).strip() for span in question.spans)
    return questions


@pytest.mark.parametrize(("kind", "text", "words"), ASKED)
def test_what_does_not_fit_is_asked(kind: QuestionKind, text: str, words: str, models: Models) -> None:
    assert any(one.kind is kind and words in one.text for one in _ask(models, text))


@pytest.mark.parametrize(("kind", "text"), NOT_ASKED)
def test_what_fits_is_not_asked(kind: QuestionKind, text: str, models: Models) -> None:
    assert not [one for one in _ask(models, text) if one.kind is kind]


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Ferry fire: 17 dead", True),
        ("Ferry fire: 19 dead", False),
        ("Ferry fire: more than 15 dead", False),
        ("Ferry fire: 17 boats help", False),
    ],
)
def test_a_headline_that_counts_otherwise_is_asked_about(title: str, asked: bool, models: Models) -> None:
    text = "Fire broke out on the ferry to Port Ellis on Monday. It left 19 dead, and 40 boats came to help."
    assert (K.HEADLINE in [one.kind for one in _ask(models, text, title)]) is asked


@pytest.mark.parametrize(
    ("first", "second", "slip"),
    [
        ("Jon Ames", "John Ames", False),
        ("Marta Quill", "Martha Quill", True),
        ("Vasily Nebenzia", "Vasily Nebenzya", True),
        ("Grace Okafor", "Grace Okofar", True),
        ("Morland", "Morlend", True),
        ("Smith", "Smiths", False),
        ("Ada Morland", "Eva Morland", False),
    ],
)
def test_one_letter_makes_another_spelling_where_the_name_is_long(
    first: str, second: str, slip: bool
) -> None:
    assert one_slip(first.split(), second.split()) is slip
