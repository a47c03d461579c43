"""Two articles with an analysis, and journeys through what lies over the text, for tests."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from textual.pilot import Pilot

from reader.config import Config
from reader.pipeline import Opened
from reader.ui.app import ReaderApp
from reader.ui.documents import Document
from tests.ui.journeys import listed, opened
from tests.ui.journeys import until as come_true
from tests.ui.sample import ANALYSIS, ARTICLE

OTHER = replace(ARTICLE, title="Ferry pier closed for the winter", published="2024-01-02")


def reader(more: tuple[Document, ...] = ()) -> ReaderApp:
    """The reader with two articles and an analysis that was made beforehand."""
    documents = [
        Document(None, "vann.txt", lambda: Opened(ARTICLE, ANALYSIS)),
        Document(None, "ferry.txt", lambda: Opened(OTHER, ANALYSIS)),
    ]
    return opened([*documents, *more], config=Config(theme="paper"))


def seen(app: ReaderApp) -> str:
    """What stands on the screen, line by line."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def run(
    steps: Callable[[ReaderApp, Pilot[int]], Awaitable[None]],
    size: tuple[int, int] = (100, 30),
    more: tuple[Document, ...] = (),
) -> None:
    async def play() -> None:
        app = reader(more)
        async with app.run_test(size=size) as pilot:
            await listed(pilot)
            await steps(app, pilot)

    asyncio.run(play())


async def until(pilot: Pilot[int], holds: Callable[[], bool]) -> None:
    """Wait until the screen has come to it, which it has not before the next paint."""
    await pilot.pause()
    await come_true(pilot, holds)
