"""The source audit: who speaks, in which place, how many words, and who is the same in several articles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.corpus.audit import ArticleSpeech, audit, expected_unnamed, sum_sources, words_said
from reader.corpus.dossier import dossiers
from reader.corpus.identity import Mentioned, identify
from reader.store.index.rows import FoundQuote
from tests.shelf import Said, Story, shelve

Speech = Callable[..., list[ArticleSpeech]]

ONE = Story(
    "“It will rain all day,” Ada Morland said. It might hail, a clerk said, and “snow” was possible.",
    (
        Said("“It will rain all day,”", "Ada Morland", "chief of the harbour", address="Ms 1"),
        Said("It might hail", "a clerk", "clerk", "indirect", "said", 0.8),
        Said("“snow” was possible", "a clerk", "clerk", "mixed", "claimed", 0.8),
    ),
)
TWO = Story(
    "“We are ready,” Morland told the Post. Ada Morland denied it.",
    (Said("“We are ready,”", "Ada Morland", "harbour chief", cue="told"),),
    outlet="Evening Post",
    day="2022-03-04",
)


@pytest.fixture
def speech(tmp_path: Path) -> Speech:
    def made(*stories: Story) -> list[ArticleSpeech]:
        reader = shelve(tmp_path / "index.db", stories)
        found = [ArticleSpeech(one, reader.quotes(one.id)) for one in reader.articles()]
        reader.close()
        return found

    return made


def test_a_row_for_each_source_of_an_article(speech: Speech) -> None:
    rows = [
        (one.name, one.named, one.place, one.quotes, one.quoted, one.reported, round(one.share, 2), one.verbs)
        for one in audit(speech(ONE, TWO))
    ]
    assert rows == [
        ("Ada Morland", True, "first", 1, 5, 0, 0.45, (("say", 1),)),
        ("a clerk", False, "", 2, 1, 5, 0.55, (("claim", 1), ("say", 1))),
        ("Ada Morland", True, "only", 1, 3, 0, 1.0, (("tell", 1),)),
    ]


def test_sums_by_person_say_how_they_were_decided(speech: Speech) -> None:
    (person,) = sum_sources(audit(speech(ONE, TWO)), "person")
    assert (person.label, person.articles, person.quoted) == ("Ada Morland", 2, 8)
    assert person.decided == "full name and fitting role"
    assert person.verbs == (("say", 1), ("tell", 1))


@pytest.mark.parametrize(
    ("by", "labels"),
    [
        ("outlet", ["The Gazette", "Evening Post"]),
        ("month", ["2022-02", "2022-03"]),
        ("named", ["named", "not named"]),
        ("role", ["clerk", "chief of the harbour", "harbour chief"]),
        ("gender", ["unknown", "woman"]),
        ("kind", ["person"]),
    ],
)
def test_sums(by: str, labels: list[str], speech: Speech) -> None:
    sums = sum_sources(audit(speech(ONE, TWO)), by)
    assert [one.label for one in sums] == labels
    assert sum(one.share for one in sums) == pytest.approx(1)
    assert sum(one.sources for one in sums) == 3


def test_a_gender_that_is_given_goes_before_the_article(speech: Speech) -> None:
    assert audit(speech(ONE), {"ada morland": "man"})[0].gender == "man"


def test_how_many_are_unnamed_is_expected_with_its_error(speech: Speech) -> None:
    expected = expected_unnamed(speech(ONE, TWO))
    # two of four at .8, and of what is left of these half again
    assert (round(expected.value, 2), round(expected.error, 2), str(expected)) == (1.8, 0.42, "2 ± 0 of 4")
    assert str(expected_unnamed([])) == "0 ± 0 of 0"


MEETINGS = [
    (("Ada Morland", "mayor"), ("Ada Morland", "the mayor of Vann"), True, "full name and fitting role"),
    (("Ada Morland", "mayor"), ("Ms. Ada MORLAND", ""), True, "full name; at most one article gives a role"),
    (("Ada Morland", "mayor"), ("Ada Morland", "rower"), False, "others of this name have another role"),
    (("Morland", "mayor"), ("Morland", "mayor"), False, "no full name: counted in its article alone"),
    (("Ada Morland", "mayor"), ("Eva Morland", "mayor"), False, "in one article"),
]


@pytest.mark.parametrize(("one", "other", "same", "decided"), MEETINGS)
def test_who_is_the_same(one: tuple[str, str], other: tuple[str, str], same: bool, decided: str) -> None:
    who = identify(
        Mentioned((n, 0), name, "person", role, True) for n, (name, role) in enumerate((one, other))
    )
    assert (who[0, 0].number == who[1, 0].number) is same
    assert decided in who[1, 0].decided


def test_who_is_not_named_is_nobody_elsewhere() -> None:
    who = identify(Mentioned((n, 0), "a clerk", "person", "clerk", False) for n in range(2))
    assert who[0, 0].number != who[1, 0].number
    assert who[0, 0].decided == "not named: counted in its article alone"


def test_with_several_of_one_name_one_without_a_role_is_neither() -> None:
    roles = ("mayor", "rower", "")
    who = identify(Mentioned((n, 0), "Ada Morland", "person", role, True) for n, role in enumerate(roles))
    assert len({one.number for one in who.values()}) == 3


@pytest.mark.parametrize(
    ("kind", "words", "counts"),
    [
        ("direct", "“one two”", (2, 0)),
        ("mixed", "one “two three” four", (2, 2)),
        ("mixed", "one “two three", (2, 1)),
        ("indirect", "one two", (0, 2)),
    ],
)
def test_words_in_marks_are_quoted(kind: str, words: str, counts: tuple[int, int]) -> None:
    assert words_said(FoundQuote(1, 0, kind, 0, 0, words, "", "", 1.0)) == counts


def test_a_dossier_is_all_that_somebody_said_by_day(speech: Speech) -> None:
    (person,) = dossiers(speech(TWO, ONE), "morland")
    assert [line.quote.words for line in person.lines] == ["“It will rain all day,”", "“We are ready,”"]
    assert person.roles == ("chief of the harbour", "harbour chief")
    assert dossiers(speech(ONE), "holt") == ()
