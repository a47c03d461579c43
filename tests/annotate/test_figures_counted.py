"""The thing counted, who says so, and the questions asked; with the parse and without."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.annotate import figures
from reader.annotate.nlp import parse
from reader.model.analysis import FigureKind, Quote, QuoteKind
from reader.model.article import Article
from reader.pipeline import open_record

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("More than 2,500 firefighters were sent north.", ["firefighters"]),
        ("One in five pupils stayed home.", ["pupils"]),
        ("Two-thirds of the 150 delegates left.", ["delegates", "delegates"]),
        ("Police seized 3kg of cocaine and 14 rifles.", ["cocaine", "rifles"]),
        ("Dozens of homes burned and about a dozen were damaged.", ["homes", "homes"]),
        ("The 46-year-old driver fled.", ["driver"]),
        ("The court's 6-3 ruling stands.", ["ruling"]),
        ("Roughly 4 percent of output was lost.", ["output"]),
        ("Exports have tripled.", ["Exports"]),
        ("Rents have risen by a third.", ["Rents"]),
        ("The trench is 800 metres long, twice the distance that the law asks.", ["trench", "distance"]),
        ("They paid 40 dollars, three times its price.", ["payment", "price"]),
        ("The new hall seats 900 people, double the number of the old one.", ["people", "number"]),
        ("He called twice the day before.", [None]),
        ("The bank cut its lending rate by 0.5 percent.", ["rate"]),
        ("Divers found six bodies, bringing the toll to 31.", ["bodies", "toll"]),
        ("Two girls, aged 15, hid.", ["girls", "girls"]),
        ("He faces a fine or five years' jail.", ["jail"]),
        ("The road carries 900 cars a day, four-fifths of them empty.", ["cars", "cars"]),
        # what says when, or is a part, is no thing counted
        ("The council voted on Monday, nine to two.", [None]),
        ("Every week of delay costs the town about $2 million.", ["cost"]),
        ("We have lost two-thirds of it.", [None]),
        # nothing is counted over the border of a sentence, a line or a cell
        ("Total\t£3.4m\tMs Holt", [None]),
        ("Budget | £1.1bn | Lord Penn", [None]),
        ("North | 12 | 34%", [None, None]),
        ("Sales reached $18.2m. Captain Ames praised them.", ["Sales"]),
        ("They owed €900. Sister Maeve forgave it.", ["debt"]),
        ("Profit was £12m\nMs Holt said that it was good", ["Profit"]),
        ("He met 12 U.S. envoys.", ["envoys"]),
        # a number that ends in a letter, one thing beside others, and what stands before a noun
        ("It would go to 1.5m households.", ["households"]),
        ("We started with one oven and four people.", ["oven", "people"]),
        ("They had wanted to open 12 more shops.", ["shops"]),
        ("It won five of its last six games.", ["games", "games"]),
        ("She makes the 22-mile trip three times a week.", ["trip", None]),
        ("Low Water is published by Quill & Hart (£18.99).", [None]),
        # a share of money is no money
        ("Nearly one in four dollars lent was lost.", ["dollars"]),
        ("Two in five shekels go abroad.", ["shekels"]),
    ],
)
def test_counted_by_the_parse(text: str, things: list[str], nlp: Language) -> None:
    article = open_record(text, "test")
    found = figures.find(article, parse(article, nlp))
    assert [(f.of or "").split()[-1] if f.of else None for f in found] == things


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("More than 2,500 firefighters were sent north.", "firefighters"),
        ("They won 312 electoral votes there.", "electoral votes"),
        ("Some 60 million women are affected.", "women"),
        ("One in five pupils stayed home.", "pupils"),
        ("Two-thirds of the delegates left.", "delegates"),
        ("It was cut by 25 basis points.", None),
    ],
)
def test_guessed_without_a_parse(text: str, noun: str | None) -> None:
    (figure,) = figures.find(open_record(text, "test"))
    assert figure.of == noun


def test_a_figure_knows_its_quote() -> None:
    text = 'She said: "We lost 40 boats." He counted 50.'
    inside, outside = figures.find(open_record(text, "test"))
    quote = Quote("q1", QuoteKind.DIRECT, 10, 30, speaker="s1")
    marked = figures.attribute((inside, outside), (quote,))
    assert [(f.quote, f.speaker) for f in marked] == [("q1", "s1"), (None, None)]


def test_of_nested_quotes_the_innermost_counts() -> None:
    text = "He said that she had said 'all 40 boats' were lost in 5 bays."
    found = figures.find(open_record(text, "test"))
    outer = Quote("q1", QuoteKind.INDIRECT, 8, len(text) - 1, speaker="s1")
    inner = Quote("q2", QuoteKind.DIRECT, 26, 40, speaker="s2")
    assert [f.quote for f in figures.attribute(found, (outer, inner))] == ["q2", "q1"]


@pytest.fixture
def asked(article_of: Callable[[str], Article]) -> Callable[[str], list[str]]:
    def ask(text: str) -> list[str]:
        article = article_of(text)
        found = figures.find(article)
        return [c.question for c in figures.conflicts(found, article)]

    return ask


@pytest.mark.parametrize(
    "text",
    [
        "The port of Ellis shipped 4,200 containers.\n\nOfficials said Ellis shipped 3,900 containers.",
        "The blast in Beirut killed 12 people.\n\nThe blast in Beirut killed 30 people, doctors said.",
        "We saw 4,200 crates on the quay, he said.\n\nSome days later 3,900 crates lay on the quay.",
        "Profit rose 25% to $415.9 million from $360 million.",
        "Some 43 of 120 pupils (48%) passed.",
    ],
)
def test_what_is_asked_about(text: str, asked: Callable[[str], list[str]]) -> None:
    (question,) = asked(text)
    assert question.endswith("?")


@pytest.mark.parametrize(
    "text",
    [
        "At least 12 people were killed in Leeds.\n\nAt least 30 people were injured in Leeds.",
        "More than 30 people were killed in Leeds.\n\nThe blast killed 42 people in Leeds.",
        "Some 200 of the 1,100 workers at Ellis have left.",
        "The town had 40 shops in 1998.\n\nThe town had 25 shops in 2010.",
        "Profit rose 15.5% to $415.9 million from $360 million.",
        "Some 43 of 120 pupils (36%) passed.",
        "Cole won 66 delegates in Ohio on Tuesday.\n\n"
        + "Rain fell. " * 50
        + "Hall won 370 delegates in Ohio on Tuesday.",
        "Officials moved nearly 5,000 troops into Arland and will mass 30,000 troops near Arland.",
        "Arland has moved nearly 5,000 troops.\n\nArland intends to mass more than 30,000 troops.",
        "Leeds has 12 parks.\n\nHull has 30 parks.",
        "Ten of the 18 clerks in the Ellis office were ill.\n\nAt night six clerks ran the Ellis office.",
        "He scored 12 points for Leeds and 15 points for Hull.",
    ],
)
def test_what_is_not_asked_about(text: str, asked: Callable[[str], list[str]]) -> None:
    assert asked(text) == []


def test_the_question_names_paragraphs(asked: Callable[[str], list[str]]) -> None:
    text = (
        "The port of Ellis shipped 4,200 containers.\n\nThe port of Ellis shipped 3,900 containers, he said."
    )
    expected = "¶ 1 says 4,200 containers, ¶ 2 says 3,900 containers: the same containers?"
    assert asked(text) == [expected]


def test_an_article_without_blocks_is_asked_about_too() -> None:
    text = (
        "The port of Ellis shipped 4,200 containers.\n\nThe port of Ellis shipped 3,900 containers, he said."
    )
    article = replace(open_record(text, "test"), blocks=())
    (conflict,) = figures.conflicts(figures.find(article), article)
    assert "¶" not in conflict.question


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("It had 310,000 passengers in May, Vale Port said. Elm put the passengers in May at 290,000.", True),
        ("Holt said 1,240 schools closed on Monday. The union said 1,310 schools closed on Monday.", True),
        ("Elm Dairy’s loss was €412m in 2019. The watchdog put the company’s losses in 2019 at €421m.", True),
        # another day, another port, something else that costs money, and what each of two people did
        ("Holt said 1,240 schools closed on Monday. Reed said 1,310 schools closed on Tuesday.", False),
        (
            "Vale had 310,000 passengers in May, Holt said. They put those of Elm in May at 290,000.",
            False,
        ),
        ("Holt said the bridge cost €40m last year. Reed said the tunnel cost €44m last year.", False),
        ("Holt said she sold 140 loaves last year. Reed said he sold 150 loaves last year.", False),
    ],
)
def test_numbers_of_one_time_by_two_tellers(
    text: str, asked: bool, article_of: Callable[[str], Article]
) -> None:
    article = article_of(text)
    one, two = (f for f in figures.find(article) if f.kind in (FigureKind.NUMBER, FigureKind.MONEY))
    noun = one.of or "cost"
    told = (replace(one, of=noun, speaker="s1"), replace(two, of=two.of or noun, speaker="s2"))
    assert bool(figures.conflicts(told, article)) is asked
