"""Reading through lists, tables and quotes: no line holds the reader up, and every cell is reached."""

from __future__ import annotations

import asyncio
from functools import cache
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader import pipeline
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.ui.app import ReaderApp
from reader.ui.documents import Document
from reader.ui.screens.reading import ReadingScreen
from tests.ui.journeys import Journey, line, opened, press

DATA = Path(__file__).parents[1] / "clean" / "data"


@cache
def article(name: str) -> Article:
    return pipeline.read(DATA / name)


def through(journey: Journey, name: str = "structure.html", size: tuple[int, int] = (120, 40)) -> None:
    async def go() -> None:
        document = Document(None, name, lambda: pipeline.Opened(article(name), Analysis(complete=True)))
        app = opened((document,), article(name))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await journey(app, app.reading, pilot)

    asyncio.run(go())


@pytest.mark.parametrize(("name", "size"), [("structure.html", (60, 20)), ("structure.md", (40, 24))])
def test_every_line_leads_on_to_the_next_one(name: str, size: tuple[int, int]) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        body = screen.body
        before = -1
        while body.cursor < body.height - 1:
            assert body.cursor > before and line(screen).strip(" ›│")
            before = body.cursor
            body.to_line(before + 1, step=1)
        while body.cursor > 0:
            before = body.cursor
            body.to_line(before - 1, step=-1)
            assert body.cursor < before

    through(journey, name, size)


@pytest.mark.parametrize("width", [40, 60, 120])
def test_a_search_leads_into_a_cell_and_so_does_a_click(width: int) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "slash 2 comma 8 7 0 enter")
        text = article("structure.html").text
        assert screen.here.of(text) == "2,870" and "2,870" in line(screen)
        place = screen.body.offset_at(line(screen).index("2,870") + 3, screen.body.row)
        assert place == screen.here.start + 3

    through(journey, size=(width, 40))


def test_the_place_in_a_table_is_kept_when_its_columns_become_rows() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "slash S a i l i n g enter")
        assert "Sailing boats" in line(screen) and "310" in line(screen)
        await pilot.resize_terminal(40, 30)
        await pilot.pause()
        assert "Sailing boats" in line(screen) and "310" not in line(screen)

    through(journey)
