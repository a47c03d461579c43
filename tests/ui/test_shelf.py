"""The shelf: what it lists, and how the search narrows it."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from textual import events
from textual.pilot import Pilot

from reader.config import Config
from reader.model.notebook import ReaderTag
from reader.pipeline import open_record
from reader.render.theming import DEFAULT_LIGHT
from reader.store.index.database import index_file
from reader.store.index.listing import ShelfListing, list_shelf
from reader.store.notebook.article_notebook import ArticleNotebook
from reader.store.notebook.file import notebook_file
from reader.store.notebook.notebook import Notebook
from reader.ui.keys import key_queue
from reader.ui.overlays.help import HelpScreen
from reader.ui.panels.filter_line import FilterLine
from reader.ui.panels.row_list import RowList
from reader.ui.panels.strips import Hints
from reader.ui.shelf_app import ShelfApp
from reader.ui.startup_state import read_startup_state
from reader.ui.terminal.background import Background
from tests.ui.journeys import press, until
from tests.ui.shelf_journeys import browse, heading, hints, rows, settled


def test_the_newest_articles_stand_below_the_collections(shelf: Path) -> None:
    async def journey(app: ShelfApp, pilot: Pilot[int]) -> None:
        listed = rows(app)
        assert [" ".join(row.strip("▎ ").split()) for row in listed[:6]] == [
            "Collections 1", "spring 10 articles", "", "Articles, the newest first 30",
            "2024-03-30 Crane 30 stands 26 words", "2024-03-29 Crane 29 stands 26 words",
        ]  # fmt: skip
        assert heading(app) == "The shelf   30 articles" and hints(app).startswith("Enter read it")

    browse(journey)


def test_a_collection_is_entered_and_left(shelf: Path) -> None:
    async def journey(app: ShelfApp, pilot: Pilot[int]) -> None:
        await press(pilot, "enter")
        await settled(app, pilot)
        assert (app.shelf.listing.collection, hints(app)[:11]) == ("spring", "10 articles")
        await press(pilot, "escape")
        await settled(app, pilot)
        assert app.shelf.listing.collection is None

    browse(journey)


def test_a_tag_lists_the_articles_that_have_it(shelf: Path) -> None:
    notebook = Notebook(notebook_file(), "Ada", "desk")
    for title in ("Crane 3 stands", "Crane 5 stands"):
        article = replace(open_record("Cranes.", "crane"), title=title, publisher="Ellis Gazette")
        ArticleNotebook(notebook, article).add(ReaderTag("To call"))
    notebook.close()

    async def journey(app: ShelfApp, pilot: Pilot[int]) -> None:
        listed = [" ".join(row.strip("▎ ").split()) for row in rows(app)[:5]]
        assert listed == ["Collections 1", "spring 10 articles", "", "Tags 1", "To call 2 articles"]
        await press(pilot, "j enter")
        await settled(app, pilot)
        assert app.shelf.listing.typed == 'tag:"to call"'
        titles = [place.article.title for place in app.shelf.listing.places]
        assert titles == ["Crane 5 stands", "Crane 3 stands"]
        await press(pilot, "escape")
        await settled(app, pilot)
        assert len(app.shelf.listing.articles) == 30

    browse(journey)


def test_the_search_narrows_with_every_letter(shelf: Path) -> None:
    async def journey(app: ShelfApp, pilot: Pilot[int]) -> None:
        counts = []
        for keys in ("slash c r", "a", "n e space d r", "i v"):
            await press(pilot, keys)
            await settled(app, pilot)
            counts.append(len(app.shelf.listing.places))
            assert rows(app)[0].strip()  # what is only begun leaves the list as it was
        assert counts == [0, 90, 0, 30]
        await press(pilot, "backspace backspace backspace backspace 2 9")
        await settled(app, pilot)
        assert [place.article.title for place in app.shelf.listing.places] == ["Crane 29 stands"]
        await press(pilot, "escape")
        await settled(app, pilot)
        assert (app.shelf.listing.typed, len(app.shelf.listing.articles)) == ("", 30)
        assert app.focused is app.shelf.query_one(RowList)

    browse(journey)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("cr", "There is no word “cr”: go on"),
        ("“unclosed", "a quotation mark in the query is not closed"),
        ("colour:red", "there is no field colour:"),
        ("whale", "Nothing on the shelf has “whale”."),
        ("dr]ive", "Nothing on the shelf has “dr]ive”."),
    ],
)
def test_a_query_that_finds_nothing_says_why(typed: str, says: str, shelf: Path) -> None:
    async def journey(app: ShelfApp, pilot: Pilot[int]) -> None:
        assert says in " ".join([heading(app), *rows(app), hints(app)])

    browse(journey, typed=typed)


def test_a_half_typed_query_leaves_the_list_as_it_was(shelf: Path) -> None:
    async def journey(app: ShelfApp, pilot: Pilot[int]) -> None:
        before = rows(app)
        await press(pilot, "slash left_parenthesis")
        await settled(app, pilot)
        assert rows(app)[5:] == before[5:]
        assert "bracket" in heading(app) and "bracket" not in hints(app)  # it is said once
        await press(pilot, "backspace c r")
        await settled(app, pilot)
        assert heading(app) == "The shelf   30 articles"  # a word that is only begun is no fault

    browse(journey)


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_what_is_found_stands_in_one_column(width: int, shelf: Path) -> None:
    async def journey(app: ShelfApp, pilot: Pilot[int]) -> None:
        found = [row for row in rows(app) if "single box" in row]
        assert len(found) > 5
        assert len({row.index("single box") for row in found}) == 1
        assert all(len(row) <= width - 4 for row in found)
        assert ("Morland" in found[0].partition("single")[0]) == (width >= 80)
        assert ("Ellis Gazette" in " ".join(found)) == (width >= 120)
        assert "\x1b" not in " ".join(found)

    browse(journey, size=(width, 24), typed="single box")


def test_enter_chooses_the_place_and_the_letter_quits(shelf: Path) -> None:
    async def choose(app: ShelfApp, pilot: Pilot[int]) -> None:
        await press(pilot, "slash s i n g l e enter j j enter")
        await until(pilot, lambda: app.shelf.chosen)

    end = browse(choose).end
    assert end.choice is not None
    assert end.choice.place is not None
    assert (end.choice.article.title, end.choice.place.match, end.choice.row) == (
        "Crane 28 stands",
        "single",
        2,
    )
    assert end.listing.typed == "single"

    async def leave(app: ShelfApp, pilot: Pilot[int]) -> None:
        await press(pilot, "q")

    assert browse(leave).end.choice is None


def test_keys_for_the_rows_wait_for_those_that_were_asked_for(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_queue, "TIMEOUT", 60)
    found = Event()

    def slow(typed: str, collection: str | None) -> ShelfListing:
        found.wait(30)
        return list_shelf(index_file(), typed, collection)

    startup = read_startup_state(Config(), os.environ)
    app = ShelfApp(list_shelf(index_file()), slow, startup)

    async def go() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            for key in ("slash", *"single", "enter", "j", "j", "enter"):
                app.post_message(events.Key(key, key if len(key) == 1 else None))
            await until(pilot, lambda: isinstance(app.focused, RowList) and len(app.pending) <= 3)
            for _ in range(20):  # turns in which they could be obeyed
                await pilot.pause()
            found.set()
            await until(pilot, lambda: app.shelf.chosen)

    asyncio.run(go())
    assert app.end.choice is not None
    assert (app.end.choice.article.title, app.end.choice.row) == ("Crane 28 stands", 2)


def test_the_help_lists_the_keys_of_the_shelf(shelf: Path) -> None:
    async def journey(app: ShelfApp, pilot: Pilot[int]) -> None:
        assert ("?", "every key") in app.shelf.query_one(Hints).offered
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        said = " ".join(strip.text for strip in app.screen.strips(76))
        for words in (
            "Search in all articles",
            "Read it; of a collection or a tag, list it alone",
            "Next row",
            "Quit",
        ):
            assert words in said
        assert "cut piece" not in said
        await press(pilot, "escape")
        assert app.screen is app.shelf

    browse(journey)


def test_a_light_terminal_gets_a_light_shelf(shelf: Path) -> None:
    async def journey(app: ShelfApp, pilot: Pilot[int]) -> None:
        before = app.shelf.query_one(RowList).render_line(0)
        app.post_message(Background(True))
        await until(pilot, lambda: app.theme == DEFAULT_LIGHT)
        after = app.shelf.query_one(RowList).render_line(0)
        assert after.text == before.text
        assert {s.style.bgcolor for s in after if s.style} != {s.style.bgcolor for s in before if s.style}

    browse(journey)


def test_the_search_line_keeps_what_was_typed(shelf: Path) -> None:
    async def journey(app: ShelfApp, pilot: Pilot[int]) -> None:
        assert app.shelf.query_one(FilterLine).value == "crane"

    browse(journey, typed="crane")


@pytest.mark.parametrize(("typed", "shown"), [("", "Crane 3"), ("crane", "crane")])
def test_on_twenty_columns_titles_and_what_was_found_are_seen(shelf: Path, typed: str, shown: str) -> None:
    async def journey(app: ShelfApp, pilot: Pilot[int]) -> None:
        assert any(shown in row for row in rows(app))

    browse(journey, size=(20, 14), typed=typed)
