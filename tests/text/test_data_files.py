"""Data files: lists of lines that are searched where they lie."""

from __future__ import annotations

import hypothesis
import pytest
from hypothesis import strategies as st

from reader.text.data_files import data_text, holds_line
from reader.text.person_names import is_given_name

_LISTED = "# Names: sorted.\naaban\nana\nanna\nines\ntomas\nzuzanna\n"


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ("aaban", True),
        ("ana", True),
        ("anna", True),
        ("ines", True),
        ("tomas", True),
        ("zuzanna", True),
        ("an", False),
        ("annas", False),
        ("aaa", False),
        ("zz", False),
        ("ana\nanna", False),
        ("", False),
        ("# Names: sorted.", False),
    ],
)
def test_a_line_of_a_sorted_list(line: str, there: bool) -> None:
    assert holds_line(_LISTED, line) is there


@hypothesis.given(st.sets(st.text("abc", min_size=1, max_size=3)), st.text("abc", max_size=3), st.booleans())
def test_it_is_found_as_in_a_set(listed: set[str], line: str, ended: bool) -> None:
    text = "\n".join(sorted(listed)) + "\n" * ended
    assert holds_line(text, line) is (line in listed)


@pytest.mark.parametrize("kind", ["female", "male"])
def test_the_lists_of_names_are_sorted_as_the_search_needs_them(kind: str) -> None:
    lines = data_text("reader.text", f"names_{kind}.txt").split("\n")
    names = [line for line in lines if line]
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("word", "given"), [("Anna", True), ("TOMAS", True), ("zuzanna", True), ("harbour", False), ("", False)]
)
def test_given_names(word: str, given: bool) -> None:
    assert is_given_name(word) is given
