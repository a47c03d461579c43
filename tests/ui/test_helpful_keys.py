"""The help and the lists: how they scroll, and what they say of keys."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.panels.list import RowList
from reader.ui.screens.card import Sheet
from reader.ui.screens.help import whole
from tests.ui.test_cards import run, seen


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
    assert whole(keys) == shown


def test_the_help_turns_pages_and_begins_again_with_every_word() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("question_mark")
        await pilot.pause()
        sheet = app.screen.query_one(Sheet)
        await pilot.press("pagedown")
        assert sheet.scroll_offset.y == sheet.size.height - 1
        await pilot.press("down", "pageup", "up")
        assert sheet.scroll_offset.y == 0
        await pilot.press("pagedown", "e")
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


def test_a_key_without_a_meaning_says_so_in_a_list_too() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("tab", "x")
        await pilot.pause()
        assert "x does nothing in a list." in seen(app)
        await pilot.press("j")
        assert "does nothing" not in seen(app)
        await pilot.press("]", "q")
        await pilot.pause()
        assert "]q works in the text alone." in seen(app)
        await pilot.press("]", "escape")
        await pilot.pause()
        assert isinstance(app.focused, RowList)
        await pilot.press("escape", "]", "q")
        await pilot.pause()
        assert app.return_code is None and not isinstance(app.focused, RowList)

    run(steps, (100, 24))
