"""Panels under a person's fingers: what they see, and what the screen is told."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from time import process_time

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from reader.model.analysis import Analysis, FigureKind
from reader.model.article import Article
from reader.ui.body.palette import palette
from reader.ui.messages import GoBack, GoTo, ReadThread, RestoreCut, Say
from reader.ui.panels.filter import FilterLine
from reader.ui.panels.list import RowList
from reader.ui.panels.stack import PanelStack
from reader.ui.state import Look
from reader.ui.theming import load_themes
from reader.ui.voices import voices
from tests.ui.sample import ANALYSIS, ARTICLE, at

THEMES = load_themes().by_name
Told = GoTo | GoBack | ReadThread | RestoreCut | Say


class Bench(App[None]):
    """A screen with nothing but the panels, that remembers what it was told."""

    AUTO_FOCUS = None

    def __init__(
        self, article: Article = ARTICLE, analysis: Analysis = ANALYSIS, theme: str = "graphite"
    ) -> None:
        super().__init__()
        self.own_theme = THEMES[theme]
        self.stack = PanelStack()
        self.stack.set_reactive(PanelStack.article, article)
        self.stack.set_reactive(PanelStack.analysis, analysis)
        self.stack.set_reactive(PanelStack.voices, voices(analysis))
        self.stack.set_reactive(PanelStack.palette, palette(self.own_theme))
        self.told: list[Told] = []

    def compose(self) -> ComposeResult:
        yield self.stack

    def on_mount(self) -> None:
        self.register_theme(self.own_theme.textual())
        self.theme = self.own_theme.name

    def on_go_to(self, message: GoTo) -> None:
        self.told.append(message)

    def on_go_back(self, message: GoBack) -> None:
        self.told.append(message)

    def on_read_thread(self, message: ReadThread) -> None:
        self.told.append(message)

    def on_restore_cut(self, message: RestoreCut) -> None:
        self.told.append(message)

    def on_say(self, message: Say) -> None:
        self.told.append(message)

    @property
    def rows(self) -> RowList:
        return self.query_one(RowList)

    def screen_text(self) -> str:
        """What stands on the screen, line by line."""
        width, height = self.size
        update = self.screen._compositor.render_strips()
        return "\n".join(strip.text[:width].rstrip() for strip in update[:height])


def run(
    steps: Callable[[Bench, Pilot[None]], Awaitable[None]],
    *,
    size: tuple[int, int] = (36, 30),
    article: Article = ARTICLE,
    analysis: Analysis = ANALYSIS,
) -> None:
    async def play() -> None:
        app = Bench(article, analysis)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await steps(app, pilot)

    asyncio.run(play())


async def settle(pilot: Pilot[None]) -> None:
    """Let the blink before the text follows pass."""
    await pilot.pause(0.2)


def test_enter_on_a_speaker_reads_what_they_say() -> None:
    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        app.stack.enter()
        await pilot.press("j", "enter")
        assert app.told == [ReadThread("areva")]

    run(steps)


def test_the_text_follows_the_list_after_a_blink_and_once() -> None:
    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        app.stack.show("Quotes")
        app.stack.enter()
        await pilot.press("j", "j", "j")
        assert not app.told
        await settle(pilot)
        assert app.told == [GoTo(*at("the count was wrong"), settle=False)]

    run(steps)


def test_enter_goes_there_at_once_and_for_good() -> None:
    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        app.stack.show("Figures")
        app.stack.enter()
        await pilot.press("j", "enter")
        await settle(pilot)
        assert app.told == [GoTo(*at("$12 million"), settle=True)]

    run(steps)


def test_escape_leaves_and_a_pending_move_with_it() -> None:
    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        app.stack.show("Quotes")
        app.stack.enter()
        await pilot.press("j", "escape")
        await settle(pilot)
        assert app.told == [GoBack()]

    run(steps)


def test_the_lit_row_follows_the_reader_without_a_key() -> None:
    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        app.stack.show("Quotes")
        app.stack.place = at("We will be").start
        await pilot.pause()
        assert app.rows.view is not None and app.rows.cursor is not None
        assert app.rows.view.item(app.rows.cursor).id == "q10"
        assert "We will be watching" in app.screen_text()
        assert not app.told

    run(steps, size=(36, 16))


def test_the_reader_does_not_move_a_list_that_is_in_use() -> None:
    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        app.stack.show("Quotes")
        app.stack.enter()
        await pilot.press("j")
        app.stack.place = at("We will be").start
        await pilot.pause()
        assert app.rows.cursor == 1

    run(steps)


def test_filter_as_you_type() -> None:
    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        app.stack.show("Figures")
        app.stack.enter()
        await pilot.press("slash", *"leaks")
        assert "2 of 8 figures" in app.screen_text()
        await pilot.press("down")
        await pilot.press("enter", "enter")
        assert app.told[-1] == GoTo(*at("290"))

    run(steps)


def test_a_filter_that_nothing_matches_says_so_and_escape_shows_all() -> None:
    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        app.stack.show("Quotes")
        app.stack.enter()
        await pilot.press("slash", *"xyz")
        assert "Nothing here matches “xyz”." in app.screen_text()
        await pilot.press("escape")
        assert app.rows.view is not None and app.rows.view.count == 11
        assert app.focused is app.rows
        assert not app.query_one(FilterLine).display

    run(steps)


def test_escape_in_a_filtered_list_drops_the_filter_first() -> None:
    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        app.stack.enter()
        await pilot.press("slash", *"areva", "enter")
        await pilot.press("escape")
        assert not app.told
        await pilot.press("escape")
        assert app.told == [GoBack()]

    run(steps)


def test_a_panel_keeps_its_filter_and_order_while_another_is_open() -> None:
    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        app.stack.show("Quotes")
        app.stack.enter()
        await pilot.press("s", "slash", *"areva", "enter", "right", "left")
        assert app.rows.view is not None
        assert (app.rows.view.order.name, app.rows.view.count) == ("speaker", 4)

    run(steps)


def test_sorting_keeps_the_row_under_the_cursor() -> None:
    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        app.stack.show("Figures")
        app.stack.enter()
        await pilot.press("j", "j", "s")
        assert app.rows.view is not None and app.rows.cursor is not None
        assert app.rows.view.order.name == "value"
        assert app.rows.view.item(app.rows.cursor).figure.text == "310"

    run(steps)


@pytest.mark.parametrize(
    ("keys", "name"),
    [((), "Speakers"), (("right",), "Quotes"), (("left",), "Cut"), (("right",) * 7, "Speakers")],
)
def test_arrows_turn_the_pages(keys: tuple[str, ...], name: str) -> None:
    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        app.stack.enter()
        await pilot.press(*keys)
        assert app.stack.open == name
        assert name in app.screen_text().splitlines()[0]

    run(steps, size=(28, 24))


def test_r_puts_a_cut_piece_back_and_only_there() -> None:
    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        app.stack.enter()
        await pilot.press("r")
        assert app.told == [Say("Only what was cut can be put back: the panel Cut lists it.", wrong=True)]
        app.stack.show("Cut")
        await pilot.press("j", "r")
        assert RestoreCut(1) in app.told
        app.stack.look = Look(restored=frozenset({1}))
        await pilot.pause()
        assert "newsletter, back in the text" in app.screen_text()

    run(steps)


def test_results_that_arrive_move_nothing() -> None:
    async def steps(app: Bench, pilot: Pilot[None]) -> None:
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

    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        app.stack.show(name)
        await pilot.pause()
        assert sentence in app.screen_text()
        app.stack.enter()
        await pilot.press("j", "k", "G", "g", "space", "s", "enter", "slash")
        assert app.told[-1] == Say("There is nothing to filter.", wrong=True)

    run(steps, article=bare, analysis=Analysis(complete=True))


def test_while_the_analysis_runs_the_panel_says_so() -> None:
    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        assert "Names and speakers arrive in a" in app.screen_text()
        app.stack.analysis = ANALYSIS
        app.stack.voices = voices(ANALYSIS)
        await pilot.pause()
        assert "Mara Lindt" in app.screen_text()
        assert "arrive" not in app.screen_text()

    run(steps, analysis=Analysis())


def test_a_click_moves_the_text_and_a_second_one_goes_there() -> None:
    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        app.stack.show("Quotes")
        await pilot.pause()
        await pilot.click(RowList, offset=(8, 2))
        await settle(pilot)
        assert app.told == [GoTo(*at("“It cannot wait.”"), settle=False)]
        await pilot.click(RowList, offset=(8, 4), times=2)
        assert app.told[-1] == GoTo(*at("that more than 2,000 homes stood below the basin"))

    run(steps)


def test_a_click_on_a_tab_opens_its_panel() -> None:
    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        await pilot.click("Tabs", offset=(14, 0))
        assert app.stack.open == "Quotes"
        assert app.focused is app.rows

    run(steps)


@pytest.mark.parametrize("size", [(24, 12), (28, 20), (60, 20), (120, 40)])
def test_no_size_breaks_a_panel(size: tuple[int, int]) -> None:
    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        app.stack.enter()
        for _ in range(7):
            await pilot.press("right", "G", "g")
            assert app.screen_text()
        await pilot.resize_terminal(size[0] + 30, size[1])
        assert app.screen_text()

    run(steps, size=size)


def test_markup_in_an_article_stays_text() -> None:
    odd = replace(
        ANALYSIS, speakers=(replace(ANALYSIS.speakers[0], name="[@click=app.bell]A[/] [/x] :boom:"),)
    )

    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        assert "[@click=app.bell]A[/] [/x]" in app.screen_text()

    run(steps, analysis=odd, size=(60, 20))


def test_ten_thousand_rows_filter_at_once() -> None:
    number = replace(ANALYSIS.figures[0], kind=FigureKind.NUMBER)
    figures = (replace(number, start=i % 800, end=i % 800 + 3, value=i) for i in range(10_000))
    many: Analysis = replace(ANALYSIS, figures=tuple(sorted(figures, key=lambda f: f.start)), conflicts=())

    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        app.stack.show("Figures")
        app.stack.enter()
        await pilot.press("slash")
        rows = app.rows
        for wanted in ("9", "99", "99 vote", "zzz", ""):
            began = process_time()
            rows.refilter(wanted, lambda view: "")
            rows.render_line(0)
            assert process_time() - began < 0.05
        rows.focus()
        await pilot.press("G")
        began = process_time()
        for _ in range(20):
            rows.action_step(-1)
            rows.render_line(0)
        assert (process_time() - began) / 20 < 0.01

    run(steps, analysis=many)
