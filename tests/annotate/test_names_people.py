"""Names of people: their parts, their gender, and which of them may be one person's."""

from __future__ import annotations

import pytest

from reader.annotate.names.nouns import NounClass, fold, sort_of
from reader.annotate.names.people import may_be_one, parse_person
from reader.annotate.names.tables import Gender, given_name_gender, tables
from reader.model.analysis import EntityKind


@pytest.mark.parametrize(
    ("name", "given", "surname"),
    [
        ("Maria Lopez", ("maria",), "lopez"),
        ("Lopez", (), "lopez"),
        ("John F. Kemper", ("john", "f"), "kemper"),
        ("Robert Hale Jr.", ("robert",), "hale"),
        ("Ursula von der Tann", ("ursula",), "von der tann"),
        ("Ana Ruiz - Ferrer", ("ana",), "ruiz-ferrer"),
        ("Seán O’Dwyer", ("seán",), "o'dwyer"),
        ("Baek Min - seo", ("min-seo",), "baek"),
        ("Min - seo Baek", ("min-seo",), "baek"),
        ("Anna Berg - holt", ("anna",), "berg-holt"),
    ],
)
def test_parts(name: str, given: tuple[str, ...], surname: str) -> None:
    parsed = parse_person(name.split())
    assert (parsed.given, parsed.surname) == (given, surname)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Robert Hale", "Bob Hale", True),
        ("R. Hale", "Robert Hale", True),
        ("Robert Hale", "Hale", True),
        ("John Robert Hale", "Robert Hale", True),
        ("Robert Hale", "Susan Hale", False),
        ("Bill Hale", "Hillary Hale", False),
        ("Robert Hale", "Robert Hall", False),
        ("J. Hale", "Robert Hale", False),
    ],
)
def test_may_be_one(one: str, other: str, same: bool) -> None:
    a, b = parse_person(one.split()), parse_person(other.split())
    assert may_be_one(a, b) is same
    assert may_be_one(b, a) is same


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Linda", Gender.FEMALE),
        ("Dmitry", Gender.MALE),
        ("JOSÉ", Gender.MALE),
        ("Zoë", Gender.FEMALE),
        ("Jean-Luc", None),
        ("Kim", None),
        ("J.", None),
        ("Xyzzy", None),
        ("", None),
    ],
)
def test_gender_of_a_given_name(name: str, gender: Gender | None) -> None:
    assert given_name_gender(name) is gender


@pytest.mark.parametrize(
    ("noun", "folded"),
    [
        ("spokeswoman", "spokesperson"),
        ("spokesman", "spokesperson"),
        ("Gov.", "governor"),
        ("chairwoman", "chairperson"),
        ("woman", "woman"),
        ("minister", "minister"),
    ],
)
def test_nouns_of_one_office_fold_together(noun: str, folded: str) -> None:
    assert fold(noun) == folded


@pytest.mark.parametrize(
    ("noun", "plural", "sort"),
    [
        ("official", False, NounClass.PERSON),
        ("official", True, NounClass.GROUP),
        ("police", True, NounClass.GROUP),
        ("company", False, NounClass.ORGANISATION),
        ("country", False, NounClass.PLACE),
        ("report", False, NounClass.DOCUMENT),
        ("tournament", False, NounClass.EVENT),
        ("cloud", False, None),
    ],
)
def test_sorts_of_nouns(noun: str, plural: bool, sort: NounClass | None) -> None:
    assert sort_of(noun, plural) is sort


@pytest.mark.parametrize(
    ("form", "name", "kind"),
    [
        ("U.S.", "United States", EntityKind.GPE),
        ("Britain", "United Kingdom", EntityKind.GPE),
        ("Nairobi", "Nairobi", EntityKind.GPE),
        ("Kenyans", "Kenya", EntityKind.NORP),
        ("Black Sea", "Black Sea", EntityKind.LOC),
    ],
)
def test_places_by_any_of_their_names(form: str, name: str, kind: EntityKind) -> None:
    place = tables().places[form]
    assert (place.name, place.kind) == (name, kind)


def test_no_given_name_stands_in_both_tables() -> None:
    from reader.text.data_files import data_lines

    women, men = (data_lines("reader.text", f"names_{kind}.txt") for kind in ("female", "male"))
    assert women == sorted(set(women))
    assert men == sorted(set(men))
    assert not set(women) & set(men)
