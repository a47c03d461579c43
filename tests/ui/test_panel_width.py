"""The panel's width: by keys and by the mouse, kept between sessions, never more than there is room for."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.config import MAX_PANEL, MIN_PANEL, Config
from reader.store import session_memory
from reader.ui.app import ReaderApp
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.divider import Divider
from reader.ui.widgets.width_limits import MIN_TEXT, clamped
from tests.ui.cards import run, seen, until
from tests.ui.journeys import listed, press, travel


def side(screen: ReadingScreen) -> int:
    return screen.query_one("#side").size.width


@pytest.mark.parametrize(
    ("asked", "screen", "given"),
    [
        (40, 120, 40),
        (5, 120, MIN_PANEL),
        (200, 120, 120 - MIN_TEXT),
        (200, 400, MAX_PANEL),
        (60, 100, 50),
    ],
)
def test_the_text_keeps_its_room(asked: int, screen: int, given: int) -> None:
    assert clamped(asked, screen) == given


@pytest.mark.parametrize(
    ("keys", "width", "says"),
    [
        ("<", 42, "Lists 42 cells wide."),
        ("> >", 30, "Lists 30 cells wide."),
        ("3 <", 50, "Lists 50 cells wide."),
        ("9 9 < <", 120 - MIN_TEXT, "The lists go no wider here."),
        ("9 9 > >", MIN_PANEL, "The lists go no narrower here."),
        ("tab <", 42, "Lists 42 cells wide."),
        ("p <", 0, "The lists are not shown; p shows them."),
        ("v <", 0, "The lists are not shown; p shows them."),
    ],
)
def test_keys_move_the_divider(keys: str, width: int, says: str) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await press(pilot, keys)
        assert (side(screen) if screen.query_one("#side").display else 0) == width
        assert screen.foot.message == says

    travel(journey)


def test_the_mouse_moves_the_divider() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        where = screen.query_one(Divider).region.offset
        await pilot.mouse_down(offset=(where.x, 10))
        await pilot.hover(offset=(where.x - 7, 10))
        await pilot.mouse_up(offset=(where.x - 7, 10))
        await pilot.pause()
        assert side(screen) == 45 and screen.query_one(Divider).region.x == where.x - 7

    travel(journey)


def test_a_smaller_screen_gives_less_and_forgets_nothing() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await press(pilot, "6 <")
        assert side(screen) == 62
        widths = []
        for cells in (104, 80, 130):
            await pilot.resize_terminal(cells, 40)
            await pilot.pause()
            widths.append(side(screen) if screen.query_one("#side").display else 0)
        assert widths == [54, 0, 62]

    travel(journey)


def test_the_wide_list_and_the_overlay_have_their_own_widths() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await press(pilot, "< tab z")
        assert side(screen) > 100
        await press(pilot, "z")
        assert side(screen) == 42
        await press(pilot, "escape")
        await pilot.resize_terminal(80, 30)
        await press(pilot, "tab")
        assert side(screen) == 80 and not screen.widened

    travel(journey)


def test_a_list_over_the_text_is_no_wider_as_a_table() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "tab")
        await until(pilot, lambda: "z wide" not in keys_below(screen) and "filter" in keys_below(screen))
        await press(pilot, "z")
        assert screen.foot.message == "The list has the whole screen already." and not screen.widened

    travel(journey, (72, 40))


@pytest.mark.parametrize(("cells", "covered"), [(120, True), (160, True), (200, False)])
def test_a_wide_table_leaves_the_text_its_column_or_covers_it(cells: int, covered: bool) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await press(pilot, "tab right right right z")
        column, table = screen.body.region, screen.query_one("#side").region
        if covered:
            assert table.width == cells
        else:
            assert column.right <= table.x and column.width >= screen.view_state.width + 8
            assert "The lake council voted" in screen.body.render_line(1).text
        assert "z narrow" in keys_below(screen)
        await press(pilot, "<")
        assert "z gives it its own width again" in screen.foot.message
        await press(pilot, "z")
        assert "z wide" in keys_below(screen)

    travel(journey, (cells, 40))


def keys_below(screen: ReadingScreen) -> str:
    hints = screen.query_one("#panel Hints")
    return " ".join(hints.render_line(y).text for y in range(hints.size.height))


def test_the_next_session_has_the_same_panel() -> None:
    async def widen(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await press(pilot, "< < q")

    async def again(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        assert side(screen) == 46
        await press(pilot, "q")

    travel(widen)
    assert session_memory.load(session_memory.memory_file()).panel == 46
    travel(again)
    travel(again)


def test_a_panel_that_was_never_touched_is_not_kept() -> None:
    async def leave(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "q")

    travel(leave, config=Config())
    assert session_memory.load(session_memory.memory_file()).panel is None


def test_z_gives_a_list_the_screen_and_reading_on_takes_it_back() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("tab", "right", "right", "right")
        assert "who says so" not in seen(app)
        await pilot.press("z")
        await until(pilot, lambda: "who says so" in seen(app))
        await pilot.press("j", "enter")
        await until(pilot, lambda: "who says so" not in seen(app))
        assert app.focused is app.reading.body

    run(steps)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
def test_z_works_at_every_size(size: tuple[int, int]) -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("tab", "right", "z")
        await until(pilot, lambda: app.query_one("#side").size.width >= min(60, size[0]))

    run(steps, size)


def test_one_blank_line_parts_the_names_of_the_lists_from_the_first_heading() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await press(pilot, "tab left")
        await until(pilot, lambda: "What does not fit" in seen(app))
        lines = [line[76:].strip("│ ╴▌") for line in seen(app).splitlines()]
        names = next(number for number, line in enumerate(lines) if line.endswith("Checks"))
        assert lines[names + 1] == "" and lines[names + 2].startswith("What does not fit")

    travel(journey)
