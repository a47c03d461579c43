"""What a reader asks of a story, each answered in fewer than ten keys after opening it."""

from __future__ import annotations

from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.panels.row_list import RowList
from reader.ui.screens.reading import ReadingScreen
from tests.ui.journeys import listed, press, travel, words_at
from tests.ui.sample import ANALYSIS, ARTICLE, TEXT

FEW = 10


async def answered(pilot: Pilot[int], keys: str) -> None:
    assert len(keys.split()) < FEW
    await listed(pilot)
    await press(pilot, keys)


def rows(app: ReaderApp) -> list[str]:
    """The rows of the open list, each with its lines on one."""
    found = app.screen.query_one(RowList)
    assert found.view is not None
    width = found.row_width
    shown = [found.view.item(i) for i in range(len(found.view.shown))]
    ink = app.reading.palette
    assert ink is not None
    return [
        " ".join(
            " ".join(line.strip(ink.page).text for line in found.view.panel.draw(item, width, ink)).split()
        )
        for item in shown
        if item is not None
    ]


def test_what_somebody_says_for_the_third_time() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await answered(pilot, "tab enter j j")
        speaker = screen.view_state.thread
        assert speaker is not None
        said = [q for q in ANALYSIS.quotes if q.speaker == speaker]
        assert words_at(screen) == TEXT[said[2].start : said[2].end]
        assert "quote 3 of" in screen.heading.title

    travel(journey)


def test_all_figures_about_a_thing_with_who_says_them() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await answered(pilot, "tab right right right / l e a k")
        found = rows(app)
        assert ["310" in found[0], "290" in found[1]] == [True, True] and len(found) == 2
        assert "Mara Lindt" in found[0] and "Jonas Areva" in found[1]

    travel(journey)


def test_everything_that_was_cut_from_the_page() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await answered(pilot, "c")
        assert screen.heading.byline.startswith("cut from the page: 4 lines, ")
        assert len(screen.body.cut_lines()) == len(ARTICLE.cut)
        await answered(pilot, "tab left left")
        assert [row.split(" ", 1)[0] for row in rows(app)] == [cut.text.split()[0] for cut in ARTICLE.cut]

    travel(journey)
