"""The scanner of quotation marks: which stretches of a paragraph stand between marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import pipeline
from reader.annotate import marks
from reader.annotate.records import Mark
from tests.work import steps


def scan(text: str) -> tuple[Mark, ...]:
    return marks.find(pipeline.open_record(text, "x"))


def outer(text: str) -> list[str]:
    return [text[m.start : m.end] for m in scan(text) if m.depth == 0]


def inner(text: str) -> list[str]:
    return [text[m.start : m.end] for m in scan(text) if m.depth]


STYLES = [
    ("“Yes,” she said. “No.”", ["“Yes,”", "“No.”"]),
    ('"Yes," she said. "No."', ['"Yes,"', '"No."']),
    ("''Yes,'' she said. ''No.''", ["''Yes,''", "''No.''"]),
    ("``Yes,'' she said.", ["``Yes,''"]),
    ("‘Yes,’ she said. ‘No.’", ["‘Yes,’", "‘No.’"]),
    ("'I can't,' she said. 'They won't.'", ["'I can't,'", "'They won't.'"]),
    ("`Yes,' she said.", ["`Yes,'"]),
    ("«Oui,» dit-elle.", ["«Oui,»"]),
    ("« Oui », dit-elle.", ["« Oui »"]),
    ("»Nein«, sagte sie.", ["»Nein«"]),
    ("„Nein“, sagte sie. „Ja“", ["„Nein“", "„Ja“"]),
    ("„Nee”, zei ze.", ["„Nee”"]),
    ("‚Nein‘, sagte sie.", ["‚Nein‘"]),
    ("「はい」と言った。", ["「はい」"]),
    ("She said:'Go home.' Then", ["'Go home.'"]),
    ('(She said "go".)', ['"go"']),
    ("a “first” and 'second' and \"third\"", ["“first”", "'second'", '"third"']),
]


@pytest.mark.parametrize(("text", "expected"), STYLES)
def test_every_style_is_paired(text: str, expected: list[str]) -> None:
    assert outer(text) == expected


NO_MARKS = [
    "the players' union and the boys' club",
    "It's the council's, isn’t it?",
    "'Tis late; 'twas the '90s of rock 'n' roll.",
    "’Tis late, in the ’90s, for the summer of ’68.",
    "He is 5'11\" and she 6' 2\".",
    'a 12" pizza and a 14" one',
    "a 5' x 7' room",
    "James's and Moses' books",
    'nothing "" and “ ” here',
    "",
    '"',
]


@pytest.mark.parametrize("text", NO_MARKS)
def test_apostrophes_feet_and_elisions_are_no_marks(text: str) -> None:
    assert scan(text) == ()


NESTED = [
    ("“We cannot ‘wait and see.’ It is late.”", "‘wait and see.’"),
    ("'She said \"no\" to me,' he said.", '"no"'),
    ('"She said "no" to me," he said.', '"no"'),
    ("''It is ''critical'' to us,'' he said.", "''critical''"),
    ("''The case is a 'special one,''' he said.", "'special one,'"),
    ('"Asked: “Do you agree?” Forty did."', "“Do you agree?”"),
]


@pytest.mark.parametrize(("text", "nested"), NESTED)
def test_a_nested_quotation_has_depth(text: str, nested: str) -> None:
    assert inner(text) == [nested]
    assert len(outer(text)) == 1


REPAIRS = [
    ("“Yes, she said. “No.”", ["“Yes, she said.", "“No.”"]),
    ('"Yes, she said. "No."', ['"Yes, she said.', '"No."']),
    ("Yes,” she said. “No.”", ["“No.”"]),
    ("“yes” but ” no “maybe”", ["“yes”", "“maybe”"]),
    ("”what” and “no“ and", ["”what”", "“no“"]),
    ('“in 2016" he said', ['“in 2016"']),
    ("“I said ‘no” and ‘yes’", ["“I said ‘no”", "‘yes’"]),
    ("An open “mark", ["“mark"]),
    ("'em all, he said “go”", ["“go”"]),
]


@pytest.mark.parametrize(("text", "expected"), REPAIRS)
def test_a_bad_mark_spoils_nothing_else(text: str, expected: list[str]) -> None:
    assert outer(text) == expected


def test_a_quotation_over_paragraphs_is_one_group_and_a_record_a_paragraph() -> None:
    found = scan("“First ‘of all’.\n\n“Second.\n\n“Third.” She left a “note”.")
    whole = [m for m in found if m.depth == 0]
    assert [(m.opened, m.closed) for m in whole] == [(True, False), (True, False), (True, True), (True, True)]
    assert whole[0].group == whole[1].group == whole[2].group != whole[3].group


def test_a_later_paragraph_may_lack_its_opening_mark() -> None:
    found = scan("“First\n\nsecond,” she said. “Third.”")
    assert [(m.opened, m.closed) for m in found] == [(True, False), (False, True), (True, True)]
    assert found[0].group == found[1].group


def test_british_marks_over_paragraphs() -> None:
    assert outer("'First.\n\n'Second,' she said.") == ["'First.", "'Second,'"]
    assert outer("She said: ‘First.\n\n‘Second.’") == ["‘First.", "‘Second.’"]
    assert outer("She asked, 'First?\n\n'Second.'") == ["'First?", "'Second.'"]
    assert outer("It rained in the '90s, 'twas said.\n\n'Second,' she said.") == ["'Second,'"]


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    assert outer("“Open here.\n\nNothing here.\n\n“Yes,” she said.") == ["“Open here.", "“Yes,”"]


@pytest.mark.parametrize(
    "text",
    ["“", '" ', "' a'", "“a ‘b ", "“a b,” he said. ", "the boys' club 'em ", "it’s a 'word' and “so” on, "],
    ids=["unpaired", "spaced", "apostrophes", "openers", "quotations", "plurals", "all of them"],
)
def test_work_grows_with_the_text_alone(text: str) -> None:
    scan(text)
    assert steps(lambda: scan(text * 1_600)) < 5 * steps(lambda: scan(text * 400))


@pytest.mark.parametrize(("opening", "closing"), [("“‘", "’”"), ("“", "”"), ("“a", "”")])
@pytest.mark.parametrize("middle", ["", "a", " "])
def test_work_grows_with_the_depth_alone(opening: str, middle: str, closing: str) -> None:
    def work(depth: int) -> int:
        return steps(lambda: scan(opening * depth + middle + closing * depth))

    assert work(1_600) < 5 * work(400)


def test_very_deep_and_very_many_marks() -> None:
    scan("“a " * 20_000 + "” " * 20_000)
    assert len(scan("“a b,” he said. " * 10_000)) == 10_000


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab s.,:59\n“”‘’\"'`„«»–"), max_size=80))
def test_marks_of_any_text_nest_and_stay_inside(text: str) -> None:
    article = pipeline.open_record(text, "x")
    found = marks.find(article)
    open_ends: list[int] = []
    for mark in found:
        assert 0 <= mark.start < mark.end <= len(text)
        assert any(b.start <= mark.start and mark.end <= b.end for b in article.blocks)
        while open_ends and open_ends[-1] <= mark.start:
            open_ends.pop()
        assert mark.depth == len(open_ends)
        assert not open_ends or mark.end <= open_ends[-1]
        open_ends.append(mark.end)
    assert [q.start for q in marks.as_quotes(found)] == [m.start for m in found if m.depth == 0]
