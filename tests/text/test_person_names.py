"""Bylines to names."""

from __future__ import annotations

import pytest

from reader.text.person_names import (
    account_in,
    has_lead,
    in_small_letters,
    is_given_name,
    is_person_like,
    names_in,
    one_name,
    people_first,
)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ana Ruiz", ("Ana Ruiz",)),
        ("By Robert Dole Jr. and Tom Ott II", ("Robert Dole Jr.", "Tom Ott II")),
        ("By Mary Smith For Quaypost", ("Mary Smith",)),
        ("Von Mary Smith am", ("Mary Smith",)),
        ("Mary Smith E-Mail", ("Mary Smith",)),
        ("Mary SmithUpdated", ("Mary Smith",)),
        ("Mary SmithFounder and Tom Ott", ("Mary Smith", "Tom Ott")),
        ("Mary McMaylor", ("Mary McMaylor",)),
        ("By Mary Smith de Vries", ("Mary Smith de Vries",)),
        ("Written by: Ana Ruiz and Tom Ott", ("Ana Ruiz", "Tom Ott")),
        ("By Ana Ruiz, Tom Ott & Mia van der Berg", ("Ana Ruiz", "Tom Ott", "Mia van der Berg")),
        ("Ana Ruiz in Lund and Tom Ott in New York", ("Ana Ruiz", "Tom Ott")),
        (
            "Ana Ruiz in Lund, Tom Ott in Oslo and Mia Berg in Ghent and Paris",
            ("Ana Ruiz", "Tom Ott", "Mia Berg"),
        ),
        ("Ana Ruiz in Lund and Paris", ("Ana Ruiz",)),
        ("Ana Ruiz in Lund and Anna Ott", ("Ana Ruiz", "Anna Ott")),
        ("Reporter: Ana Ruiz", ("Ana Ruiz",)),
        ("Reporting by Ana Ruiz in Lund, Tom Ott in Oslo", ("Ana Ruiz", "Tom Ott")),
        ("Anna Ott Health Correspondent", ("Anna Ott",)),
        ("Text: Ana Ruiz Photo: Tom Ott", ("Ana Ruiz",)),
        ("Ana Ruiz @anaruiz", ("Ana Ruiz",)),
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
        ("Ana Ruiz aruiz@example.org", ("Ana Ruiz",)),
        ("Ana Ruiz\naruiz@example.org", ("Ana Ruiz",)),
        ("Jean-Luc Ott (harbourman)", ("Jean-Luc Ott",)),
        ("Jean-Luc Ott (HarbourMan", ("Jean-Luc Ott",)),
        ("Ana Ruiz (now) and Tom Ott (earlier)", ("Ana Ruiz", "Tom Ott")),
        ("Ana (Mia) Ruiz", ("Ana (Mia) Ruiz",)),
        ("Ana Ruiz; Guest Columnists", ("Ana Ruiz",)),
        ("by Ana Ruiz\nMonday, March 4, 2024", ("Ana Ruiz",)),
        ("By Ana Ruiz Monday, March 4", ("Ana Ruiz",)),
        ("By Sunday Ott", ("Sunday Ott",)),
        ("By Tom Sunday", ("Tom Sunday",)),
        ("Ana Ruiz Associated Press", ("Ana Ruiz",)),
        ("Ana Ruiz, Reuters", ("Ana Ruiz",)),
        ("Ana Ruiz with AFP in Rome; additional reporting by Tom Ott", ("Ana Ruiz",)),
        ("By Reuters", ("Reuters",)),
        ("By The Associated Press", ("The Associated Press",)),
        ("WATCH LIVE", ()),
        ("Politics", ()),
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
    assert not is_given_name("Great")
    assert not is_given_name("")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("ANA RUIZ", "Ana Ruiz"),
        ("MIA VAN DER BERG", "Mia van der Berg"),
        ("JEAN-LUC O'NEIL", "Jean-Luc O'Neil"),
        ("TOM MCALLEN", "Tom McAllen"),
        ("J. R. OTT", "J. R. Ott"),
        ("TJ OTT", "TJ Ott"),
        ("Ana RUIZ", "Ana RUIZ"),
        ("REUTERS", "REUTERS"),
        ("HBR NEWS", "HBR NEWS"),
    ],
)
def test_a_name_in_capitals_gets_small_letters(name: str, written: str) -> None:
    assert in_small_letters(name) == written


def test_people_stand_before_their_organisations() -> None:
    assert people_first(("Ana Ruiz", "Harbour Institute")) == ("Ana Ruiz",)
    assert people_first(("Harbour Institute",)) == ("Harbour Institute",)
    assert people_first(("anaruiz", "Harbour Institute")) == ("anaruiz", "Harbour Institute")
