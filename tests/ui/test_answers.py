"""The questions of a reader - who says so, how many, since when - are answered within two keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from reader.model.paragraphs import Paragraphs
from reader.render.annotation_index import index
from reader.ui.app import ReaderApp
from reader.ui.navigation.answers import answer
from reader.ui.navigation.motions import JumpContext, jump
from reader.ui.screens.reading import ReadingScreen
from tests.ui.journeys import press, travel
from tests.ui.sample import ANALYSIS, ARTICLE, TEXT, at

FOUND, PARAGRAPHS = index(ANALYSIS, TEXT), Paragraphs(ARTICLE)


@pytest.mark.parametrize(
    ("keys", "answered"),
    [
        ("] q", "Mara Lindt · quoted word for word, 97% sure · chief surveyor"),
        ("] f", "7 to 4 vote · according to the article"),
        ("] t", "6 May 2024"),
    ],
)  # fmt: skip
def test_two_keys_answer(keys: str, answered: str) -> None:
    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, keys)
        assert screen.foot.answer == answered
        line = screen.query_one("#footer").render_line(1).text
        assert answered[:40] in line and line.rstrip().endswith("? help")
        await press(pilot, "j")
        assert screen.foot.answer == ""

    travel(journey)


@pytest.mark.parametrize(
    ("words", "answered"),
    [
        (
            "“There are 290 leaks at most,”",
            "Jonas Areva · quoted word for word, 88% sure · speaks for the fishing families",
        ),
        (
            "the vote “was never in doubt”",
            "A council member · quoted in part, 80% sure · not named in this article",
        ),
        ("310", "310 leaks in the dam · according to Mara Lindt · ¶ 4 says 290"),
        ("$12 million", "≥ $12 million cost of the step · according to the article"),
        ("the basin", ""),
        ("Monday", "6 May 2024"),
        ("Mara Lindt", "Mara Lindt · chief surveyor · named 2 times"),
    ],
)  # fmt: skip
def test_what_is_answered(words: str, answered: str) -> None:
    assert answer(at(words), ARTICLE, PARAGRAPHS, FOUND) == answered


def test_a_day_without_a_day_to_count_from() -> None:
    loose = replace(ANALYSIS, dates=tuple(replace(d, resolved=None, until=None) for d in ANALYSIS.dates))
    article = replace(ARTICLE, published=None)
    assert answer(at("Monday"), article, PARAGRAPHS, index(loose, TEXT)) == (
        "Counted from the day of publication, which the article does not give"
    )
    assert (
        answer(at("Monday"), ARTICLE, PARAGRAPHS, index(loose, TEXT))
        == "A date that could not be pinned down"
    )


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("name", "There is no name yet: the article is still being read."),
        ("date", "There is no date yet: the article is still being read."),
        ("heading", "There is no heading in this article."),
    ],
)
def test_nothing_is_denied_before_it_was_looked_for(kind: str, says: str) -> None:
    early = index(replace(ANALYSIS, entities=(), dates=(), complete=False), TEXT)
    bare = replace(ARTICLE, blocks=ARTICLE.blocks[:1])
    assert jump(kind, JumpContext(bare, early, -1), 1).says == says
