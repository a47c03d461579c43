"""Screens over the text: however fast keys come, one screen is left at a time."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.screens.reading import ReadingScreen
from tests.ui.journeys import press, travel


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
        await press(pilot, ". escape . escape .")
        assert app.screen is screen
        await press(pilot, "G")
        assert screen.body.cursor == screen.body.height - 1

    travel(journey)
