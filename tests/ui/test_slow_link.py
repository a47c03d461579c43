"""A slow connection: a key paints what it changes, and nothing besides."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from reader.ui.app import ReaderApp
from reader.ui.panels.row_list import RowList
from reader.ui.panels.strips import Hints, Tabs
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.body_view import BodyView
from reader.ui.widgets.minimap import Minimap
from tests.ui.journeys import listed, press, travel

PARTS: tuple[type[Widget], ...] = (BodyView, RowList, Tabs, Hints, Minimap)


@pytest.mark.parametrize(
    ("before", "key", "lines"),
    [
        ("", "j", {BodyView: 2}),
        ("] q j", "j", {BodyView: 2}),
        ("] q", "y", {}),
        ("j ]", "q", {BodyView: 4, RowList: 6}),
        ("] q ]", "q", {BodyView: 4}),
        ("tab j . .", "j", {RowList: 6, BodyView: 12}),  # the text follows after a moment
    ],
)
def test_a_key_paints_the_lines_that_it_changes(
    monkeypatch: pytest.MonkeyPatch, before: str, key: str, lines: dict[type[Widget], int]
) -> None:
    painted: Counter[type[Widget]] = Counter()

    def watched(part: type[Widget]) -> None:
        paint = part.render_line

        def count(self: Widget, y: int) -> object:
            painted[part] += 1
            return paint(self, y)

        monkeypatch.setattr(part, "render_line", count)

    for part in PARTS:
        watched(part)

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await press(pilot, f"{before} . .")
        painted.clear()
        await press(pilot, key)
        assert all(painted[part] <= lines.get(part, 0) for part in PARTS), painted

    travel(journey, (120, 60))
