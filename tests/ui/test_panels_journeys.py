"""Panels under a person's fingers: what they see, and what the screen is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.events import Key
from textual.pilot import Pilot

from reader.model.analysis import Analysis
from reader.model.speaker_marks import speaker_marks
from reader.render.view_state import ViewState
from reader.ui.messages import GoBack, GoTo, ReadThread, RestoreCut, Say
from reader.ui.panels.filter_line import FilterLine
from reader.ui.panels.panel_table import PANELS
from reader.ui.panels.row_list import RowList
from reader.ui.panels.strips import Hints
from tests.ui.bench import Bench, run, settle
from tests.ui.journeys import until
from tests.ui.sample import ANALYSIS, ARTICLE, at

NAMES = list(PANELS)


def test_enter_on_a_speaker_reads_what_they_say() -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        app.stack.enter()
        await pilot.press("j", "enter")
        assert app.messages[-1] == ReadThread("areva")

    run(steps)


@pytest.fixture
def long_blink(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text does not follow a list before a test is over, however slow the machine."""
    monkeypatch.setattr("reader.ui.panels.row_list.BLINK", 100)


def test_the_text_follows_the_list() -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        app.stack.show("Quotes")
        app.stack.enter()
        await pilot.press("j", "j", "j")
        there = GoTo(*at("the count was wrong"), settle=False)
        await until(pilot, lambda: app.messages[-1:] == [there])

    run(steps)


@pytest.mark.usefixtures("long_blink")
def test_a_held_key_does_not_flood_the_text() -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        app.stack.show("Quotes")
        app.stack.enter()
        await pilot.press("j", "j", "j")
        assert not app.messages

    run(steps)


@pytest.mark.usefixtures("long_blink")
def test_enter_goes_there_at_once_and_for_good() -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        app.stack.show("Figures")
        app.stack.enter()
        await pilot.press("j", "enter")
        assert app.messages == [GoTo(*at("$12 million"), settle=True)]

    run(steps)


def test_escape_leaves_and_a_pending_move_with_it() -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        app.stack.show("Quotes")
        app.stack.enter()
        await pilot.press("j", "escape")
        await settle(pilot)
        assert app.messages[-1] == GoBack()

    run(steps)


def test_the_lit_row_follows_the_reader_without_a_key() -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        app.stack.show("Quotes")
        app.stack.read = at("We will be").start
        await pilot.pause()
        assert app.rows.view is not None and app.rows.cursor is not None
        assert app.rows.view.item(app.rows.cursor).id == "q10"
        assert "We will be watching" in app.screen_text()
        assert not app.messages

    run(steps, size=(36, 16))


def test_the_reader_does_not_move_a_list_that_is_in_use() -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        app.stack.show("Quotes")
        app.stack.enter()
        await pilot.press("j")
        app.stack.read = at("We will be").start
        await pilot.pause()
        assert app.rows.cursor == 1

    run(steps)


def test_filter_as_you_type() -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        app.stack.show("Figures")
        app.stack.enter()
        await pilot.press("slash", *"leaks")
        assert "2 of 8 figures" in app.screen_text()
        await pilot.press("down")
        await pilot.press("enter", "enter")
        assert app.messages[-1] == GoTo(*at("290"))

    run(steps)


def test_a_filter_that_nothing_matches_says_so_and_escape_shows_all() -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        app.stack.show("Quotes")
        app.stack.enter()
        await pilot.press("slash", *"xyz")
        assert "Nothing here matches “xyz”." in app.screen_text()
        await pilot.press("escape")
        assert app.rows.view is not None and app.rows.view.count == 11
        assert app.focused is app.rows
        assert not app.query_one(FilterLine).display

    run(steps)


