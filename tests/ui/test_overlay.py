"""Screens over the text: however fast keys come, one screen is left at a time."""

from __future__ import annotations

import asyncio

import pytest
from textual import events
from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.screens.reading import ReadingScreen
from tests.ui.journeys import press, travel, until

NAMED = {"question_mark": "?", "escape": "\x1b", "enter": "\r", "slash": "/", "tab": "\t"}


@pytest.mark.parametrize("turns", [0, 1, 4, 15, 50])
@pytest.mark.parametrize(
    "keys",
    [
        "question_mark escape " * 6,
        "] q w escape " * 4,
        "a escape " * 6,
        "a a a question_mark x escape escape ",
        "question_mark escape ] q w escape question_mark escape w w ",
        "slash q escape slash d a enter n slash tab slash q escape escape ",
    ],
)
def test_no_key_is_lost_between_screens(keys: str, turns: int) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        for key in f"{keys}G".split():
            app.post_message(events.Key(key, NAMED.get(key, key)))
            for _ in range(turns):  # of the event loop: the next key finds the one before it anywhere
                await asyncio.sleep(0)
        await until(pilot, lambda: screen.body.cursor == screen.body.height - 1)
        assert app.screen is screen

    travel(journey)


@pytest.mark.parametrize(
    ("opening", "keys"),
    [
        ("a", "enter enter"),
        ("a", "enter a"),
        ("a", "escape escape"),
        ("a", "enter question_mark escape"),
        ("question_mark", "escape escape"),
        ("question_mark", "escape question_mark escape escape"),
        ("] q w", "escape w escape"),
        ("] q w", "w w w w"),
        ("] q w", "j enter enter"),
        ("] q w", "question_mark escape escape"),
    ],
)
def test_keys_that_come_in_one_go_leave_no_more_than_there_is(opening: str, keys: str) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, opening)
        for key in keys.split():
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await press(pilot, ". escape . escape . G")
        await until(pilot, lambda: screen.body.cursor == screen.body.height - 1)
        assert app.screen is screen

    travel(journey)


def test_a_key_that_comes_when_the_program_has_ended_does_nothing() -> None:
    apps: list[ReaderApp] = []

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        apps.append(app)

    travel(journey)
    assert not apps[0].screen_stack
    asyncio.run(apps[0].on_event(events.Key("j", "j")))
