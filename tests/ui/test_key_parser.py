"""Esc is a key of its own, whatever is read behind it."""

from __future__ import annotations

import pytest
from textual.events import Key
from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.screens.reading import ReadingScreen
from reader.ui.terminal.key_parser import EscapeAwareParser
from tests.ui.journeys import travel


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1bq", "escape q"),
        ("\x1b1", "escape 1"),
        ("\x1b ", "escape space"),
        ("?\x1bq", "question_mark escape q"),
        ("a\x1bj\x1bkq", "a escape j escape k q"),
        ("\x1b\x1bq", "escape escape q"),
        ("\x1b[A\x1bOB\x1b[1;3A", "up down alt+up"),
        ("\x1bb\x1bf", "ctrl+left ctrl+right"),
        ("\x1b[106;3u", "alt+j"),
    ],
)
@pytest.mark.parametrize("piece", [1, 2, 100])
def test_keys(sent: str, keys: str, piece: int) -> None:
    parser = EscapeAwareParser()
    received = [m for at in range(0, len(sent), piece) for m in parser.feed(sent[at : at + piece])]
    assert [m.key for m in received if isinstance(m, Key)] == keys.split()


def test_keys_with_alt_are_those_of_users_who_chose_some() -> None:
    parser = EscapeAwareParser(alt=True)
    received = [m.key for m in (*parser.feed("\x1bq"), *parser.feed("")) if isinstance(m, Key)]
    assert received == ["alt+q"]


@pytest.mark.parametrize("burst", [1, 5])
def test_keys_behind_one_that_opens_a_screen_are_for_that_screen(burst: int) -> None:
    """On a busy machine they are all sent on before the first of them is obeyed."""

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        for key, character in (("question_mark", "?"), ("escape", "\x1b"), *[("q", "q")] * burst):
            app.post_message(Key(key, character))
        for _ in range(1000):
            await pilot.pause(0.02)
            if app.return_code is not None:
                break
        assert app.return_code == 0

    travel(journey)
