"""The head of the page: what goes first where there is little room."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.render.palette import palette
from reader.render.theming import load_themes
from reader.ui.app import ReaderApp
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.header import Header
from reader.ui.widgets.header_row import HeaderContent, heading_row
from tests.ui.journeys import listed, press, travel

INK = palette(load_themes().by_name["paper"])
TITLE = "Harbour board approves dredging after two years of dispute"
WHOLE = HeaderContent(TITLE, "The Ellis Gazette · 3 min read", "Ada Morland", "¶ 1 of 22 · 0%")


def first_line(heading: HeaderContent, width: int, height: int = 3) -> str:
    row = "".join(segment.text for segment in heading_row(heading, 0, width, height, INK))
    assert len(row) == width
    return row


@pytest.mark.parametrize(
    ("width", "end"),
    [
        (120, "The Ellis Gazette · 3 min read "),
        (93, "The Ellis Gazette · 3 min read "),
        (92, " 3 min read "),
        (72, "dispute "),
        (60, "… 3 min read "),
    ],
)
def test_the_publisher_and_the_reading_time_make_room_for_the_title(width: int, end: str) -> None:
    row = " ".join(first_line(WHOLE, width).split()) + " "
    assert row.endswith(end), row


def test_what_is_shorter_comes_before_words_are_cut_off() -> None:
    heading = WHOLE._replace(
        title="Ines Okafor · " + "harbour engineer · " * 3 + "quote 3 of 9", shorter=("Ines · 3 of 9",)
    )
    assert first_line(heading, 120).strip().startswith("Ines Okafor")
    assert first_line(heading, 60).strip().startswith("Ines · 3 of 9")


def test_a_low_head_keeps_the_place_and_the_word_of_work() -> None:
    row = first_line(WHOLE._replace(busy="· analysing"), 60, 2)
    assert row.endswith("· analysing  ¶ 1 of 22 · 0% ") and row.startswith("  Harbour board")


@pytest.mark.parametrize("width", [60, 72, 90, 120])
def test_a_thread_says_which_quote_this_is_on_every_width(width: int) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await press(pilot, "] q enter j")
        assert "Mara Lindt" in (row := screen.query_one(Header).render_line(0).text)
        assert "quote 2 of 3" in row and "…" not in row

    travel(journey, size=(width, 24))
