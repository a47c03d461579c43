"""A note is written under its paragraph, changed, taken away, and there again for another reader."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.model.analysis import Analysis
from reader.model.article import Block, BlockKind
from reader.model.notebook import ReaderNote, anchor
from reader.pipeline import Opened
from reader.store.notebook.article_notebook import ArticleNotebook
from reader.store.notebook.file import notebook_file, own_notebook
from reader.store.notebook.notebook import Notebook, card_of
from reader.ui.app import ReaderApp
from reader.ui.documents import Document
from reader.ui.panels.row_list import RowList
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.note_editor import NoteEditor
from tests.ui.journeys import document, listed, opened, press, travel, until
from tests.ui.sample import ARTICLE, TEXT, at


def painted(screen: ReadingScreen) -> list[str]:
    """The lines of the text that are on the screen."""
    return [screen.body.render_line(y).text.strip() for y in range(screen.body.size.height)]


def test_a_note_of_two_lines_stands_under_its_paragraph() -> None:
    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "] f o")
        assert isinstance(screen.focused, NoteEditor) and screen.has_class("-writing")
        await press(pilot, "A s k ctrl+j B e n . enter")
        assert screen.text_focused and screen.status.message == "Noted. U takes it back."
        lines = painted(screen)
        note = lines.index("✎ Ask")
        assert (lines[note + 1], lines[note - 2][:5]) == ("Ben", "until")
        assert screen.here == at("seven to four")
        await press(pilot, "o space n o w escape")  # behind what is there
        assert "Ben now" in painted(screen) and screen.status.message == "Changed. U takes it back."
        await press(pilot, "o escape")
        assert screen.status.message == "Nothing was changed."
        await press(pilot, "U U")
        assert "✎ Ask" not in painted(screen)

    travel(journey)


def test_a_note_that_is_being_written_is_kept_when_the_terminal_closes() -> None:
    async def journey(app: ReaderApp, _: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "] f o A s k")
        app._end(1)  # what the signal of a closed terminal does

    async def again(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: "✎ Ask" in painted(screen))

    travel(journey)
    travel(again)


def test_a_note_is_changed_from_its_own_line_and_taken_away() -> None:
    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "o x enter j j j")
        assert screen.body.note_here() == 0
        await press(pilot, "w")
        assert screen.status.message == "A note. o changes it."
        await press(pilot, "o backspace enter")
        assert screen.status.message == "The note is gone. U takes it back."
        assert screen.view_state.notes == ()

    travel(journey)


def test_notes_of_two_persons_stand_there_for_another_reader_and_are_safe() -> None:
    async def first(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "] f o m i n e enter")

    async def second(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: screen.view_state.notes)
        assert {"✎ mine", "✎ ben: red ␛[31m"} <= set(painted(screen))

    travel(first)
    theirs = Notebook(notebook_file(), "ben", "desk")
    note = ReaderNote(anchor(TEXT, *at("Monday")), "red \x1b[31m")
    theirs.write(card_of(ARTICLE), [theirs.event(note)])
    travel(second)
    assert len(own_notebook().events(card_of(ARTICLE).identity)) == 2


def test_what_has_lost_its_words_is_told_and_listed() -> None:
    mine = own_notebook()
    other = TEXT.replace("seven", "eight")
    start = other.index("eight to four")
    lost = anchor(other, start, start + len("eight to four"))
    mine.write(card_of(ARTICLE), [mine.event(ReaderNote(lost, "Count again."))])

    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: screen.status.message)
        assert screen.status.message == (
            "One of your entries has lost its words; the list Checks tells which."
        )
        await listed(pilot)
        await press(pilot, "tab left G")
        row = screen.panel.query_one(RowList)
        assert row.view.panel.items[-1].words == "a note on “eight to four”."

    travel(journey)


@pytest.mark.parametrize("kept", [True, False])
def test_the_version_that_is_opened_is_kept_where_anything_is(kept: bool) -> None:
    async def go() -> None:
        app = opened((document(),))
        app.reading.keeping.keeps_versions = kept
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: app.reading.session.notebook)

    asyncio.run(go())
    mine, card = own_notebook(), card_of(ARTICLE)
    assert [mine.version(card.identity, one.sha256) for one in mine.versions(card.identity)] == (
        [replace(ARTICLE, cut=())] if kept else []
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (TEXT + " Nobody came.", ""),
        ("Something else.", "Another text was in this file; 1 entry on it: newsreader notes --of "),
    ],
)
def test_a_file_that_was_edited_keeps_its_notes_or_says_that_it_is_another_text(
    words: str, said: str, tmp_path: Path
) -> None:
    known = replace(ARTICLE, url=None, publisher=None)
    path = tmp_path / "vann.txt"
    mine, first = own_notebook(), ArticleNotebook(own_notebook(), known, path)
    assert first.add(ReaderNote(anchor(TEXT, *at("Monday")), "mine")) is None
    mine.keep_version(first.card, known)
    blocks = known.blocks if said == "" else (Block(BlockKind.PARAGRAPH, 0, len(words)),)
    edited = replace(known, text=words, blocks=blocks)

    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: screen.session.notebook)
        await until(pilot, lambda: screen.status.message.partition("text:")[0] == said)
        assert [note.author for note in screen.keeping.state.notes] == ([] if said else [mine.author])

    offered = Document(path, "vann.txt", lambda: Opened(edited, Analysis()))
    travel(journey, documents=(offered,))


def test_a_note_is_written_where_it_will_stand_and_hides_nothing_of_its_paragraph() -> None:
    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        before = painted(screen)
        await press(pilot, "] q o")
        await until(pilot, lambda: screen.query_one(NoteEditor).region.y)
        row = screen.query_one(NoteEditor).region.y - screen.body.region.y
        assert before[row] == "" and before[row - 1].endswith("“It cannot wait.”")

    travel(journey)
