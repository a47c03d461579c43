"""Articles entered from the shelf: at the place that was found, and whatever has become of their files."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from reader.cli.main import cli
from reader.cli.shelf import first_listing, open_choice, place_in
from reader.config import Config
from reader.model.span import Span
from reader.pipeline import Pipeline
from reader.store.index.database import index_file
from reader.store.index.finding import FoundPlace
from reader.store.index.listing import list_shelf
from reader.ui.app import TO_SHELF, ReaderApp
from reader.ui.features.background_analysis import BackgroundAnalysis
from reader.ui.reading_session import ReadingSession
from reader.ui.screens.shelf import ShelfChoice
from reader.ui.startup_state import read_startup_state
from tests.shelf import shelve
from tests.ui.journeys import press
from tests.ui.shelf_journeys import QUAY


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


def test_without_articles_there_is_no_shelf(tmp_path: Path) -> None:
    assert first_listing() is None
    shelve(index_file(), []).close()
    assert first_listing() is None


def test_a_damaged_index_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    index_file().parent.mkdir(parents=True, exist_ok=True)
    index_file().write_bytes(b"no database at all, and long enough to be looked at" * 40)
    assert first_listing() is None
    assert "builds it again" in capsys.readouterr().err


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
