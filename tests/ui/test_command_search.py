"""The command palette: what it lists, in which order, and what finds a command."""

from __future__ import annotations

import pytest
from textual.command import CommandList
from textual.pilot import Pilot

from reader.render.palette import palette
from reader.render.theming import load_themes
from reader.ui.app import ReaderApp
from reader.ui.keys.command_search import match
from tests.ui.cards import run, seen, until


def test_a_command_runs_by_its_plain_name() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("colon", *"plain text")
        await until(pilot, lambda: app.screen.query_one(CommandList).option_count == 1)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.reading)
        assert not app.reading.view_state.layers

    run(steps)


def test_every_theme_is_in_the_palette_and_none_of_the_toolkit() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("colon", *"theme harbour")
        await until(pilot, lambda: app.screen.query_one(CommandList).option_count == 1)
        assert "textual" not in seen(app)
        await pilot.press("enter")
        await until(pilot, lambda: app.theme == "harbour")
        assert app.reading.palette is not None
        assert app.reading.palette == palette(load_themes().by_name["harbour"])

    run(steps)


def test_on_a_narrow_screen_every_row_keeps_a_key() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("colon")
        await until(pilot, lambda: "paragraph whose n…  G\n" in seen(app))

    run(steps, (48, 20))


@pytest.mark.parametrize(
    ("typed", "says", "keys", "found"),
    [
        ("plain", "Plain text, and back", "0", ["Plain"]),
        ("text plain", "Plain text, and back", "0", ["text", "Plain"]),
        ("fig", "Next figure", "]f", ["fig"]),
        ("ighli", "Next way of highlighting", "h", ["ighli"]),
        ("diff", "Direct quotes on or off", "zq", None),
        ("ext", "Plain text, and back", "0", None),
        ("]f", "Next figure", "]f", []),
    ],
)
def test_what_is_typed_begins_words_or_is_a_key(
    typed: str, says: str, keys: str, found: list[str] | None
) -> None:
    score, places = match(typed, says, keys)
    assert 0 <= score <= 1 and (score > 0) is (found is not None)
    assert [says[start:end] for start, end in places] == (found or [])


def test_what_was_chosen_last_is_first_in_the_next_run_too() -> None:
    first: list[str] = []

    async def choose(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("colon", *"plain text")
        await until(pilot, lambda: app.screen.query_one(CommandList).option_count == 1)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.reading)
        await pilot.press("q")

    async def look(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("colon")
        await until(pilot, lambda: app.screen.query_one(CommandList).option_count > 20)
        first.append(str(app.screen.query_one(CommandList).options[0].prompt).split("  ")[0])

    run(choose)
    run(look)
    assert first == ["Plain text, and back"]


def test_a_command_has_one_line_and_the_last_one_is_first() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("colon", *"plain text")
        await until(pilot, lambda: app.screen.query_one(CommandList).option_count == 1)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.reading)
        await pilot.press("colon")
        await until(pilot, lambda: "Plain text, and back" in seen(app))
        lines = app.screen.query_one(CommandList).options
        assert [str(line.prompt).split("  ")[0] for line in lines[:2]] == [
            "Plain text, and back",
            "Next line",
        ]
        width = {len(str(line.prompt)) for line in lines}
        assert len(width) == 1 and str(lines[0].prompt).endswith(" 0")

    run(steps)
