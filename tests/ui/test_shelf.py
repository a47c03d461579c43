"""The shelf: what it lists, how the search narrows it, and how an article is entered and left again."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from reader.cli.main import cli
from reader.cli.shelf import first_listing, open_choice, place_in
from reader.config import Config
from reader.model.notebook import Label
from reader.model.span import Span
from reader.pipeline import Pipeline, open_record
from reader.render.theming import DEFAULT_LIGHT
from reader.store.index.database import index_file
from reader.store.index.finding import FoundPlace
from reader.store.index.listing import list_shelf
from reader.store.notebook.article_notebook import ArticleNotebook
from reader.store.notebook.file import notebook_file
from reader.store.notebook.notebook import Notebook
from reader.ui.app import TO_SHELF, ReaderApp
from reader.ui.features.background_analysis import BackgroundAnalysis
from reader.ui.panels.filter_line import FilterLine
from reader.ui.panels.row_list import RowList
from reader.ui.panels.strips import Hints
from reader.ui.reading_session import ReadingSession
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.shelf import ShelfChoice
from reader.ui.shelf_app import ShelfApp
from reader.ui.startup_state import read_startup_state
from reader.ui.terminal.background import Background
from tests.shelf import Said, Story, shelve
from tests.ui.journeys import press, until

QUAY = (
    "The {n}th crane at the quay stands still.\n\n“We will not move a single box before {n} May,” "
    "said Ada Morland, who leads the crane drivers."
)


def _stories(folder: Path) -> Iterator[Story]:
    for n in range(1, 31):
        text = QUAY.format(n=n)
        said = (Said(text[text.index("“") : text.index("”") + 1], "Ada Morland"),)
        path = folder / f"{n}.txt"
        path.write_text(f"Crane {n} stands\n\n{text}\n", "utf-8")
        outlet = "Ellis Gazette" if n % 2 else "Harbour\x1b[31m Post"
        yield Story(text, said, outlet, f"2024-03-{n:02}", f"Crane {n} stands", path=str(path))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with thirty articles, and an index of them; the first ten are in a collection."""
    folder = tmp_path_factory.mktemp("shelf")
    stories = list(_stories(folder))
    shelve(folder / "index.db", stories[:10], into="spring").close()
    shelve(folder / "index.db", stories[10:]).close()
    return folder


@pytest.fixture
def shelf(made: Path) -> Path:
    """The index in the place where it is looked for; the files are there."""
    index_file().parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(made / "index.db", index_file())
    return made


Journey = Callable[[ShelfApp, Pilot[int]], Awaitable[None]]


def browse(journey: Journey, size: tuple[int, int] = (80, 24), typed: str = "") -> ShelfApp:
    startup = read_startup_state(Config(), os.environ)
    look = partial(list_shelf, index_file(), notebook=notebook_file())
    app = ShelfApp(look(typed), look, startup)

    async def go() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await journey(app, pilot)

    asyncio.run(go())
    return app


def rows(app: ShelfApp) -> list[str]:
    shown = app.shelf.query_one(RowList)
    return [shown.render_line(y).text.rstrip() for y in range(shown.size.height)]


def hints(app: ShelfApp) -> str:
    shown = app.shelf.query_one(Hints)
    return " ".join(shown.render_line(y).text.strip() for y in range(shown.size.height)).strip()


def heading(app: ShelfApp) -> str:
    return str(app.shelf.query_one("#shelf-heading", Static).content)


async def settled(app: ShelfApp, pilot: Pilot[int]) -> None:
    await until(pilot, lambda: app.shelf.settled)


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
        ArticleNotebook(notebook, article).add(Label("To call"))
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
            assert len(rows(app)[0]) > 20  # what is only begun leaves the list as it was
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
        assert says in " ".join([*rows(app), hints(app)])

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


def chosen(typed: str) -> ShelfChoice:
    place = list_shelf(index_file(), typed).places[0]
    return ShelfChoice(place.article, place)


def test_an_article_opens_at_the_place_and_esc_goes_back_to_the_shelf(shelf: Path) -> None:
    choice = chosen("single box")
    document, opened, arrival = open_choice(choice.article, choice.place, Pipeline(model=None))
    assert arrival.span is not None
    assert opened.article.text[slice(*arrival.span)] == "single box"
    session = ReadingSession(document, opened, place=arrival.span.start)
    startup = read_startup_state(Config(), os.environ)
    app = ReaderApp((document,), session, startup, BackgroundAnalysis(None), arrival=arrival)

    async def go() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert "single box" in app.reading.body.line_span.of(opened.article.text)
            assert app.reading.status.message.startswith("Esc goes back")
            await press(pilot, "slash c r a n e enter escape .")
            assert app.return_code is None  # the search goes first
            await press(pilot, "escape .")

    asyncio.run(go())
    assert app.return_code == TO_SHELF


