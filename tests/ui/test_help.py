"""The help: every command, found by a word, in as many columns as fit."""

from __future__ import annotations

import pytest
from textual.events import Key
from textual.pilot import Pilot

from reader.render.palette import palette
from reader.render.theming import load_themes
from reader.render.view_state import Mode
from reader.ui.app import ReaderApp
from reader.ui.keys.key_table import COMMANDS
from reader.ui.keys.live_commands import entries, printed
from reader.ui.overlays.help import HelpScreen
from reader.ui.panels.filter_line import FilterLine
from tests.ui.cards import run, seen, until

INK = palette(load_themes().by_name["paper"])


def test_every_command_of_the_reader_is_in_the_help() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        found = entries(app.reading)
        assert {command.id for command in COMMANDS} <= {entry.id for entry in found}
        assert {"list.filter", "list.sort", "list.restore"} <= {entry.id for entry in found}
        assert len({entry.id for entry in found}) == len(found)
        assert all(entry.keys and entry.says for entry in found)

    run(steps)


def test_a_word_finds_the_command() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        assert "Next and previous paragraph" in seen(app)
        await pilot.press("slash", *"markdown")
        assert "Copy as Markdown · copy.markdown" in seen(app)
        assert "Next and previous paragraph" not in seen(app)
        await pilot.press(*"zzz")
        assert "No command has “markdownzzz” in its name." in seen(app)
        await pilot.press("escape")
        assert "Next and previous paragraph" in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.reading

    run(steps)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("slash a b escape slash c", "c"),
        ("slash a b backspace c d left e", "aced"),
        ("slash a ctrl+u b escape escape j", None),
        ("slash x enter j slash y", "y"),
        ("j space q", None),
    ],
)
def test_keys_work_in_the_order_in_which_they_were_typed(typed: str, wanted: str | None) -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("question_mark")
        for key in typed.split():  # all at once, as they come from a terminal that was slow to send
            app.post_message(Key(key, key if len(key) == 1 else None))
        if wanted is None:
            await until(pilot, lambda: app.screen is app.reading)
        else:
            await until(pilot, lambda: app.screen.query_one(FilterLine).value == wanted)

    run(steps)


def test_what_is_typed_behind_the_escape_that_closes_the_help_is_for_the_text() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("question_mark")
        for key in ("escape", "h", "j", "q"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: app.return_code == 0)
        assert app.reading.view_state.mode is not Mode.ALL

    run(steps)


@pytest.mark.parametrize(("width", "columns"), [(56, 1), (107, 1), (108, 2), (200, 3)])
def test_there_are_as_many_columns_as_fit(width: int, columns: int) -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        found = entries(app.reading)
        lines = [strip.text for strip in HelpScreen(found, INK).strips(width)]
        assert {len(line) for line in lines} == {width}
        one = len(HelpScreen(found, INK).strips(56))
        assert len(lines) >= one * 0.7 / columns
        assert (len(lines) < one * 0.75) == (columns > 1)

    run(steps)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("j", "j"), ("down", "↓"), ("ctrl+d", "Ctrl+d"), ("escape", "Esc"), ("tab", "Tab"),
        ("space", "Space"), ("right_curly_bracket", "}"), ("percent_sign", "%"), ("]q", "]q"),
        ("m…", "m…"), ("up", "↑"), ("question_mark", "?"), ("plus", "+"), ("minus", "-"), ("G", "G"),
        ("slash", "/"), ("apostrophe", "'"),
    ],
)  # fmt: skip
def test_keys_are_printed_as_on_a_keyboard(key: str, shown: str) -> None:
    assert printed(key) == shown
