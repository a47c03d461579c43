"""A file with many articles in the reader: all of them are in the list, and one goes from one to the next."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.batch.tasks import FileTask
from reader.cli.reader_documents import document_of
from reader.config import Config
from reader.pipeline import Pipeline
from reader.ui.app import ReaderApp
from reader.ui.features.background_analysis import BackgroundAnalysis
from reader.ui.overlays.articles import ArticlesScreen
from reader.ui.reading_session import ReadingSession
from reader.ui.startup_state import read_startup_state
from tests.load.lines import READ, lines_are_articles
from tests.ui.cards import seen
from tests.ui.journeys import until

Steps = Callable[[ReaderApp, Pilot[int]], Awaitable[None]]


@pytest.fixture(autouse=True)
def lines(monkeypatch: pytest.MonkeyPatch) -> None:
    lines_are_articles(monkeypatch)


@pytest.fixture
def week(tmp_path: Path) -> Path:
    path = tmp_path / "week.lines"
    path.write_text("LINES\nOne came in.\nTwo went out.\n")
    return path


def travel(steps: Steps, *tasks: FileTask) -> None:
    async def go() -> None:
        documents = [document_of(task, Pipeline()) for task in tasks]
        startup = read_startup_state(Config(theme="paper"), os.environ)
        first = ReadingSession(documents[0], documents[0].open())
        app = ReaderApp(documents, first, startup, BackgroundAnalysis(None))
        async with app.run_test(size=(100, 30)) as pilot:
            await steps(app, pilot)

    asyncio.run(go())


def test_the_articles_of_a_file_are_listed_and_their_lengths_agree(week: Path) -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: len(app.documents) == 2)
        assert READ == ["One came in.", "Two went out."]
        await until(pilot, lambda: app.reading.foot.message == "2 articles in week.lines.")
        await pilot.press("a")
        await until(pilot, lambda: "2 articles, all 2 lengths agree" in seen(app))
        assert "3 words · part 2 of 2" in seen(app)
        await pilot.press("j", "enter")
        await until(pilot, lambda: app.screen is app.reading and app.reading.number == 1)
        assert app.reading.session.article.text == "Two went out."

    travel(steps, FileTask(week, "week.lines"))


def test_one_goes_from_part_to_part_and_on_to_the_next_file(week: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Another story.")

    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: len(app.documents) == 3)
        await pilot.press("]", "a")
        await until(pilot, lambda: app.reading.session.article.text == "Two went out.")
        await pilot.press("]", "a")
        await until(pilot, lambda: app.reading.session.article.text == "Another story.")
        await pilot.press("2", "[", "a")
        await until(pilot, lambda: app.reading.session.article.text == "One came in.")

    travel(steps, FileTask(week, "week.lines"), FileTask(other, "other.txt"))


def test_a_reader_may_begin_at_any_part(week: Path) -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        assert app.reading.session.article.text == "Two went out."
        await until(pilot, lambda: app.reading.number == 1)
        await pilot.press("[", "a")
        await until(pilot, lambda: app.reading.session.article.text == "One came in.")

    travel(steps, FileTask(week, "week.lines", part=2))


def test_a_file_that_is_opened_later_fills_the_list_too(week: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Another story.")

    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, ArticlesScreen) and len(app.documents) == 3)
        await until(
            pilot, lambda: "Two went out" in "".join(s.article.text for s in app.reading.sessions if s)
        )
        await pilot.press("end", "enter")
        await until(pilot, lambda: app.reading.session.article.text == "Two went out.")
        assert app.reading.number == 2

    travel(steps, FileTask(other, "other.txt"), FileTask(week, "week.lines"))


def test_a_file_that_is_damaged_further_on_is_read_as_far_as_it_goes(week: Path) -> None:
    week.write_text("LINES\nOne came in.\nTwo went out.\n!\n")

    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: "is damaged after article 2" in app.reading.foot.message)
        assert len(app.documents) == 2

    travel(steps, FileTask(week, "week.lines"))
