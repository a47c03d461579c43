"""Links, pictures and what was cut: what stands on the page beside the words of the story."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from reader.model.article import Image
from reader.ui.app import ReaderApp
from reader.ui.overlays.picture import PictureScreen
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.footer import Footer
from tests.ui.journeys import document, line, listed, press, travel, words_at
from tests.ui.sample import ARTICLE


def test_links_are_reached_and_say_where_they_lead() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "] l")
        assert words_at(screen) == "chief surveyor"
        assert screen.foot.answer == "https://vann.example/surveyor"
        await press(pilot, "y")
        assert app.clipboard == "https://vann.example/surveyor"
        await press(pilot, "] l K")
        assert screen.foot.message == "This link leads to https://waters.example/rules?id=7"
        await press(pilot, "] l")
        assert screen.foot.message == "There is no link below."
        await press(pilot, "g } K")
        assert "Mara Lindt" in screen.foot.message

    travel(journey)


def test_pictures_stand_in_the_text_and_are_reached() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "] i")
        assert "Picture: The upper dam at Vann in April. · Piet Ohm" in line(screen)
        await press(pilot, "+")
        assert "Picture: The upper dam" in line(screen)
        await press(pilot, "w")
        assert screen.foot.message == "A picture of the page, in its own words. Enter shows it large."
        await press(pilot, "y")
        assert app.clipboard.startswith(
            "Picture: The upper dam at Vann in April. · Piet Ohm/Courier Pictures\n"
        )
        await press(pilot, "enter")
        assert isinstance(app.screen, PictureScreen) and screen.view_state.thread is None
        await press(pilot, "escape ] i")
        assert "Picture: boats on the shore" in line(screen)
        await press(pilot, "] i")
        assert screen.foot.message == "There is no image below."
        await press(pilot, "[ i ctrl+o")
        assert screen.place == 0

    travel(journey)


def test_every_picture_is_reached_from_the_list_and_one_without_a_place_stands_at_the_end() -> None:
    boats, sluice = ARTICLE.images[1], Image(None, "sluice.jpg", "", "The sluice at night.", "Piet Ohm")
    article = replace(ARTICLE, images=(ARTICLE.images[0], sluice, boats))

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        screen.panel.show("Figures")
        await press(pilot, "tab G enter escape")
        assert "Picture: boats on the shore" in line(screen)
        assert screen.heading.place.startswith("¶ 4 of 8")
        await press(pilot, "tab G k w")
        assert screen.foot.message == "A picture of the page, in its own words. Enter shows it large."
        await press(pilot, "enter escape")
        assert "Picture: The sluice at night. · Piet Ohm" in line(screen)
        assert screen.body.cursor == screen.body.height - 1 and screen.heading.place == "100%"
        await press(pilot, "y")
        assert app.clipboard.startswith("Picture: The sluice at night. · Piet Ohm\n— “Council")

    travel(journey, documents=(document(article),))


def test_what_was_cut_says_why_and_can_be_taken_along() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "c . .")
        assert "Skip to content" in line(screen)  # what stood above the story is in sight at once
        assert "put back" in dict(screen.foot.hints).values()
        await press(pilot, "}")
        assert "put back" not in dict(screen.foot.hints).values()
        await press(pilot, "] c")
        assert "put back" in dict(screen.foot.hints).values()
        await press(pilot, "w")
        assert screen.foot.message == "Cut from the page: newsletter."
        await press(pilot, "y")
        assert app.clipboard.startswith("Sign up for our\nmorning letter\n")
        assert screen.foot.message.startswith("Copied what was cut with its source (6 words")
        await press(pilot, "K")
        assert screen.foot.message == "No name or link is known on this line."

    travel(journey)


@pytest.mark.parametrize("width", [72, 90, 120, 200])
def test_the_reasons_of_cuts_stand_in_one_line_and_the_text_stays_where_there_is_no_room(width: int) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        def rows() -> list[str]:
            return [screen.body.render_line(y).text for y in range(screen.body.size.height)]

        def column(words: str) -> int:
            return next(row.index(words) for row in rows() if words in row)

        before = column("The lake council")
        await press(pilot, "c .")
        ends = {
            row.index(why) + len(why) for why in ("navigation", "newsletter") for row in rows() if why in row
        }
        starts = {row.index(why) for why in ("navigation", "newsletter") for row in rows() if why in row}
        assert len(ends) == 1 or len(starts) == 1
        assert column("The lake council") == before or width > 150

    travel(journey, (width, 50))


def test_a_cut_view_with_nothing_cut_in_sight_says_where_to_go() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "] q c .")
        assert screen.foot.message == "Nothing was cut here; ]c goes to the next cut piece."
        await press(pilot, "] c")
        assert screen.body.cut_here() is not None

    travel(journey, (80, 9))


@pytest.mark.parametrize(
    ("keys", "below"),
    [
        ("c g", "The lake council voted"),
        ("] i", "She said that more than"),
        ("c ] c", "Doubts on the shore"),
    ],
)
def test_a_paragraph_on_from_a_picture_or_a_cut_piece_is_the_one_below_it(keys: str, below: str) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, keys)
        assert screen.body.inserted is not None
        await press(pilot, "}")
        assert screen.body.inserted is None and below in line(screen)

    travel(journey)


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_way_to_all_keys_is_always_shown(width: int) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        footer = screen.query_one(Footer)
        assert footer.render_line(1).text.rstrip().endswith("? help")
        await press(pilot, "] q")
        assert footer.render_line(1).text.rstrip().endswith("? help")

    travel(journey, (width, 24))
