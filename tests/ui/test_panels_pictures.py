"""Pictures of panels that were looked at and found good; `pytest --snapshot-update` makes them anew."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from tests.ui.bench import Bench
from tests.ui.sample import at


@pytest.mark.parametrize(
    ("name", "theme", "size", "keys"),
    [
        ("Speakers", "graphite", (36, 24), ()),
        ("Quotes", "clear", (36, 24), ()),
        ("Figures", "paper", (90, 20), ("j", "s")),
        ("Names", "contrast", (28, 24), ("slash", "a")),
    ],
)
def test_panel(
    snap_compare: Any, name: str, theme: str, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    app = Bench(theme=theme)

    async def open_panel(pilot: Pilot[int]) -> None:
        await app.stack.fill()
        app.stack.show(name)
        app.stack.read = at("It cannot wait").start
        if keys:
            app.stack.enter()
            await pilot.press(*keys)
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=open_panel)
