"""Entities: one entry for each real thing, with every mention of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.annotate import marks, names
from reader.annotate.names import entities
from reader.annotate.nlp import parse
from reader.annotate.parsed_article import ParsedArticle
from reader.model.analysis import Entity
from reader.pipeline import open_record
from tests.work import steps

if TYPE_CHECKING:
    from spacy.language import Language

PARTS = [
    "Maria",
    "Lopez",
    "said",
    "she",
    "he",
    "it",
    "they",
    "Mr.",
    "Dr.",
    "“yes”",
    "\n\n",
    "the",
    "US",
    "U.S.",
    "-",
    "’s",
    "of",
    "State",
    "(",
    ")",
    "IAEA",
    ",",
    ".",
    "12",
    "naïve",
    "🙂",
    "minister",
    "spokesman",
    "Lopez-Diaz",
    "Paris",
]


def _found(nlp: Language, text: str) -> dict[str, Entity]:
    article = open_record(text, "test")
    parsed = ParsedArticle(article, parse(article, nlp), marks.find(article))
    return {e.name: e for e in entities.find(names.find(parsed, ()))}


@pytest.mark.parametrize(
    ("text", "name", "kind", "mentions"),
    [
        (
            "Secretary of State Helen Marsh flew to Oslo. Marsh met reporters there.",
            "Helen Marsh",
            "PERSON",
            ["Helen Marsh", "Marsh"],
        ),
        (
            "Linda Hart-Greenway spoke first. Hart-Greenway then left.",
            "Linda Hart-Greenway",
            "PERSON",
            ["Linda Hart-Greenway", "Hart-Greenway"],
        ),
        (
            "Pieter van Houten bought the yard. Van Houten said that the price was fair.",
            "Pieter van Houten",
            "PERSON",
            ["Pieter van Houten", "Van Houten"],
        ),
        (
            "Antony Bell flew home ahead of the Bell-Petrov talks. Sergei Petrov stayed in Geneva.",
            "Antony Bell",
            "PERSON",
            ["Antony Bell", "Bell"],
        ),
        (
            "Antony Bell flew home ahead of the Bell-Petrov talks. Sergei Petrov stayed in Geneva.",
            "Sergei Petrov",
            "PERSON",
            ["Petrov", "Sergei Petrov"],
        ),
        (
            "The United States sent aid. The US said more would follow, and the U.S. kept its word.",
            "United States",
            "GPE",
            ["United States", "US", "U.S.", "its"],
        ),
        (
            "Inspectors of the International Atomic Energy Agency (IAEA) arrived. The IAEA gave no details.",
            "International Atomic Energy Agency",
            "ORG",
            ["International Atomic Energy Agency", "IAEA", "IAEA"],
        ),
        (
            "Brightwater Energy Inc. cut 200 jobs. Brightwater Energy said sales had fallen.",
            "Brightwater Energy Inc.",
            "ORG",
            ["Brightwater Energy Inc.", "Brightwater Energy"],
        ),
    ],
)
def test_one_entry_with_all_its_mentions(
    nlp: Language, text: str, name: str, kind: str, mentions: list[str]
) -> None:
    found = _found(nlp, text)
    assert name in found, sorted(found)
    assert found[name].kind == kind
    assert [span.of(text) for span in found[name].mentions] == mentions


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Kremlin spokesperson Dmitry Volkov declined to comment.", "Dmitry Volkov", "Kremlin spokesperson"),
        (
            "US Ambassador to the UN Linda Hart told reporters on Monday.",
            "Linda Hart",
            "US Ambassador to the UN",
        ),
        (
            "US Secretary of State Helen Marsh will call Russian Foreign Minister Sergei Petrov on Tuesday.",
            "Helen Marsh",
            "US Secretary of State",
        ),
        (
            "US Secretary of State Helen Marsh will call Russian Foreign Minister Sergei Petrov on Tuesday.",
            "Sergei Petrov",
            "Russian Foreign Minister",
        ),
        ("Anna Keller, a professor of law at Yale, disagreed.", "Anna Keller", "professor of law at Yale"),
        ("The club's captain, Jonas Weber, was injured.", "Jonas Weber", "club's captain"),
        ("They met Mr. Thomas Reed in the lobby.", "Thomas Reed", None),
    ],
)
def test_roles(nlp: Language, text: str, name: str, role: str | None) -> None:
    found = _found(nlp, text)
    assert name in found, sorted(found)
    assert found[name].role == role


def test_two_people_of_one_surname_stay_two(nlp: Language) -> None:
    text = (
        "Susan Hale won the seat in May. Her husband, Robert Hale, lost his in June. "
        "Mrs. Hale said she was sorry. Mr. Hale did not answer."
    )
    found = _found(nlp, text)
    assert {"Susan Hale", "Robert Hale"} <= set(found)
    hers = [span.of(text) for span in found["Susan Hale"].mentions]
    his = [span.of(text) for span in found["Robert Hale"].mentions]
    assert hers.count("Hale") == 1
    assert his.count("Hale") == 1
    assert "she" in hers
    assert not {"she", "Her"} & set(his)


def test_nothing_crosses_a_line_and_numbers_are_no_entities(nlp: Language) -> None:
    text = "Report from Lima\nMaria Lopez counted 40 boats on Tuesday, the first in three years.\nJakarta"
    found = _found(nlp, text)
    spans = [span.of(text) for e in found.values() for span in e.mentions]
    assert not any("\n" in span for span in spans)
    assert not {"40", "Tuesday", "first", "three years"} & set(spans)


def test_the_unnamed_are_no_entities(nlp: Language) -> None:
    found = _found(nlp, "A senior official said the minister would resign. Residents cheered.")
    assert found == {}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(PARTS),
        max_size=40,
    )
)
def test_mentions_are_ordered_and_within_the_text(nlp: Language, parts: list[str]) -> None:
    text = " ".join(parts)
    for one in _found(nlp, text).values():
        assert list(one.mentions) == sorted(set(one.mentions))
        assert all(0 <= s.start < s.end <= len(text) and s.of(text).strip() for s in one.mentions)
        assert one.name.strip()


def test_no_mention_is_compared_with_every_other(nlp: Language) -> None:
    """Many people of one surname: twice the text is about twice the work."""
    line = "Maria Lopez told Peter Lopez that she saw him, and Lopez said he agreed with the minister. "

    def work(times: int) -> int:
        article = open_record(line * times, "test")
        parsed = ParsedArticle(article, parse(article, nlp), marks.find(article))
        return steps(lambda: names.find(parsed, ()))

    work(1)
    assert work(80) < 2.6 * work(40)
