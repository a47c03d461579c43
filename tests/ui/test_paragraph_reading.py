"""Reading paragraph by paragraph, and how fast that goes."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.model.span import Span
from reader.store import session_memory
from reader.ui.app import ReaderApp
from reader.ui.features.pace import Pace
from reader.ui.screens.reading import ReadingScreen
from tests.ui.journeys import press, travel
from tests.ui.sample import BLOCKS, TEXT

WORDS = "word " * 3000


def lit(screen: ReadingScreen) -> str:
    """The words of the text that are not painted dim."""
    ink = screen.palette
    assert ink is not None
    return "".join(
        segment.text
        for y in range(screen.body.size.height)
        for segment in screen.body.render_line(y)
        if segment.text.strip() and segment.style and segment.style.color != ink.dim.color
    )


def test_one_paragraph_is_lit_and_the_keys_for_pages_go_on() -> None:
    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "P")
        assert screen.status.message == "Space goes on; 1 minute left at a usual pace."
        assert "lake council voted" in lit(screen) and "Mara" not in lit(screen)
        await press(pilot, "space space")
        assert screen.view_state.lit == Span(*BLOCKS[2][1:3])
        assert "2,000" in lit(screen) and "310" not in lit(screen)
        await press(pilot, "b")
        assert "“We measured 310" in lit(screen)
        await press(pilot, "] f ] f")  # every other movement takes the light along
        assert screen.view_state.lit is not None and "2,000" in screen.view_state.lit.of(TEXT)
        await press(pilot, "G space")
        assert screen.status.message == "This is the last paragraph."
        await press(pilot, "escape")
        assert screen.view_state.lit is None and "We measured 310" in lit(screen)
        await press(pilot, "P P")
        assert screen.view_state.lit is None and screen.status.message == "All paragraphs again."

    travel(journey, size=(80, 40))


def test_a_paragraph_longer_than_the_screen_is_read_to_its_end_first() -> None:
    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "P")
        first = screen.view_state.lit
        await press(pilot, "space")
        assert screen.view_state.lit == first
        await press(pilot, "space space space space")
        assert screen.view_state.lit != first

    travel(journey, size=(40, 9))


@pytest.mark.parametrize(
    ("moves", "pace"),
    [
        ([(0, 0), (1000, 60), (2000, 120)], 200),
        ([(0, 0), (50, 3), (100, 6), (1000, 60)], 200),  # line by line is the same
        ([(0, 0), (5000, 2)], None),  # leafing
        ([(0, 0), (1000, 2000)], None),  # away from the screen
        ([(0, 0), (1000, 60), (0, 61), (1000, 62)], 200),  # back, and down again at once
    ],
)
def test_the_pace_is_measured_from_moves_that_are_reading(
    moves: list[tuple[int, float]], pace: int | None
) -> None:
    measured = Pace()
    for place, now in moves:
        measured.moved(WORDS, place, now)
    assert measured.words_a_minute == pace
    assert measured.minutes(400) == 2


def test_the_pace_of_earlier_runs_counts_and_is_kept() -> None:
    measured = Pace(300)
    assert (measured.words_a_minute, measured.measured) == (300, False)
    for place, now in ((0, 0), (1000, 60)):
        measured.moved(WORDS, place, now)
    assert 280 < (measured.words_a_minute or 0) < 300 and measured.measured

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        screen.pace = measured
        await press(pilot, "j")
        assert screen.heading.source == "The Vann Courier · 1 min left"
        app.remember()

    async def again(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "P")
        assert f"at your {measured.words_a_minute} words a minute" in screen.status.message

    travel(journey)
    assert session_memory.load(session_memory.memory_file()).pace == measured.words_a_minute
    travel(again)
