"""Searching a text: plain and by regular expression, in bounded time."""

from __future__ import annotations

import sys

import pytest

from reader.model.span import Span
from reader.render.text_search import BadPattern, TextSearcher, find, matching
from tests.ui.sample import ARTICLE, TEXT


@pytest.mark.parametrize(
    ("pattern", "regex", "found"),
    [
        ("harbour", False, ["harbour", "Harbour", "HARBOUR"]),
        ("Harbour", False, ["Harbour"]),
        ("board.", False, ["board."]),
        (r"b\w+d\b", True, ["board", "board"]),
        (r"\d{3}", True, ["310"]),
        ("nothing", False, []),
        ("", False, []),
    ],
)
def test_search(pattern: str, regex: bool, found: list[str]) -> None:
    text = "A harbour board. The Harbour, 310 berths, a HARBOUR board"
    assert [
        span.of(text) for h in [find(text, pattern, regex=regex)] for span in h.within(0, len(text))
    ] == found


def test_search_keeps_its_offsets_where_lower_case_is_longer() -> None:
    text = "İzmir’s harbour"
    assert find(text, "harbour")[0].of(text) == "harbour"


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a*)*b", "(.*)(.*)*x", r"(a|b)*\1", "[", "(?P<x", "a**"])
def test_patterns_that_could_take_for_ever_are_refused(pattern: str) -> None:
    with pytest.raises(BadPattern):
        find("a" * 5000, pattern, regex=True)


def test_search_within_stretches() -> None:
    text = "said here, said there, said again"
    assert len(find(text, "said", within=[Span(0, 4), Span(20, 33)])) == 2


def test_next_hit_goes_round() -> None:
    hits = find("a b a b a", "a")
    assert hits.next(0, 1) == (1, False)
    assert hits.next(8, 1) == (0, True)
    assert hits.next(0, -1) == (2, True)
    assert find("a", "x").next(0, 1) is None


def test_paragraphs_that_match() -> None:
    assert [b.start for b in matching(find(TEXT, "leaks"), ARTICLE.blocks)] == [
        ARTICLE.blocks[1].start,
        ARTICLE.blocks[4].start,
    ]


def test_a_searcher_finds_the_same_again_and_lets_its_text_go() -> None:
    text = "".join(["A harbour ", "and another HARBOUR"])
    before = sys.getrefcount(text)
    searcher = TextSearcher(text)
    assert [len(searcher.find(pattern)) for pattern in ("harbour", "HARBOUR", "harbour")] == [2, 1, 2]
    del searcher
    find(text, "a.", regex=True)
    assert sys.getrefcount(text) == before
