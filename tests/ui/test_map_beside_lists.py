"""The map gives way to the scroll bar of a list in use: there are never both at the right edge."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.panels.row_list import RowList
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.minimap import Minimap
from tests.ui.journeys import listed, press, travel, until


@pytest.mark.parametrize(
    ("height", "keys", "mapped"),
    [
        (24, "tab right", False),
        (60, "tab right", True),
        (24, "tab right escape", True),
        (24, "tab right slash M a r a enter", True),
    ],
)
def test_the_map_is_there_unless_a_list_with_a_scroll_bar_has_the_focus(
    height: int, keys: str, mapped: bool
) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        map, rows = screen.query_one(Minimap), screen.query_one(RowList)

        def drawn() -> bool:
            return any(map.render_line(y).text.strip() for y in range(map.size.height))

        assert drawn()
        await press(pilot, keys)
        await until(pilot, lambda: drawn() is mapped)
        assert (rows.has_focus and rows.show_vertical_scrollbar) is not mapped

    travel(journey, size=(120, height))


@pytest.mark.parametrize(("height", "shown"), [(24, True), (70, False)])
def test_what_is_seen_is_marked_unless_it_is_all(height: int, shown: bool) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        map, page = screen.query_one(Minimap), screen.palette
        assert page is not None
        grounds = {
            part.style.bgcolor for y in range(map.size.height) for part in map.render_line(y) if part.style
        }
        assert (page.cursor.bgcolor in grounds) is shown

    travel(journey, (120, height))
