"""A list as a table: its parts in an order that the eye follows, its groups apart."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.panels.row_list import RowList
from reader.ui.screens.reading import ReadingScreen
from tests.ui.cards import seen
from tests.ui.journeys import press, travel, until


def shown(app: ReaderApp) -> list[str]:
    """The lines of the list's column, from its tabs on."""
    left = app.query_one(RowList).region.x
    return [line[left:].rstrip() for line in seen(app).splitlines()[3:]]


def line_of(app: ReaderApp, words: str) -> int:
    return next(n for n, line in enumerate(shown(app)) if words in line)


@pytest.mark.parametrize(
    ("keys", "groups"),
    [
        ("tab left z", ["What does not fit", "Figures, and sourced", "Dates  ", "Names where"]),
        ("tab right right z", ["People  ", "Organisations  ", "Countries"]),
    ],
)
def test_a_blank_line_stands_before_each_group_but_the_first(keys: str, groups: list[str]) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, keys)
        await until(pilot, lambda: screen.widened)
        await pilot.pause()
        lines = shown(app)
        first, *others = (line_of(app, f" {group}") for group in groups)
        assert lines[first - 1] and others == sorted(others)
        assert not any(lines[n - 1] for n in others)

    travel(journey, (120, 60))


def test_the_lit_row_stays_the_same_one_as_a_list_turns_into_a_table_and_back() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "tab left j j j j j j j j j j j j")
        lit = screen.lit_row
        assert lit is not None
        rows, before = app.query_one(RowList), app.query_one(RowList).cursor
        await press(pilot, "z")
        await until(pilot, lambda: screen.widened)
        assert screen.lit_row == lit
        await press(pilot, "z")
        await until(pilot, lambda: not screen.widened)
        assert screen.lit_row == lit and rows.cursor == before

    travel(journey)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
def test_the_filter_stands_over_the_heads_and_the_rows_below_them(size: tuple[int, int]) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "tab right" + " z" * (size[0] >= 100) + " slash l e a k s")
        await until(pilot, lambda: "2 of 11 quotes" in seen(app))
        tabs, wanted, row = line_of(app, "Names"), line_of(app, "leaks"), line_of(app, "“We measured")
        heads = [n for n, line in enumerate(shown(app)) if "who says so" in line]
        assert tabs < wanted < row and heads == ([row - 1] if size[0] > 64 else [])
        await press(pilot, "escape escape")

    travel(journey, size)
