"""The keys that lists and cards name can be clicked."""

from __future__ import annotations

from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.overlays.card import CardScreen
from reader.ui.panels.row_list import RowList
from reader.ui.panels.strips import Hints
from reader.ui.screens.reading import ReadingScreen
from tests.ui.journeys import press, travel, until


async def click(app: ReaderApp, pilot: Pilot[int], words: str, on: int = 0) -> None:
    """Click the cell `on` of these words, which stand among the hints."""
    hints = app.screen.query_one(Hints)
    y = next(y for y in range(hints.size.height) if words in hints.render_line(y).text)
    x = hints.region.x + hints.render_line(y).text.index(words) + on
    await pilot.click(offset=(x, hints.region.y + y))
    await pilot.pause()


def test_the_keys_below_a_list() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        rows = screen.query_one("#panel RowList", RowList)
        await click(app, pilot, "Tab into the list")
        await until(pilot, lambda: rows.has_focus)
        await click(app, pilot, "← → lists", on=2)
        await until(pilot, lambda: screen.panel.open == "Quotes")
        await click(app, pilot, "← → lists")
        await until(pilot, lambda: screen.panel.open == "Speakers")
        await click(app, pilot, "← → lists", on=6)
        await until(pilot, lambda: screen.panel.open == "Quotes")
        await click(app, pilot, "s sort: place", on=3)
        await until(pilot, lambda: rows.view is not None and rows.view.order.name == "speaker")
        await click(app, pilot, "Esc back")
        await until(pilot, lambda: screen.body.has_focus)

    travel(journey)


def test_the_keys_of_a_card() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "right_square_bracket l O")
        await until(pilot, lambda: isinstance(app.screen, CardScreen))
        await click(app, pilot, "Esc close")
        await until(pilot, lambda: app.screen is screen)

    travel(journey)
