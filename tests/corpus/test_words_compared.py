"""Words for comparing, the verbs of cues, and what an article says of somebody's gender."""

from __future__ import annotations

import pytest

from reader.corpus.gender import gender_of, read_genders
from reader.corpus.verbs import cue_verb
from reader.corpus.words import content, words
from reader.errors import LoadError


@pytest.mark.parametrize(
    ("cue", "verb"),
    [
        ("said", "say"),
        ("has said", "say"),
        ("told", "tell"),
        ("claims", "claim"),
        ("accused", "accuse"),
        ("denied", "deny"),
        ("admitted", "admit"),
        ("argues", "argue"),
        ("according to", "according to"),
        ("stressing", "stress"),
        ("in the words of", ""),
        ("", ""),
    ],
)
def test_the_verb_of_a_cue(cue: str, verb: str) -> None:
    assert cue_verb(cue) == verb


def test_words_are_folded() -> None:
    assert words("“Él didn’t go,” — 17 CAFÉS") == ["el", "didn't", "go", "17", "cafes"]


def test_what_a_sentence_is_about() -> None:
    assert content("The flood killed 17 people in Vann on Monday") == {"flood", "kill", "people", "vann"}


@pytest.mark.parametrize(
    ("kind", "address", "gender"),
    [
        ("person", "Ms 1, he 4", "woman"),
        ("person", "Mr 1", "man"),
        ("person", "she 3", "woman"),
        ("person", "he 3, she 1", "man"),
        ("person", "he 3, she 2", "unknown"),
        ("person", "Mr 1, Ms 1", "unknown"),
        ("person", "they 3", "unknown"),
        ("person", "", "unknown"),
        ("organization", "she 3", ""),
    ],
)
def test_gender_is_what_the_article_says(kind: str, address: str, gender: str) -> None:
    assert gender_of(kind, address) == gender


def test_genders_that_somebody_knows_are_read() -> None:
    text = "\ufeff# name,gender\nAda Morland,woman\n\n“Kit” Holt,\n"
    assert read_genders(text, "g.csv") == {"ada morland": "woman", "“kit” holt": "unknown"}
    with pytest.raises(LoadError, match=r"g\.csv, line 1: should be a name, a comma, and a gender"):
        read_genders("Ada Morland", "g.csv")
