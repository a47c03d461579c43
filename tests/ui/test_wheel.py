"""The wheel over a list: whole rows, at once, and the current row stays the current one."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.panels.row_list import RowList
from reader.ui.screens.reading import ReadingScreen
from tests.ui.journeys import press, travel


def wheel(rows: RowList, kind: type[events.MouseEvent]) -> None:
    x, y = rows.region.offset
    rows.post_message(kind(rows, x + 1, y + 1, 0, 0, 0, False, False, False, x + 1, y + 1))


@pytest.mark.parametrize(("size", "height", "step"), [((120, 20), 2, 2), ((90, 16), 1, 3)])
def test_the_wheel_turns_whole_rows(size: tuple[int, int], height: int, step: int) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "tab right")
        rows = screen.query_one("#panel RowList", RowList)
        assert rows._height == height
        wheel(rows, events.MouseScrollDown)
        await pilot.pause()
        assert (rows.scroll_offset.y, rows.cursor) == (step, 0)
        wheel(rows, events.MouseScrollUp)
        await pilot.pause()
        assert rows.scroll_offset.y == 0

    travel(journey, size)
