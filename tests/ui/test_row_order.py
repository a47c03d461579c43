"""The rows of a list: how they are filtered and sorted, and which one belongs to a place."""

from __future__ import annotations

import pytest
from rich.style import Style

from tests.ui.panel_views import INK, view
from tests.ui.sample import at


class TestFilter:
    @pytest.mark.parametrize(
        ("panel", "wanted", "count"),
        [
            ("Quotes", "", 11),
            ("Quotes", "areva", 4),
            ("Quotes", "AREVA reported", 1),
            ("Quotes", "direct", 5),
            ("Quotes", "reported", 4),
            ("Quotes", "unsure", 1),
            ("Quotes", "leaks", 2),
            ("Speakers", "unnamed", 1),
            ("Speakers", "surveyor", 1),
            ("Names", "people", 2),
            ("Figures", "leaks", 2),
            ("Figures", "conflict", 2),
            ("Figures", "lindt", 2),
            ("Figures", "picture", 2),
            ("Timeline", "2024-06", 1),
            ("Cut", "newsletter", 1),
            ("Outline", "shore", 1),
            ("Quotes", "[x", 0),
        ],
    )
    def test_every_word_must_be_in_the_row(self, panel: str, wanted: str, count: int) -> None:
        assert view(panel, wanted=wanted).count == count

    def test_a_filter_taken_away_gives_everything_back(self) -> None:
        shown = view("Names")
        before = list(shown.shown)
        shown.filtered("vann")
        assert shown.count == 1
        shown.filtered("")
        assert shown.shown == before


class TestOrder:
    def test_orders_go_round(self) -> None:
        shown = view("Speakers")
        names = []
        for _ in range(4):
            names.append((shown.order.name, shown.item(0).name))
            shown.next_order()
        assert names == [
            ("share", "Mara Lindt"), ("place", "Mara Lindt"), ("name", "a council member"),
            ("share", "Mara Lindt"),
        ]  # fmt: skip

    def test_the_doubtful_come_first(self) -> None:
        assert view("Quotes", "doubt").item(0).confidence == 0.35

    def test_blank_lines_between_groups_move_no_row(self) -> None:
        shown = view("Names")
        before = shown.item(4)
        assert shown.spaced(True, 4) == 5 and shown.item(5) is before and shown.item(3) is None
        assert shown.step(2, 1) == 5 and shown.spaced(False, 5) == 4
        assert shown.spaced(True, 3) is None  # a heading

    def test_steps_pass_headings_and_stop_at_the_ends(self) -> None:
        shown = view("Names")
        assert shown.first == 1
        assert [shown.step(1, 1), shown.step(2, 1), shown.step(1, -1), shown.step(1, 99)] == [2, 4, 1, 6]


class TestPlace:
    @pytest.mark.parametrize(
        ("panel", "phrase", "shown"),
        [
            ("Quotes", "It cannot wait", "“It cannot wait.”"),
            ("Quotes", "Doubts on", "that more than 2,000"),
            ("Speakers", "It cannot wait", "Mara Lindt"),
            ("Speakers", "We will be", "Jonas Areva"),
            ("Names", "She said", "Mara Lindt"),
            ("Figures", "2,000 homes", "> 2,000"),
            ("Timeline", "3 June", "3 June 2024"),
            ("Outline", "Work begins", "What comes next"),
            ("Cut", "Doubts on", "Sign up"),
        ],
    )
    def test_the_row_of_the_reading_place(self, panel: str, phrase: str, shown: str) -> None:
        made = view(panel)
        position = made.at(at(phrase).start)
        assert position is not None
        row = made.panel.draw(made.item(position), 80, INK)[0].strip(Style()).text
        assert shown in row

    def test_before_everything_no_row_is_lit(self) -> None:
        assert view("Quotes").at(0) is None

    def test_a_row_that_is_filtered_away_hands_over_to_the_one_before(self) -> None:
        made = view("Quotes", wanted="lindt")
        assert made.item(made.at(at("We will be")[0]) or 0).id == "q3"
