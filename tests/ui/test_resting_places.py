"""The place in the text outlives a run that ends without a chance to keep it: killed, or without power."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.config import Config
from reader.store import session_memory
from reader.ui.app import ReaderApp
from reader.ui.screens.reading import ReadingScreen
from tests.ui.journeys import document, opened, press, travel, until
from tests.ui.sample import ARTICLE, at

SHA256 = ARTICLE.source.sha256
DOUBTS = at("Doubts on the shore").start


def kept() -> session_memory.SessionMemory:
    return session_memory.load(session_memory.memory_file())


async def rest(app: ReaderApp, pilot: Pilot[int]) -> None:
    """Two looks without a key between them, and what they began."""
    app.check_place()
    app.check_place()
    await app.workers.wait_for_complete()
    await pilot.pause()


def test_a_place_is_kept_once_the_reader_rests_there() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "right_square_bracket h")
        app.check_place()  # still moving, for all that is known
        await press(pilot, "g j")
        app.check_place()
        assert kept().places == {}
        await press(pilot, "right_square_bracket h m a + j")
        await rest(app, pilot)
        assert kept().places == {SHA256: screen.place} and screen.place > DOUBTS
        assert kept().marks == {SHA256: {"a": DOUBTS}}
        assert kept().width is None  # how it looks is kept on leaving: it can be changed back until then

        assert opened((document(),)).reading.session.place == screen.place

    travel(journey)


def test_a_rest_is_written_once_and_the_beginning_forgets_the_place() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "right_square_bracket h")
        await rest(app, pilot)
        file = session_memory.memory_file()
        file.unlink()
        await rest(app, pilot)
        assert not file.exists()
        await press(pilot, "g")
        await rest(app, pilot)
        assert file.exists() and kept().places == {}

    travel(journey)


def test_a_place_written_late_goes_over_none_that_was_kept_on_leaving(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        begun = []
        monkeypatch.setattr(screen, "run_worker", lambda work, **_: begun.append(work))
        await press(pilot, "right_square_bracket h")
        app.check_place()
        app.check_place()
        await press(pilot, "j j")
        app.remember()
        left = kept().places
        begun[0]()
        assert kept().places == left == {SHA256: screen.place}

    travel(journey)


def test_without_a_cache_nothing_is_kept() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "right_square_bracket h")
        await rest(app, pilot)
        assert not session_memory.memory_file().exists()

    travel(journey, config=Config(cache=False))


def test_the_program_looks_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ui.app.WATCH", 0.01)

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "right_square_bracket h")
        await until(pilot, lambda: kept().places == {SHA256: DOUBTS})

    travel(journey)
