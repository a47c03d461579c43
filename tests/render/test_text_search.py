"""Hits, motions, jumps, threads: the pure parts of getting around."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import Hyperlink
from reader.model.span import Span
from reader.render.annotation_index import EntityMention, SpanIndex, index, is_name
from reader.render.text_search import BadPattern, find, matching
from reader.ui.navigation import motions, thread
from reader.ui.navigation.jump_list import JumpList
from tests.ui.sample import ANALYSIS, ARTICLE, TEXT, at

FINDS = index(ANALYSIS, TEXT)


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


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=12)


@given(SPANS, st.integers(0, 70), st.integers(1, 20))
def test_overlapping_finds_what_a_walk_finds(spans: list[tuple[int, int]], start: int, length: int) -> None:
    entity = ANALYSIS.entities[0]
    items = [EntityMention(a, a + n, entity) for a, n in spans]
    found = SpanIndex(items).overlapping(start, start + length)
    walked = [i for i in items if i.start < start + length and start < i.end]
    assert sorted((i.start, i.end) for i in found) == sorted((i.start, i.end) for i in walked)


@pytest.mark.parametrize(
    ("words", "name"),
    [("Mara Lindt", True), ("she", False), ("She", False), ("the council", False), ("UN", True)],
)
def test_only_names_are_underlined(words: str, name: bool) -> None:
    assert is_name(words) is name


@pytest.mark.parametrize(
    ("kind", "origin", "step", "speaker", "wanted"),
    [
        ("quote", -1, 1, None, "“We measured 310 leaks in the dam last winter,”"),
        ("same", at("“We measured").start, 1, "lindt", "“It cannot wait.”"),
        ("other", at("“It cannot wait").start, 1, "lindt", "the count was wrong"),
        ("figure", -1, 1, None, "seven to four"),
        ("heading", at("Doubts on the shore").start, 1, None, "What comes next"),
        ("heading", at("What comes next").start, -1, None, "Doubts on the shore"),
    ],
)
def test_motions(kind: str, origin: int, step: int, speaker: str | None, wanted: str) -> None:
    found = motions.jump(kind, motions.JumpContext(ARTICLE, FINDS, origin, speaker), step)
    assert found.span is not None and found.span.of(TEXT).startswith(wanted)


@pytest.mark.parametrize("kind", [k for k in motions.NAMES if k != "image"])
@pytest.mark.parametrize("step", [1, -1])
def test_motions_come_to_an_end_and_say_so(kind: str, step: int) -> None:
    ground = motions.JumpContext(ARTICLE, FINDS, -1 if step > 0 else len(TEXT), "areva")
    places = []
    for _ in range(200):
        found = motions.jump(kind, ground, step)
        if found.span is None:
            assert found.says.startswith("There is no ")
            break
        places.append(found.span.start)
        ground = motions.JumpContext(ARTICLE, FINDS, found.span.start, "areva")
    else:
        pytest.fail("goes on for ever")
    assert places == sorted(set(places), reverse=step < 0)


def test_a_paragraph_without_a_named_source() -> None:
    ground = motions.JumpContext(ARTICLE, FINDS, -1)
    first = motions.jump("unsourced", ground, 1)
    assert first.span is not None and first.span.of(TEXT).startswith("The lake council voted")
    member = motions.unsourced(ARTICLE, FINDS, ARTICLE.blocks[6])
    assert member is not None and member.startswith("Only unnamed sources")


@pytest.mark.parametrize(
    ("number", "words"), [(1, "The lake"), (3, "She said"), (4, "Jonas"), (99, "The families")]
)
def test_paragraphs_by_number(number: int, words: str) -> None:
    from reader.model.paragraphs import Paragraphs

    assert motions.numbered(ARTICLE, Paragraphs(ARTICLE), number).of(TEXT).startswith(words)


def test_jumps_go_back_and_forward() -> None:
    jumps = JumpList().leave(10).leave(20)
    jumps, place = jumps.back(30) or (jumps, -1)
    assert place == 20
    jumps, place = jumps.back(20) or (jumps, -1)
    assert place == 10
    assert jumps.back(10) is None
    jumps, place = jumps.forward() or (jumps, -1)
    assert place == 20
    jumps, place = jumps.forward() or (jumps, -1)
    assert place == 30
    assert jumps.forward() is None


def test_a_new_jump_forgets_what_lay_ahead() -> None:
    jumps, _ = JumpList().leave(10).leave(20).back(30) or (JumpList(), 0)
    assert jumps.leave(25).forward() is None


def test_a_thread_steps_from_quote_to_quote() -> None:
    quotes = thread.quotes_of(FINDS, "lindt")
    first = thread.nearest(quotes, Span(0, 10))
    assert first is quotes[0]
    assert thread.step(quotes, first.start, 1) is quotes[1]
    assert thread.step(quotes, first.start, 99) is quotes[-1]
    assert thread.step(quotes, first.start, -1) is None
    assert thread.step(quotes, quotes[-1].start, 1) is None
    assert thread.heading(FINDS, "lindt", quotes[1].start)[0].startswith("Mara Lindt · ")
    assert f"quote 2 of {len(quotes)}" in thread.heading(FINDS, "lindt", quotes[1].start)[-1]


@pytest.mark.parametrize(
    ("kind", "step", "links", "says"),
    [
        ("link", 1, ARTICLE.links, "There is no link below."),
        ("link", 1, (), "There is no link in this article."),
        ("link", -1, (), "There is no link in this article."),
        ("heading", 1, (), "There is no heading below."),
    ],
)
def test_a_jump_that_leads_nowhere_says_whether_there_is_such_a_thing(
    kind: str, step: int, links: tuple[Hyperlink, ...], says: str
) -> None:
    ground = motions.JumpContext(replace(ARTICLE, links=links), FINDS, len(TEXT))
    assert motions.jump(kind, ground, step) == motions.JumpTarget(None, says)
