"""What is around the text: sizes, furniture, lists, files, several articles, keys and the mouse."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.strip import Strip

from reader.config import Config
from reader.errors import MissingFile
from reader.model.analysis import Analysis
from reader.pipeline import Opened
from reader.render import gutter
from reader.render.viewport import column_width
from reader.ui.app import ReaderApp
from reader.ui.documents import Document
from reader.ui.messages import AnalysisFound
from reader.ui.panels.panel_stack import PanelStack
from reader.ui.panels.row_list import RowList
from reader.ui.panels.strips import Hints
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.body_view import BodyView
from reader.ui.widgets.footer import Footer
from tests.ui.journeys import document, line, listed, press, travel, until, words_at
from tests.ui.sample import ANALYSIS, ARTICLE, TEXT, at


def test_the_column_and_a_resize_keep_the_place() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press("]", "h", "]", "h", "}")
        place = screen.place
        for keys in ("+", "+", "-", "-", "-"):
            await pilot.press(keys)
            assert screen.place <= place < screen.place + 100
        for size in ((60, 20), (200, 60), (62, 14), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert "Work begins" in line(screen)

    travel(journey)


def test_no_line_is_painted_for_a_width_that_is_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    painted: set[tuple[int, int]] = set()
    render_line = BodyView.render_line

    def seen(body: BodyView, y: int) -> Strip:
        strip = render_line(body, y)
        painter = body.painter()
        assert painter is not None
        painted.add((painter.layout.width, column_width(body.view_state.width, body.size.width)))
        return strip

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        monkeypatch.setattr(BodyView, "render_line", seen)
        for size in ((60, 20), (200, 60), (44, 14), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()

    travel(journey)
    assert len(painted) > 2
    assert all(laid_out == there_is for laid_out, there_is in painted)


def test_every_step_narrower_is_seen_on_a_screen_without_room_for_the_column() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        widest = screen.body.size.width - gutter.WIDTH - 2
        assert screen.view_state.width > widest
        await press(pilot, "-")
        assert (
            screen.view_state.width == widest - 4
            and screen.foot.message == f"Column {widest - 4} cells wide."
        )
        await press(pilot, "+ +")
        assert screen.foot.message == f"Column {widest + 4} cells wide; the screen has room for {widest}."

    travel(journey, (100, 30))


def test_focus_mode_goes_round() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        shown = []
        for _ in range(3):
            await pilot.press("v")
            shown.append((screen.query_one("#side").display, screen.query_one("#header").display))
        assert shown == [(False, True), (False, False), (True, True)]
        await press(pilot, "v v")
        assert screen.query_one("#footer").display
        assert screen.foot.message == "Nothing but the text. v brings all of it back."
        await press(pilot, "j")
        assert not screen.query_one("#footer").display

    travel(journey)


def test_the_panel_asked_for_before_it_is_there_opens_when_it_is() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await screen.run_command("panel")
        await listed(pilot)
        await until(pilot, lambda: isinstance(screen.focused, RowList))

    travel(journey, (80, 24))


def test_the_panel_moves_the_text_and_escape_brings_it_back() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        place = screen.place
        await pilot.press("tab", "down", "down")
        await until(pilot, lambda: screen.place != place)
        await pilot.press("escape")
        assert screen.place == place and screen.focused is screen.body

    travel(journey)


@pytest.mark.parametrize("size", [(60, 20), (90, 30)])
def test_a_narrow_panel_lies_over_the_text(size: tuple[int, int]) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        side = screen.query_one("#side")
        width = screen.body.size.width
        assert not side.display
        await pilot.press("tab")
        await pilot.pause()
        for leave in ("escape", "v", "tab"):
            assert side.display and screen.body.size.width == width
            await pilot.press(leave)
            await pilot.pause()
            assert not side.display and screen.focused is screen.body
            await pilot.press("tab")
            await pilot.pause()

    travel(journey, size)


def test_at_twenty_columns_every_word_is_whole_and_the_way_to_the_help_is_named() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        shown = ""
        for _ in range(0, screen.body.height, screen.body.size.height // 2):
            shown += "".join(row.text + " " for row in screen._compositor.render_strips())
            await pilot.press("space")
        assert set(TEXT.split()) <= set(shown.split())
        await press(pilot, "g j")
        assert screen.query_one(Footer).render_line(1).text.endswith("? help ")
        await listed(pilot)
        await press(pilot, "tab")
        assert screen.query_one("#side").size.width == 20

    travel(journey, (20, 24))


def test_results_that_arrive_move_nothing() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press("]", "h", "j")
        before = (screen.place, screen.body.scroll_offset)
        screen.post_message(AnalysisFound(screen.session, screen.session.key, Analysis(complete=True)))
        await pilot.pause()
        await pilot.pause()
        assert (screen.place, screen.body.scroll_offset) == before

    travel(journey)


def test_several_articles_each_keep_their_place() -> None:
    other = replace(ARTICLE, title="Another story")
    missing = Document(None, "gone.txt", lambda: (_ for _ in ()).throw(MissingFile("gone.txt: no such file")))

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press("]", "h", "]", "a")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert (screen.number, screen.heading.title, screen.place) == (1, "Another story", 0)
        await pilot.press("[", "a")
        await pilot.pause()
        assert screen.number == 0 and words_at(screen).startswith("Doubts")
        await pilot.press("2", "]", "a")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.number == 0 and "gone.txt: no such file" in screen.foot.message

    travel(journey, documents=(document(), document(other, name="other.txt"), missing))


def test_a_file_that_changes_is_offered_again_and_keeps_the_place(tmp_path: Path) -> None:
    file = tmp_path / "vann.txt"
    file.write_text("one")
    longer = "An update. " * 30
    blocks = tuple(b._replace(start=b.start + len(longer), end=b.end + len(longer)) for b in ARTICLE.blocks)
    changed = replace(ARTICLE, text=longer + TEXT, blocks=blocks)
    offered = Document(file, "vann.txt", lambda: Opened(changed, replace(ANALYSIS, quotes=())))

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press("]", "h")
        os.utime(file, (1, 1))
        app.check_file()
        assert "changed on disk" in screen.foot.message
        await pilot.press("r")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.session.article is changed
        assert screen.place == len(longer) + at("Doubts on the shore").start

    travel(journey, documents=(offered,))


def test_keys_can_be_bound_anew() -> None:
    own = (("line.down", "x"), ("quote.next", "gq"), ("nonsense", "y"))

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        assert "nonsense" in screen.foot.message
        await pilot.press("x")
        assert screen.body.cursor == 1
        await pilot.press("j")
        assert screen.body.cursor == 1

    travel(journey, config=Config(keys=own))


def test_the_mouse() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        body = screen.body
        row = body.line_of(at("310 leaks").start) + 1
        column = (
            line(screen).index("The lake")
            + body.render_line(row).text.index("310")
            - body.render_line(row).text.index("“We")
        )
        await pilot.click("#body", offset=(column, row))
        await pilot.pause()
        assert words_at(screen) == "310"
        await pilot.click("#minimap", offset=(1, screen.query_one("#minimap").size.height - 1))
        await pilot.pause()
        assert screen.place > len(TEXT) // 2

    travel(journey)


def test_what_is_typed_before_the_search_line_is_there_goes_into_it() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        for character in "/leaks":
            key = "slash" if character == "/" else character
            app.post_message(events.Key(key, character))
        app.post_message(events.Key("enter", "\r"))
        await until(pilot, lambda: screen.hits.pattern == "leaks" and screen.focused is screen.body)
        assert len(screen.hits) == 2 and screen.query_one("#side").display

    travel(journey)


def test_another_theme_paints_everything_anew() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press("]", "h")
        place = screen.place
        for name in ("paper", "graphite"):
            app.theme = name
            await pilot.pause()
            wanted = app.themes.by_name[name].background
            strip = screen.body.render_line(3)
            grounds = {s.style.bgcolor.name for s in strip if s.style and s.style.bgcolor}
            assert wanted in grounds and screen.place == place

    travel(journey)


def test_the_keys_of_the_lists_can_be_bound_anew() -> None:
    own = (("list.sort", "o,slash"), ("list.down", "n,down"), ("list.next", "ctrl+l"), ("list.fly", "f"))

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        assert (
            screen.foot.message
            == "There is no command “list.fly” to bind a key to. (1 more: newsreader config)"
        )
        await press(pilot, "tab")
        rows = app.screen.query_one(RowList)
        assert rows.view is not None and rows.cursor == 0
        await press(pilot, "n")
        assert rows.cursor == 1
        await press(pilot, "j")
        assert rows.cursor == 1
        before = rows.view.order
        await press(pilot, "slash")
        assert rows.view.order != before and app.screen.focused is rows
        await press(pilot, "ctrl+l")
        assert rows.view.panel.name == "Quotes"
        hints = app.screen.query_one(Hints)
        assert ("o", f"sort: {rows.view.order.name}") in hints.offered
        assert all(does != "filter" for _, does in hints.offered)

    travel(journey, config=Config(keys=own))


@pytest.mark.parametrize(
    ("own", "problem"),
    [
        ({"list.sort": "n", "list.wide": "n"}, "The key n is asked for by “list.sort” and by “list.wide”."),
        ({"list.sort": "z"}, "The key z now means “list.sort”, no longer “list.wide”."),
        ({"list.sort": "]s"}, "“list.sort” cannot be ]s: here every command is one key."),
        ({"list.nap": "n"}, "There is no command “list.nap” to bind a key to."),
    ],
)
def test_a_clash_of_keys_in_the_lists_is_named(own: dict[str, str], problem: str) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        assert screen.foot.message == problem

    travel(journey, config=Config(keys=tuple(own.items())))


@pytest.mark.parametrize(
    ("keys", "begins"),
    [
        ("] q", "“We measured"),
        ("] q ] q", "“It cannot wait.”"),
        ("3 ] q", "that more than"),
        ("] q ] q [ q", "“We measured"),
        ("} }", "that more than"),
    ],
)
def test_the_list_lights_what_was_jumped_to_wherever_it_stands_on_its_line(keys: str, begins: str) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        app.screen.query_one(PanelStack).show("Quotes")
        await press(pilot, keys)
        rows = app.screen.query_one(RowList)
        assert rows.view is not None and rows.cursor is not None
        lit = rows.view.item(rows.cursor)
        assert lit is not None and TEXT[lit.start : lit.end].startswith(begins)

    travel(journey)


def test_ctrl_c_says_what_quits() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert screen.foot.message == "q quits." and app.is_running

    travel(journey)
