"""Marks, the way back, and what is done once more: keys of people who know vi."""

from __future__ import annotations

import asyncio

from textual.pilot import Pilot

from reader.render.view_state import Layer
from reader.ui.app import ReaderApp
from reader.ui.overlays.places import PlacesScreen
from reader.ui.reading_session import ReadingSession
from reader.ui.screens.reading import ReadingScreen
from tests.ui.cards import seen
from tests.ui.journeys import document, opened, press, travel, until, words_at
from tests.ui.sample import TEXT, at


def test_two_quote_marks_go_back_and_forth() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "} }")
        here = screen.place
        await press(pilot, "G")
        there = screen.place
        for place in (here, there, here):
            await press(pilot, "' '")
            assert screen.place == place

    travel(journey)


def test_a_full_stop_repeats_the_last_command_of_two_keys_with_its_count() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "2 ] q")
        assert words_at(screen) == "“It cannot wait.”"
        await pilot.press("full_stop")
        assert words_at(screen) == "the count was wrong"
        await pilot.press("1", "full_stop")
        assert words_at(screen) == "“There are 290 leaks at most,”"
        await pilot.press("z", "f", "full_stop", "full_stop")
        assert Layer.FIGURES not in screen.view_state.layers

    travel(journey)


def test_a_star_searches_for_the_name_here() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "} } } }")
        await pilot.press("right_square_bracket", "e", "asterisk")
        assert screen.hits.pattern == "Jonas Areva"
        await pilot.press("escape", "right_square_bracket", "e", "asterisk")
        assert screen.hits.pattern and screen.foot.message.startswith("Hit ")

    travel(journey)


def test_marks_are_listed_by_key_and_by_name_and_picked() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "} m b } } m a g")
        await pilot.press("apostrophe", "question_mark")
        await until(pilot, lambda: isinstance(app.screen, PlacesScreen))
        await pilot.pause()
        rows = [row.strip() for row in seen(app).splitlines() if "¶" in row]
        assert [row.split()[:3] for row in rows] == [["▎b", "“We", "measured"], ["a", "Doubts", "on"]]
        assert "2 marks" in seen(app)
        await press(pilot, "j enter")
        assert app.screen is screen
        assert screen.here.of(TEXT) == "Doubts on the shore"

    travel(journey)


def test_marks_are_there_again_in_the_next_reading() -> None:
    async def reading(keys: list[str]) -> int:
        app = opened((document(),))
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            place = app.reading.place
            await pilot.press("q")
        return place

    assert asyncio.run(reading(["}", "}", "m", "a", "g"])) == 0
    assert asyncio.run(reading(["apostrophe", "a"])) == at("She said that more").start


def test_a_file_that_was_read_again_keeps_its_marks() -> None:
    kept = document()
    session = ReadingSession(kept, kept.open())
    session.marks = {"a": at("She said that more").start}
    session.reload(kept.open())
    assert session.marks == {"a": at("She said that more").start}
