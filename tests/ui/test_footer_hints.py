"""What the footer offers in each state, on screens of every width: first of all the way out of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from textual.pilot import Pilot

from reader.model.article import Article, Cut
from reader.render.palette import palette
from reader.render.theming import load_themes
from reader.ui.app import ReaderApp
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.footer import Footer
from reader.ui.widgets.footer_row import FooterContent, foot_row
from tests.ui.journeys import document, listed, press, travel, until
from tests.ui.sample import ARTICLE

WIDTHS = [60, 72, 90, 120, 200]

THEME = load_themes().by_name["paper"]


def offered(app: ReaderApp) -> str:
    footer = app.screen.query_one(Footer)
    return footer.render_line(footer.size.height - 1).text


def is_as_wide(app: ReaderApp, width: int) -> bool:
    return len(offered(app)) == width


@pytest.mark.parametrize(
    ("begun", "keys", "hint"),
    [
        (60, "", "]q quote"),
        (72, "] q enter", "Esc whole article"),
        (90, "slash t h e enter j", "Esc end search"),
        (120, "slash t h e enter ampersand j", "n N hits"),
        (200, "V j", "Esc stop"),
    ],
)
def test_the_way_on_and_the_way_out_are_named_on_every_width(begun: int, keys: str, hint: str) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await press(pilot, keys)
        for width in (begun, *WIDTHS):
            await pilot.resize_terminal(width, 24)
            await until(pilot, partial(is_as_wide, app, width))
            assert hint in offered(app) and "? help" in offered(app)
            assert offered(app).endswith("? help ")

    travel(journey, size=(begun, 24))


@pytest.mark.parametrize("width", [90, 120])
def test_a_new_reader_is_told_of_the_search(width: int) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        assert "/ search   ]f figure" in offered(app)

    travel(journey, size=(width, 24))


@pytest.mark.parametrize(
    ("article", "named"), [(ARTICLE, True), (replace(ARTICLE, cut=(Cut(" \n", "space", 0),)), False)]
)
def test_what_was_cut_is_offered_only_where_something_was(article: Article, named: bool) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        assert ("c cut" in offered(app)) is named

    travel(journey, size=(200, 24), documents=(document(article),))


@pytest.mark.parametrize(
    ("keys", "there", "missing"),
    [
        ("] q", "Enter only A", "thread"),
        ("] q", "]q quote", "]f"),
        ("] f", "]f figure", "Enter"),
        ("] q ] q ] s", "]s same speaker", "]q"),
    ],
)
def test_a_thing_jumped_to_offers_the_next_one_and_a_speaker_only_where_one_speaks(
    keys: str, there: str, missing: str
) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await press(pilot, keys)
        assert there in offered(app), offered(app)
        assert missing not in offered(app), offered(app)

    travel(journey, size=(160, 24))


def test_both_keys_of_a_pair_can_be_clicked() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await press(pilot, "slash t h e enter j")
        first = screen.place
        at = offered(app).index("n N hits")
        await pilot.click(Footer, offset=(at, 1))
        assert screen.place > first
        second = screen.place
        await pilot.click(Footer, offset=(at, 1))
        await pilot.click(Footer, offset=(at + 2, 1))
        assert screen.place == second

    travel(journey)


@pytest.mark.parametrize("width", range(14, 34))
def test_no_hint_is_cut_off_by_the_way_of_reading(width: int) -> None:
    foot = FooterContent(way="one speaker", hints=(("j k", "quotes"), ("?", "help")))
    row = "".join(segment.text for segment in foot_row(foot, 1, width, 2, palette(THEME)))
    assert row.rstrip().endswith("? help") and len(row) == width


def test_while_words_are_typed_no_key_of_a_list_is_offered() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await press(pilot, "tab")
        assert ("Tab", "text") in screen.foot.hints
        await press(pilot, "slash m")
        assert screen.foot.hints == ()

    travel(journey)


@pytest.mark.parametrize(
    ("width", "says"),
    [
        (80, "Ines Okafor · quoted word for word · engineer"),
        (52, "Ines Okafor · quoted word for word"),
        (28, "Ines Okafor"),
    ],
)
def test_parts_of_an_answer_go_whole(width: int, says: str) -> None:
    foot = FooterContent(answer="Ines Okafor · quoted word for word · engineer", hints=(("?", "help"),))
    row = "".join(segment.text for segment in foot_row(foot, 1, width, 2, palette(THEME)))
    assert row.split("?")[0].strip() == says
