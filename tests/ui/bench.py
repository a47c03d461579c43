"""The panels alone on a screen, for tests to press keys on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from textual.app import ComposeResult
from textual.pilot import Pilot

from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.model.speaker_marks import speaker_marks
from reader.render.palette import palette
from reader.render.theming import load_themes
from reader.ui.keys.key_queue import SequentialKeys
from reader.ui.messages import GoBack, GoTo, ReadThread, RestoreCut, Say
from reader.ui.panels.panel_stack import PanelStack
from reader.ui.panels.row_list import RowList
from reader.ui.widgets.textual_theme import textual_theme
from tests.ui.sample import ANALYSIS, ARTICLE

THEMES = load_themes().by_name
Messages = GoTo | GoBack | ReadThread | RestoreCut | Say


class Bench(SequentialKeys):
    """A screen with nothing but the panels, that remembers what it was messages."""

    AUTO_FOCUS = None

    def __init__(
        self, article: Article = ARTICLE, analysis: Analysis = ANALYSIS, theme: str = "graphite"
    ) -> None:
        super().__init__()
        self.own_theme = THEMES[theme]
        self.stack = PanelStack()
        self.stack.set_reactive(PanelStack.article, article)
        self.stack.set_reactive(PanelStack.analysis, analysis)
        self.stack.set_reactive(PanelStack.speaker_marks, speaker_marks(analysis))
        self.stack.set_reactive(PanelStack.palette, palette(self.own_theme))
        self.messages: list[Messages] = []

    def compose(self) -> ComposeResult:
        yield self.stack

    def on_mount(self) -> None:
        self.register_theme(textual_theme(self.own_theme))
        self.theme = self.own_theme.name

    def on_go_to(self, message: GoTo) -> None:
        self.messages.append(message)

    def on_go_back(self, message: GoBack) -> None:
        self.messages.append(message)

    def on_read_thread(self, message: ReadThread) -> None:
        self.messages.append(message)

    def on_restore_cut(self, message: RestoreCut) -> None:
        self.messages.append(message)

    def on_say(self, message: Say) -> None:
        self.messages.append(message)

    @property
    def rows(self) -> RowList:
        return self.query_one(RowList)

    def screen_text(self) -> str:
        """What stands on the screen, line by line."""
        width, height = self.size
        update = self.screen._compositor.render_strips()
        return "\n".join(strip.text[:width].rstrip() for strip in update[:height])


def run(
    steps: Callable[[Bench, Pilot[int]], Awaitable[None]],
    *,
    size: tuple[int, int] = (36, 30),
    article: Article = ARTICLE,
    analysis: Analysis = ANALYSIS,
) -> None:
    async def play() -> None:
        app = Bench(article, analysis)
        async with app.run_test(size=size) as pilot:
            await app.stack.fill()
            await pilot.pause()
            await steps(app, pilot)

    asyncio.run(play())


async def settle(pilot: Pilot[int]) -> None:
    """Let the blink before the text follows pass."""
    await pilot.pause(0.2)
