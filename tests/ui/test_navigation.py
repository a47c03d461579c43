"""Jumps, the jump list and threads: the pure parts of moving about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.article import Hyperlink
from reader.model.paragraphs import Paragraphs
from reader.model.span import Span
from reader.render.annotation_index import index
from reader.ui.navigation import motions, thread
from reader.ui.navigation.jump_list import JumpList
from tests.ui.sample import ANALYSIS, ARTICLE, TEXT, at

ANNOTATIONS = index(ANALYSIS, TEXT)


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
def test_jumps(kind: str, origin: int, step: int, speaker: str | None, wanted: str) -> None:
    found = motions.jump(kind, motions.JumpContext(ARTICLE, ANNOTATIONS, origin, speaker), step)
    assert found.span is not None and found.span.of(TEXT).startswith(wanted)


@pytest.mark.parametrize("kind", [k for k in motions.NAMES if k != "image"])
@pytest.mark.parametrize("step", [1, -1])
def test_jumps_come_to_an_end_and_say_so(kind: str, step: int) -> None:
    context = motions.JumpContext(ARTICLE, ANNOTATIONS, -1 if step > 0 else len(TEXT), "areva")
    places = []
    for _ in range(200):
        found = motions.jump(kind, context, step)
        if found.span is None:
            assert found.says.startswith("There is no ")
            break
        places.append(found.span.start)
        context = motions.JumpContext(ARTICLE, ANNOTATIONS, found.span.start, "areva")
    else:
        pytest.fail("goes on for ever")
    assert places == sorted(set(places), reverse=step < 0)


def test_a_paragraph_without_a_named_source() -> None:
    context = motions.JumpContext(ARTICLE, ANNOTATIONS, -1)
    first = motions.jump("unsourced", context, 1)
    assert first.span is not None and first.span.of(TEXT).startswith("The lake council voted")
    member = motions.unsourced(ARTICLE, ANNOTATIONS, ARTICLE.blocks[6])
    assert member is not None and member.startswith("Only unnamed sources")


@pytest.mark.parametrize(
    ("number", "words"), [(1, "The lake"), (3, "She said"), (4, "Jonas"), (99, "The families")]
)
def test_paragraphs_by_number(number: int, words: str) -> None:
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


def test_a_new_jump_drops_later_places() -> None:
    jumps, _ = JumpList().leave(10).leave(20).back(30) or (JumpList(), 0)
    assert jumps.leave(25).forward() is None


def test_a_thread_steps_from_quote_to_quote() -> None:
    quotes = thread.quotes_of(ANNOTATIONS, "lindt")
    first = thread.nearest(quotes, Span(0, 10))
    assert first is quotes[0]
    assert thread.step(quotes, first.start, 1) is quotes[1]
    assert thread.step(quotes, first.start, 99) is quotes[-1]
    assert thread.step(quotes, first.start, -1) is None
    assert thread.step(quotes, quotes[-1].start, 1) is None
    assert thread.heading(ANNOTATIONS, "lindt", quotes[1].start)[0].startswith("Mara Lindt · ")
    assert f"quote 2 of {len(quotes)}" in thread.heading(ANNOTATIONS, "lindt", quotes[1].start)[-1]


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
    context = motions.JumpContext(replace(ARTICLE, links=links), ANNOTATIONS, len(TEXT))
    assert motions.jump(kind, context, step) == motions.JumpTarget(None, says)