def test_where_the_file_is_gone_the_kept_text_is_read(shelf: Path) -> None:
    choice = chosen("single box")
    Path(choice.article.path).rename(shelf / "elsewhere.txt")
    document, opened, arrival = open_choice(choice.article, choice.place, Pipeline(model=None))
    assert arrival.says.startswith("30.txt is gone: this is the text that the index kept.")
    assert (opened.article.title, opened.article.text) == ("Crane 30 stands", QUAY.format(n=30))
    assert arrival.span is not None
    assert opened.article.text[slice(*arrival.span)] == "single box"
    assert document.path is None
    (shelf / "elsewhere.txt").rename(choice.article.path)


def test_a_file_that_changed_is_opened_where_the_words_stand_now_or_says_that_they_do_not(
    shelf: Path,
) -> None:
    choice = chosen("single box")
    path = Path(choice.article.path)
    before = path.read_text("utf-8")
    path.write_text("Crane 30\n\nA new sentence stands here.\n\n" + QUAY.format(n=30), "utf-8")
    _, opened, arrival = open_choice(choice.article, choice.place, Pipeline(model=None))
    assert arrival.span is not None
    assert opened.article.text[slice(*arrival.span)] == "single box"
    path.write_text("Crane 30\n\nAll of it was taken back by the paper on Monday.\n", "utf-8")
    _, _, arrival = open_choice(choice.article, choice.place, Pipeline(model=None))
    assert arrival.span is None
    path.write_text(before, "utf-8")
    assert arrival.says.startswith("The file has changed: these words are no more in it.")


def test_a_light_terminal_gets_a_light_shelf(shelf: Path) -> None:
    async def journey(app: ShelfApp, pilot: Pilot[int]) -> None:
        before = app.shelf.query_one(RowList).render_line(0)
        app.post_message(Background(True))
        await until(pilot, lambda: app.theme == DEFAULT_LIGHT)
        after = app.shelf.query_one(RowList).render_line(0)
        assert after.text == before.text
        assert {s.style.bgcolor for s in after if s.style} != {s.style.bgcolor for s in before if s.style}

    browse(journey)


def test_without_articles_there_is_no_shelf(tmp_path: Path) -> None:
    assert first_listing() is None
    shelve(index_file(), []).close()
    assert first_listing() is None


def test_a_damaged_index_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    index_file().parent.mkdir(parents=True, exist_ok=True)
    index_file().write_bytes(b"no database at all, and long enough to be looked at" * 40)
    assert first_listing() is None
    assert "builds it again" in capsys.readouterr().err


def test_the_search_line_keeps_what_was_typed(shelf: Path) -> None:
    async def journey(app: ShelfApp, pilot: Pilot[int]) -> None:
        assert app.shelf.query_one(FilterLine).value == "crane"

    browse(journey, typed="crane")


PLACES = [
    ("one crane stood", "crane", Span(4, 9)),
    ("there was one crane once", "crane", Span(14, 19)),
    ("nothing of it", "crane", None),
]


@pytest.mark.parametrize(("text", "words", "span"), PLACES)
def test_words_are_found_again(text: str, words: str, span: Span | None, shelf: Path) -> None:
    article = list_shelf(index_file()).articles[0]
    assert place_in(text, FoundPlace(article, 4, 9, "one ", words, " st", 1)) == span


def test_on_a_terminal_an_empty_shelf_says_how_articles_get_there(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    cli.main([], standalone_mode=False)
    said = capsys.readouterr().out
    assert "newsreader story.txt" in said
    assert said.rstrip().endswith("The shelf is empty: 'newsreader add PATH...' puts articles there.")


@pytest.mark.parametrize(("typed", "shown"), [("", "Crane 3"), ("crane", "crane")])
def test_on_twenty_columns_titles_and_what_was_found_are_seen(shelf: Path, typed: str, shown: str) -> None:
    async def journey(app: ShelfApp, pilot: Pilot[int]) -> None:
        assert any(shown in row for row in rows(app))

    browse(journey, size=(20, 14), typed=typed)
