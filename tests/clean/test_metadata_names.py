"""Bylines to names."""

from __future__ import annotations

import pytest

from reader.clean.metadata.names import (
    account_in,
    has_lead,
    is_given_name,
    is_person_like,
    names_in,
    one_name,
)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ana Ruiz", ("Ana Ruiz",)),
        ("Written by: Ana Ruiz and Tom Ott", ("Ana Ruiz", "Tom Ott")),
        ("By Ana Ruiz, Tom Ott & Mia van der Berg", ("Ana Ruiz", "Tom Ott", "Mia van der Berg")),
        ("Ana Ruiz, MD, PhD", ("Ana Ruiz",)),
        ("Ana Ruiz, Senior Reporter", ("Ana Ruiz",)),
        ("Ana Ruiz | Staff writer | 12 March 2024", ("Ana Ruiz",)),
        ("Ana Ruiz, Harbour Expert & Tom Ott, Staff writer", ("Ana Ruiz", "Tom Ott")),
        ("April Ott", ("April Ott",)),
        ("Tom May", ("Tom May",)),
        ("Tom Ott May 3, 2024", ("Tom Ott",)),
        ("Written by", ()),
        ("By Ana Ruiz Published 12 March 2024", ("Ana Ruiz",)),
        ("ByAna Ruiz", ("Ana Ruiz",)),
        ("Von Jürgen Groß und Åsa Öberg", ("Jürgen Groß", "Åsa Öberg")),
        ("By Jean-Luc O'Neil", ("Jean-Luc O'Neil",)),
        ("Ana Ruiz, Ana Ruiz", ("Ana Ruiz",)),
        ("https://www.example.org/ana", ()),
        ("ana@example.org", ()),
        ("admin", ()),
        ("webmaster2", ()),
        ("By", ()),
        ("", ()),
    ],
)
def test_names_in(byline: str, names: tuple[str, ...]) -> None:
    assert names_in(byline) == names


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("Ana Ruiz", True),
        ("Mia van der Berg", True),
        ("J. R. Ott", True),
        ("Ana", False),
        ("Harbour vote splits the town again", False),
        ("Senior Reporter", False),
        ("Ana ruiz", False),
    ],
)
def test_is_person_like(text: str, like: bool) -> None:
    assert is_person_like(text) is like


def test_a_lead_is_a_word_of_its_own() -> None:
    assert has_lead("By Ana Ruiz")
    assert not has_lead("Bygone days")
    assert one_name("by the way, we have 3 more") is None


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("anaruiz", ("anaruiz",)),
        ("ana.ruiz", ("ana.ruiz",)),
        ("anna ruiz", ("anna ruiz",)),
        ("harbour desk", ()),
        ("admin", ()),
        ("ana@example.org", ()),
        ("12", ()),
        ("", ()),
    ],
)
def test_an_account_is_a_name_where_there_is_no_other(byline: str, names: tuple[str, ...]) -> None:
    assert account_in(byline) == names


def test_given_names() -> None:
    assert is_given_name("Anna")
    assert is_given_name("TOM")
    assert not is_given_name("harbour")
    assert not is_given_name("")