def test_what_is_typed_behind_a_filter_is_for_the_list() -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        app.stack.show("Quotes")
        app.stack.enter()
        await pilot.press("slash")
        for key in ("x", "backspace", "a", "escape", "j", "slash", "o", "enter", "j"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        view = app.rows.view
        assert view is not None
        await until(pilot, lambda: app.focused is app.rows and view.wanted == "o" and app.rows.cursor == 1)

    run(steps)


def test_escape_in_a_filtered_list_drops_the_filter_first() -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        app.stack.enter()
        await pilot.press("slash", *"areva", "enter")
        await pilot.press("escape")
        assert not app.messages
        await pilot.press("escape")
        assert app.messages == [GoBack()]

    run(steps)


def test_a_panel_keeps_its_filter_and_order_while_another_is_open() -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        app.stack.show("Quotes")
        app.stack.enter()
        await pilot.press("s", "slash", *"areva", "enter", "right", "left")
        assert app.rows.view is not None
        assert (app.rows.view.order.name, app.rows.view.count) == ("speaker", 4)

    run(steps)


def test_sorting_keeps_the_row_under_the_cursor() -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        app.stack.show("Figures")
        app.stack.enter()
        await pilot.press("j", "j", "s")
        assert app.rows.view is not None and app.rows.cursor is not None
        assert app.rows.view.order.name == "value"
        assert app.rows.view.item(app.rows.cursor).figure.text == "310"

    run(steps)


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ((), NAMES[0]),
        (("right",), NAMES[1]),
        (("left",), NAMES[-1]),
        (("right",) * len(NAMES), NAMES[0]),
    ],
)
def test_arrows_turn_the_pages(keys: tuple[str, ...], name: str) -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        app.stack.enter()
        await pilot.press(*keys)
        assert app.stack.open == name
        assert name in app.screen_text().splitlines()[0]

    run(steps, size=(28, 24))


def test_r_puts_a_cut_piece_back_and_only_there() -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        app.stack.enter()
        await pilot.press("r")
        assert app.messages == [Say("Only what was cut can be put back: the list Cut has it.", wrong=True)]
        app.stack.show("Cut")
        await pilot.press("j", "r")
        assert RestoreCut(1) in app.messages
        app.stack.view_state = ViewState(restored=frozenset({1}))
        await pilot.pause()
        assert "newsletter, back in the text" in app.screen_text()

    run(steps)


def test_results_that_arrive_move_nothing() -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        app.stack.show("Quotes")
        app.stack.enter()
        await pilot.press("j", "j", "j")
        before = app.rows.cursor
        app.stack.analysis = replace(ANALYSIS, quotes=ANALYSIS.quotes[1:])
        await pilot.pause()
        assert app.rows.view is not None and app.rows.cursor is not None and before is not None
        assert app.rows.cursor == before - 1
        assert app.rows.view.item(app.rows.cursor).id == "q4"

    run(steps)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Speakers", "Nobody is quoted in this article."),
        ("Quotes", "No quotes in this article."),
        ("Names", "No names were found in this"),
        ("Figures", "No figures in this article."),
        ("Timeline", "No dates in this article."),
        ("Cut", "Nothing was cut from this"),
    ],
)
def test_an_empty_panel_has_a_sentence(name: str, sentence: str) -> None:
    bare = replace(ARTICLE, cut=(), images=())

    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        app.stack.show(name)
        await pilot.pause()
        assert sentence in app.screen_text()
        app.stack.enter()
        await pilot.pause()
        offered = [does for _, does in app.screen.query_one(Hints).offered]
        assert offered == ["lists", "back"]  # nothing that leads nowhere
        await pilot.press("j", "k", "G", "g", "space", "s", "enter", "slash")
        assert app.messages[-1] == Say("There is nothing to filter.", wrong=True)

    run(steps, article=bare, analysis=Analysis(complete=True))


def test_while_the_analysis_runs_the_panel_says_so() -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        assert "Names and speakers arrive in a" in app.screen_text()
        app.stack.analysis = ANALYSIS
        app.stack.speaker_marks = speaker_marks(ANALYSIS)
        await pilot.pause()
        assert "Mara Lindt" in app.screen_text()
        assert "arrive" not in app.screen_text()

    run(steps, analysis=Analysis())


def test_a_click_moves_the_text_and_a_second_one_goes_there() -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        app.stack.show("Quotes")
        await pilot.pause()
        await pilot.click(RowList, offset=(8, 2))
        await until(pilot, lambda: app.messages == [GoTo(*at("“It cannot wait.”"), settle=False)])
        await pilot.click(RowList, offset=(8, 4), times=2)
        assert app.messages[-1] == GoTo(*at("that more than 2,000 homes stood below the basin"))

    run(steps)


def test_a_click_on_a_tab_opens_its_panel() -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        await pilot.click("Tabs", offset=(14, 0))
        assert app.stack.open == "Quotes"
        assert app.focused is app.rows

    run(steps)


@pytest.mark.parametrize("height", [16, 17, 18, 19])
def test_no_row_begins_out_of_sight(height: int) -> None:
    """A speaker takes three lines; the first line shown is always one with a name."""

    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        app.stack.enter()
        for key in ("j",) * 5 + ("k",) * 5 + ("G", "k", "g"):
            await pilot.press(key)
            top = app.rows.render_line(0).text
            assert top[1] in "ABCDEF", (key, top)

    run(steps, size=(36, height))
