"""A list as a table: its parts in an order that the eye follows, its groups apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.style import Style
from textual.pilot import Pilot

from reader.model.questions import Question, QuestionKind
from reader.ui.app import ReaderApp
from reader.ui.panels.checks import CheckRow, ChecksPanel
from reader.ui.panels.figures import Figures
from reader.ui.panels.row_list import RowList
from reader.ui.screens.reading import ReadingScreen
from tests.ui.cards import seen
from tests.ui.journeys import press, travel, until
from tests.ui.panel_views import CONTENTS, INK
from tests.ui.sample import at


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


def test_the_words_of_a_figure_have_the_room_of_a_conflict_that_is_none() -> None:
    panel = Figures(CONTENTS)
    drawn = [panel.draw(row, 66, INK)[0].strip(Style()).text.rstrip() for row in panel.things() if row.figure]
    assert drawn[0].endswith("seven to four") and drawn[1].endswith("at least $12 million")
    assert drawn[2].endswith("  ! 290 in ¶ 4")


def test_a_question_is_read_whole_and_a_note_goes_before_what_it_is_about() -> None:
    asked = "¶ 2 says 310 leaks in the dam, ¶ 4 says 290 leaks: the same count?"
    question = Question(QuestionKind.FIGURES, (at("310"), at("290")), asked)
    contents = replace(CONTENTS, questions=lambda: (question,))
    panel = ChecksPanel(contents)
    rows = [replace(row, note="ask Ben again") for row in panel.things() if row.what.startswith("quote")][:1]

    def drawn(row: CheckRow, width: int) -> list[str]:
        return [line.strip(Style()).text.rstrip() for line in panel.draw(row, width, INK)]

    first = panel.things()[[row.rank for row in panel.things()].index(-1)]
    assert " ".join(" ".join(drawn(first, 44)).split()) == (
        "· ¶ 2 says 310 leaks in the dam, ¶ 4 ¶ 2 says 290 leaks: the same count?"
    )
    assert asked in drawn(first, 76)[0]
    assert "✎ ask Ben again · qu" in drawn(rows[0], 76)[0]
    assert drawn(rows[0], 44)[1].endswith("quote, Mara Lindt · ✎ ask Ben again")
