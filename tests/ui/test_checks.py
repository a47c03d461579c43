"""The check sheet, gone through with keys; what was checked is there again after the program was killed."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from textual.pilot import Pilot

from reader.model.notebook import Check, CheckStatus, ReaderTag
from reader.store.notebook.article_notebook import ArticleNotebook
from reader.store.notebook.file import notebook_file, own_notebook
from reader.store.notebook.notebook import Notebook, card_of
from reader.ui.app import ReaderApp
from reader.ui.features.notebook_rescue import NAME, rescued
from reader.ui.panels.row_list import RowList
from reader.ui.screens.reading import ReadingScreen
from tests.ui.cards import seen
from tests.ui.journeys import line, listed, press, travel, until, words_at
from tests.ui.sample import ARTICLE, at


async def begun(pilot: Pilot[int], screen: ReadingScreen) -> None:
    """The notebook, which is read beside the screen, has been read."""
    await until(pilot, lambda: screen.session.notebook is not None)


def status(screen: ReadingScreen, words: str) -> CheckStatus:
    assert screen.notebook is not None
    return screen.notebook.check_of(*at(words))


def test_a_figure_goes_round_all_statuses() -> None:
    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "] f ] f x")
        assert (status(screen, "$12 million"), screen.status.message) == (
            CheckStatus.CHECKED, "“$12 million” is checked.",
        )  # fmt: skip
        assert "✓" in line(screen) and screen.heading.place.startswith("✓ 1 of 26 · ¶ 1")
        await press(pilot, "x")
        assert status(screen, "$12 million") is CheckStatus.WRONG and "✗" in line(screen)
        await press(pilot, "x")
        assert status(screen, "$12 million") is CheckStatus.QUERY
        await press(pilot, "x")
        assert status(screen, "$12 million") is CheckStatus.OPEN
        assert "?" not in line(screen) and "of 26" not in screen.heading.place

    travel(journey)


def test_the_list_and_the_head_count_the_same_things() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await press(pilot, "] f x } } o h i enter tab left")
        await until(pilot, lambda: "1 done, 1 question" in seen(app))
        view = screen.query_one("#panel RowList", RowList).view
        assert view is not None and (view.panel.total(), len(view.panel.items)) == (26, 27)
        assert screen.heading.place.startswith("✓ 1 of 26 · ")

    travel(journey)


def test_a_check_is_taken_back_and_made_again() -> None:
    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "U")
        assert screen.status.message == "Nothing is left to take back."
        await press(pilot, "] q x x U")
        assert status(screen, "“We measured 310 leaks in the dam last winter,”") is CheckStatus.CHECKED
        assert screen.status.message == "Taken back: “We measured 310 leaks in the dam last w…” is wrong."
        await press(pilot, "U ctrl+r")
        assert screen.status.message == "Made again: “We measured 310 leaks in the dam last w…” is checked."
        await press(pilot, "ctrl+r ctrl+r")
        assert screen.status.message == "Nothing was taken back."

    travel(journey)


def test_what_was_checked_is_there_for_another_reader_without_a_way_out() -> None:
    async def first(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "] f x")
        (event,) = own_notebook().events(card_of(ARTICLE).identity)  # written before the next key
        assert isinstance(event.entry, Check) and event.entry.anchor.exact == "seven to four"

    async def second(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await begun(pilot, screen)
        assert status(screen, "seven to four") is CheckStatus.CHECKED
        assert "✓" in line(screen)

    travel(first)
    travel(second)


def test_a_claim_is_selected_and_checked() -> None:
    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "j V x")
        assert screen.view_state.selected is None and screen.notebook is not None
        (kept,) = screen.notebook.checks
        assert kept.entry.anchor.exact == kept.entry.anchor.exact.strip() != ""
        await press(pilot, "g j j j j j x")
        assert screen.status.message.startswith("Nothing to check on this line; V selects")

    travel(journey)


def test_the_next_open_thing() -> None:
    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "] o")
        assert words_at(screen) == "Monday" and screen.status.message == "Dates; 26 open."
        await press(pilot, "x ] o")
        assert words_at(screen) == "seven to four" and screen.status.message.endswith("25 open.")
        await press(pilot, "[ o")
        assert screen.status.message == "Nothing is open above."

    travel(journey)


def test_the_list_of_checks_begins_with_what_a_desk_checks_first() -> None:
    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "] f x x")
        await listed(pilot)
        await press(pilot, "tab left")
        assert screen.panel.open == "Checks"
        rows = screen.panel.query_one(RowList)
        lines = [rows.render_line(y).text.strip() for y in range(8)]
        assert lines[1].startswith("What does not fit, as questions") and "310 or 290 leaks?" in lines[2]
        assert lines[5].startswith("Figures, and sourced quotes") and "✗ seven to four" in lines[6]
        await press(pilot, "j j j x")
        assert status(screen, "“We measured 310 leaks in the dam last winter,”") is CheckStatus.CHECKED
        await press(pilot, "slash w r o n g space f i g enter")
        assert screen.panel.query_one(RowList).view.count == 1

    travel(journey)


def test_a_notebook_of_a_later_program_is_told_and_nothing_is_written_to_it() -> None:
    mine = own_notebook()
    mine.write(card_of(ARTICLE), [])
    mine.close()
    with closing(sqlite3.connect(notebook_file())) as later:
        later.execute("PRAGMA user_version = 99")
    before = notebook_file().read_bytes()

    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: screen.status.message)
        assert screen.status.message.startswith("Your notebook cannot be read: ")
        await press(pilot, "] f x")
        assert "Not saved: " in screen.status.message and "later version" in screen.status.message
        assert status(screen, "seven to four") is CheckStatus.CHECKED  # for as long as the program runs

    travel(journey)
    assert notebook_file().read_bytes() == before
    (rescued,) = notebook_file().parent.glob("newsreader-notes*.json")
    (check,) = json.loads(rescued.read_text("utf-8"))["first"]["items"]
    assert check["target"]["selector"][0]["exact"] == "seven to four"


def test_what_could_not_be_kept_is_kept_elsewhere_or_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "no folder").write_text("x")
    lost = ArticleNotebook(Notebook(tmp_path / "no folder" / "notebook.db", "ada", ""), ARTICLE, asked=False)
    assert lost.add(ReaderTag("dams")) is not None
    said = "Your notebook could not keep 1 step"
    assert rescued([lost], [tmp_path / "gone"]) == f"{said}, and no file could be written either"
    file = tmp_path / NAME
    assert rescued([lost], [tmp_path / "gone", tmp_path]) == (
        f"{said}: newsreader notes --from {file} takes them in later"
    )
    (tmp_path / "no folder").unlink()
    assert rescued([lost], [tmp_path]) is None and lost.left == 0
