"""The list of articles: what it says of each, and what its keys do."""

from __future__ import annotations

import os
from pathlib import Path

from textual.pilot import Pilot

from reader.errors import MissingFile
from reader.model.changes import Comparison
from reader.pipeline import Opened
from reader.render.palette import palette
from reader.render.theming import load_themes
from reader.ui.app import ReaderApp
from reader.ui.documents import Document
from reader.ui.overlays.articles import ArticlesScreen
from reader.ui.panels.article_list import ArticleList, summaries
from reader.ui.panels.row_list import RowList
from reader.ui.reading_session import EarlierVersion, ReadingSession
from tests.ui.cards import OTHER, run, seen, until
from tests.ui.sample import ANALYSIS, ARTICLE

INK = palette(load_themes().by_name["paper"])


def test_the_articles_with_what_is_known_of_them() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("a")
        await pilot.pause()
        text = seen(app)
        assert "Council votes to drain the upper basin at Vann" in text
        assert "The Vann Courier · 6 May 2024 · 1 min read · vann.txt" in text
        assert "10 quotes, 5 speakers, 1 unsure" in text
        assert "The Vann Courier · 2 January 2024 · 1 min read  " in text

    run(steps)


def test_an_article_that_changed_says_so(tmp_path: Path) -> None:
    file = tmp_path / "tide.txt"
    file.write_text("The tide rose.", "utf-8")
    session = ReadingSession(
        Document(file, file.name, lambda: Opened(ARTICLE, ANALYSIS)), Opened(ARTICLE, ANALYSIS)
    )

    def listed() -> str:
        row = summaries([session.document], [session], 0, 0)
        return ArticleList(row).draw(row[0], 80, INK)[0].strip(INK.page).text.rstrip()

    assert listed().endswith("here") and "change" not in listed()
    session.earlier = EarlierVersion(OTHER)
    assert listed().endswith("changed · here")
    session.since = Comparison()
    assert "change" not in listed()
    os.utime(file, ns=(1, 1))
    assert session.changed_on_disk() and listed().endswith("changed on disk · here")


def test_those_that_nobody_opened_are_looked_into_while_the_list_is_open() -> None:
    def broken() -> Opened:
        raise MissingFile("gone.txt: no such file")

    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("a")
        await until(pilot, lambda: "no such file" in seen(app))
        text = seen(app)
        assert "Ferry pier closed for the winter" in text and "2 January 2024" in text
        assert "gone.txt: no such file" not in text and "not opened yet" not in text
        await pilot.press("j", "enter")
        reading = app.reading
        await until(pilot, lambda: app.screen is reading and reading.session.article is OTHER)

    run(steps, more=(Document(None, "gone.txt", broken),))


def test_it_stands_on_the_article_that_is_read() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        reading = app.reading
        await pilot.press("]", "a")
        await until(pilot, lambda: reading.number == 1)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, ArticlesScreen))
        assert app.screen.query_one(RowList).cursor == 1

    run(steps)


def test_enter_reads_the_one_that_was_picked() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("a", "j", "enter")
        reading = app.reading
        await until(pilot, lambda: reading.number == 1 and app.screen is reading)
        assert app.screen is app.reading
        assert app.reading.session.article is OTHER
        assert "Ferry pier closed for the winter" in seen(app)

    run(steps)


def test_filter_and_leave() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("a", "slash", *"ferry")
        await pilot.pause()
        assert isinstance(app.screen, ArticlesScreen)
        assert "1 of 2 articles" in seen(app)
        await pilot.press("enter", "slash", *"council")
        assert "1 of 2 articles" in seen(app)
        await pilot.press("escape")
        assert "2 articles" in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.reading

    run(steps)


def test_the_list_begins_at_its_top_and_its_gaps_are_not_lit() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        assert "a articles" in seen(app)
        await pilot.press("]", "a")
        await until(pilot, lambda: app.reading.number == 1)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, ArticlesScreen))
        await pilot.pause()
        rows = app.screen.query_one(RowList)
        assert rows.scroll_offset.y == 0
        lit = [n for n in range(9) if "▎" in rows.render_line(n).text]
        assert lit == [3, 4]

    run(steps, (100, 14), more=tuple(Document(None, f"{n}.txt", lambda: Opened(OTHER)) for n in range(1)))


def test_what_cannot_be_done_is_said_below_the_list() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("a")
        await pilot.pause()
        await pilot.press("x")
        await pilot.pause()
        assert "x does nothing in a list." in seen(app)
        await pilot.press("j")
        await pilot.pause()
        assert "2 articles" in seen(app) and "sort: place" in seen(app)

    run(steps)
