"""Journeys through the reading screen: a program to press keys on, for tests."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from time import monotonic

from textual.pilot import Pilot

from reader.config import Config
from reader.model.article import Article
from reader.pipeline import Opened
from reader.ui.app import ReaderApp
from reader.ui.documents import Document
from reader.ui.features.background_analysis import BackgroundAnalysis
from reader.ui.reading_session import ReadingSession
from reader.ui.screens.reading import ReadingScreen
from reader.ui.startup_state import read_startup_state
from tests.ui.sample import ANALYSIS, ARTICLE, TEXT

Journey = Callable[[ReaderApp, ReadingScreen, Pilot[int]], Awaitable[None]]


def document(article: Article = ARTICLE, path: Path | None = None, name: str = "vann.txt") -> Document:
    return Document(path, name, lambda: Opened(article, ANALYSIS))


def opened(
    documents: Sequence[Document], article: Article | None = None, config: Config | None = None
) -> ReaderApp:
    """The program as the command line makes it, with the first of `documents` open."""
    startup = read_startup_state(config or Config(), os.environ)
    made = documents[0].open()
    first = ReadingSession(documents[0], made._replace(article=article or made.article))
    first.place = startup.place_of(first.article)
    return ReaderApp(documents, first, startup, BackgroundAnalysis(None))


def travel(
    journey: Journey,
    size: tuple[int, int] = (120, 40),
    documents: tuple[Document, ...] | None = None,
    config: Config | None = None,
) -> None:
    async def go() -> None:
        app = opened(documents or (document(),), config=config)
        async with app.run_test(size=size) as pilot:
            await app.reading.panel.fill()  # else a moment later
            await pilot.pause()
            app.reading.key_input.timeout = 5  # a busy machine may take long over the next key
            await journey(app, app.reading, pilot)

    asyncio.run(go())


async def press(pilot: Pilot[int], keys: str) -> None:
    """Press keys one after the other; a full stop waits until all is done."""
    for key in keys.split():
        await (pilot.pause(0.05) if key == "." else pilot.press(key))
    await pilot.pause()


def words_at(screen: ReadingScreen) -> str:
    """What the reader is at: the thing jumped to, or else the line."""
    return screen.here.of(TEXT)


def line(screen: ReadingScreen) -> str:
    """The cursor's line as it is painted."""
    return screen.body.render_line(screen.body.cursor + 1 - round(screen.body.scroll_y)).text


PATIENCE = 30
"""Seconds after which what has not come true on a busy machine never will."""


async def until(pilot: Pilot[int], true: Callable[[], object]) -> None:
    """Let the program go on until something is true of it."""
    end = monotonic() + PATIENCE
    while not true():
        assert monotonic() < end, "it never came true"
        await pilot.pause(0.01)


async def listed(pilot: Pilot[int]) -> None:
    """Wait for the panel, which comes a moment after the first paint."""
    await until(pilot, lambda: pilot.app.screen.query("#panel RowList"))
    await pilot.pause()
