"""The help and the lists: how they scroll, and what they say of keys."""

from __future__ import annotations

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.overlays.help import fitting_keys
from reader.ui.panels.row_list import RowList
from reader.ui.widgets.scrolled_lines import ScrolledLines
from tests.ui.cards import run, seen, until


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("j  ↓", "j  ↓"),
        ("PgUp  b  u  Ctrl+u  Ctrl+b", "PgUp  b  u  Ctrl+u"),
        ("Ctrl+Shift+Alt+Meta+x", "Ctrl+Shift+Alt+Meta+x"),
        ("", ""),
    ],
)
def test_no_key_is_cut_in_two(keys: str, shown: str) -> None:
    assert fitting_keys(keys) == shown


def test_the_help_turns_pages_and_begins_again_with_every_word() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("question_mark")
        await pilot.pause()
        sheet = app.screen.query_one(ScrolledLines)
        await pilot.press("pagedown")
        assert sheet.scroll_offset.y == sheet.size.height - 1
        await pilot.press("down", "pageup", "up")
        assert sheet.scroll_offset.y == 0
        await pilot.press("space", "j", "b", "k")
        assert sheet.scroll_offset.y == 0
        await pilot.press("x")
        assert "x does nothing here; / searches the commands." in seen(app)
        await pilot.press("pagedown", "slash", "e")
        assert sheet.scroll_offset.y == 0
        assert "Move" in seen(app)

    run(steps, (62, 20))


def test_pages_are_turned_in_a_list_that_is_filtered() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("tab", "right", "slash")
        rows = app.query_one(RowList)
        before = rows.cursor
        await pilot.press("pagedown")
        assert before == 0 and rows.cursor is not None and rows.cursor > 1
        await pilot.press("pageup")
        assert rows.cursor == 0

    run(steps, (100, 24))


def test_words_that_are_pasted_where_nothing_is_written_run_no_command() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        for place in ("escape", "tab"):
            await pilot.press(place)
            app.post_message(Paste("q\n" * 5000))
            await until(pilot, lambda: "Pasted words go nowhere here: / looks for them" in seen(app))
            assert app.is_running
            await pilot.press("k")
        await pilot.press("escape", "slash")
        app.post_message(Paste("leaks\nq"))
        await until(pilot, lambda: "hit 1 of 2" in seen(app).lower())

    run(steps, (100, 24))


def test_a_key_without_a_meaning_says_so_in_a_list_too() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("tab", "Q")
        await pilot.pause()
        assert "Q does nothing in a list." in seen(app)
        await pilot.press("j")
        assert "does nothing" not in seen(app)
        await pilot.press("]")
        await pilot.pause()
        assert "] works in the text alone." in seen(app)
        await pilot.press("q")  # of the same command: it quits nothing
        await pilot.pause()
        assert "]q works in the text alone." in seen(app) and isinstance(app.focused, RowList)
        await pilot.press("]", "escape")
        await pilot.pause()
        assert not isinstance(app.focused, RowList)
        await pilot.press("]", "q")
        await pilot.pause()
        assert app.return_code is None and not isinstance(app.focused, RowList)

    run(steps, (100, 24))


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ("g", "This is the beginning."),
        ("{", "This is the beginning."),
        ("G G", "This is the end."),
        ("left", "← does nothing here. ? shows every key."),
        ("shift+tab", "Shift+Tab does nothing here."),
        ("f5", "F5 does nothing here."),
        ("tab k", "This is the first row."),
        ("tab u", "This is the first row."),
        ("tab G j", "This is the last row."),
        ("tab backspace", "Backspace does nothing in a list."),
        ("tab slash q q q enter j", "There is nothing in this list."),
    ],
)
def test_a_key_that_cannot_do_anything_says_why(keys: str, says: str) -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press(*keys.split())
        await pilot.pause()
        assert says in seen(app)

    run(steps, (110, 24))


def test_a_key_that_moves_says_nothing() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        for key in ("j", "j", "g", "}", "j", "{", "{", "G"):
            await pilot.press(key)
            await pilot.pause()
            assert "This is" not in seen(app)

    run(steps, (110, 24))


def test_the_help_puts_there_and_back_in_one_row_and_every_command_in_a_group() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("question_mark")
        await pilot.pause()
        text = seen(app)
        assert "/ search" in text and "Esc close" in text
        rows = [" ".join(row.split()) for row in text.splitlines()]
        for row in (
            "]u · [u Next and previous paragraph with no named source",
            "j ↓ · k ↑ Next and previous row",
        ):
            assert any(row in one for one in rows), row
        assert "This screen" not in text

    run(steps, (110, 110))
