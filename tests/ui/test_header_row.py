"""The head of the page: what goes first where there is little room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from reader.render.palette import palette
from reader.render.theming import load_themes
from reader.ui.app import ReaderApp
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.header import Header
from reader.ui.widgets.header_row import HeaderContent, byline, heading_row
from tests.ui.journeys import listed, press, travel
from tests.ui.sample import ARTICLE

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
        (63, "dispute "),
    ],
)
def test_the_publisher_and_the_reading_time_make_room_for_the_title(width: int, end: str) -> None:
    row = " ".join(first_line(WHOLE, width).split()) + " "
    assert row.endswith(end), row


@pytest.mark.parametrize("width", [40, 50, 60, 62])
def test_a_long_title_goes_on_in_the_second_line(width: int) -> None:
    rows = ["".join(s.text for s in heading_row(WHOLE, y, width, 3, INK)) for y in (0, 1)]
    assert [len(row) for row in rows] == [width, width]
    assert " ".join(" ".join(rows).split()) == f"{TITLE} ¶ 1{' of 22 · 0%' if width > 45 else ''}"
    styles = [heading_row(WHOLE, y, width, 3, INK)[1].style for y in (0, 1)]
    assert styles[0] == styles[1]


@pytest.mark.parametrize(("size", "over"), [((120, 40), False), ((200, 50), True)])
def test_on_a_roomy_screen_the_title_stands_over_the_text(size: tuple[int, int], over: bool) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        for keys in (".", "p", "+ +"):
            await press(pilot, keys)
            head = screen.query_one(Header).render_line(0).text
            left = len(head) - len(head.lstrip())
            assert left == (screen.body.column_cells()[0] if over else 2)
            assert len(head) == size[0]

    travel(journey, size)


@pytest.mark.parametrize(("width", "row"), [(60, "¶ 1 of 22 · 0% "), (39, " ¶ 1 "), (20, " ¶ 1 ")])
def test_in_one_line_the_place_gives_way_to_words_of_the_title(width: int, row: str) -> None:
    assert first_line(WHOLE, width, 2).endswith(row)


@pytest.mark.parametrize(("width", "says"), [(60, "¶ 1 of 22 · 0%"), (40, "¶ 1"), (20, "¶ 1")])
@pytest.mark.parametrize("before", ["article 12 of 14", "✓ 3 of 85", "page 3"])
def test_of_the_place_the_paragraph_stays_longest(width: int, says: str, before: str) -> None:
    head = WHOLE._replace(place=f"{before} · ¶ 1 of 22 · 0%", title=f"{TITLE} at the quays")
    for y, height in ((1, 3), (0, 2)):
        row = "".join(segment.text for segment in heading_row(head, y, width, height, INK))
        assert row.rstrip().endswith(says) and (width == 60 or before[:3] not in row)


@pytest.mark.parametrize(
    ("dateline", "says"),
    [("VANN, May 6 2024", "Elin Sorel · 6 May 2024 · VANN"), ("VANN", "Elin Sorel · 6 May 2024 · VANN")],
)
def test_a_day_in_the_dateline_is_not_said_again(dateline: str, says: str) -> None:
    assert byline(replace(ARTICLE, published="2024-05-06", dateline=dateline)) == says


@pytest.mark.parametrize(
    ("width", "says"),
    [
        (80, "Ada Morland · 12 March 2024 · PORT ELLIS"),
        (60, "Ada Morland · 12 March 2024"),
        (40, "Ada Morland"),
    ],
)
def test_parts_of_the_byline_go_whole(width: int, says: str) -> None:
    head = HeaderContent("Dredging", "", "Ada Morland · 12 March 2024 · PORT ELLIS", "✓ 3 of 85 · ¶ 3 of 22")
    row = "".join(segment.text for segment in heading_row(head, 1, width, 3, INK))
    assert row.split("  ✓")[0].strip() == says


@pytest.mark.parametrize(
    ("modified", "says"),
    [
        ("2024-05-06T18:00", "Elin Sorel · 6 May 2024"),
        ("2024-05-08", "Elin Sorel · 6 May 2024 · updated 8 May 2024"),
    ],
)
def test_the_byline_says_when_the_article_was_updated(modified: str, says: str) -> None:
    assert byline(replace(ARTICLE, modified=modified)) == says
    assert byline(replace(ARTICLE, modified=modified, dateline="Vann")) == f"{says} · Vann"


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
