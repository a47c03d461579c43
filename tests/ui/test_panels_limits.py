"""Panels at their limits: small screens, hostile names, ten thousand rows."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest
from textual.pilot import Pilot

from reader.model.analysis import Analysis, FigureKind
from tests.ui.bench import Bench, run
from tests.ui.sample import ANALYSIS


@pytest.mark.parametrize("size", [(24, 12), (28, 20), (60, 20), (120, 40)])
def test_no_size_breaks_a_panel(size: tuple[int, int]) -> None:
    async def steps(app: Bench, pilot: Pilot[int]) -> None:
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

    async def steps(app: Bench, pilot: Pilot[int]) -> None:
        assert "[@click=app.bell]A[/] [/x]" in app.screen_text()

    run(steps, analysis=odd, size=(60, 20))


def test_ten_thousand_rows_filter_at_once() -> None:
    number = replace(ANALYSIS.figures[0], kind=FigureKind.NUMBER)
    figures = (replace(number, start=i % 800, end=i % 800 + 3, value=i) for i in range(10_000))
    many: Analysis = replace(ANALYSIS, figures=tuple(sorted(figures, key=lambda f: f.start)), conflicts=())

    async def steps(app: Bench, pilot: Pilot[int]) -> None:
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
