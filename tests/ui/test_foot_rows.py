"""The foot: what is too long for its line has the row of the rule too, and no word or key of it is lost."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.render.palette import palette
from reader.render.theming import load_themes
from reader.ui.app import ReaderApp
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.footer import Footer
from reader.ui.widgets.footer_row import FooterContent, foot_row
from tests.ui.journeys import listed, press, travel, until

INK = palette(load_themes().by_name["graphite"])
SAID = "Mara Lindt · quoted word for word, 91% sure · chief surveyor"
LONG = "4 changes since you last read this, 30 November 2026; D lists them."


def painted(foot: FooterContent, width: int, height: int = 2) -> list[str]:
    rows = [foot_row(foot, y, width, height, INK) for y in range(height)]
    assert {sum(segment.cell_length for segment in row) for row in rows} == {width}
    return ["".join(segment.text for segment in row).rstrip() for row in rows]


@pytest.mark.parametrize(
    ("width", "rows"),
    [
        (80, ["─" * 80, f"  {LONG}"]),
        (60, ["  4 changes since you last read this, 30 November 2026; D", "  lists them."]),
        (30, ["  4 changes since you last", "  read this, 30 November 20…"]),
    ],
)
def test_a_long_message_has_two_rows(width: int, rows: list[str]) -> None:
    assert painted(FooterContent(message=LONG), width) == rows


def test_a_foot_of_one_row_shortens_what_it_says() -> None:
    assert painted(FooterContent(message=LONG), 30, 1) == ["  4 changes since you last…"]


@pytest.mark.parametrize(
    ("width", "above", "below"),
    [
        (60, f"  {SAID.rpartition(' · ')[0]}", "  w why   x check   e mend   y copy   ]q quote   ? help"),
        (90, f"  {SAID}", "  w why   x check   e mend   y copy   Enter only A   ]q quote   ? help"),
        (120, "─" * 120, f"  {SAID}"),
    ],
)  # fmt: skip
def test_beside_or_below_an_answer_is_what_can_be_done_with_it(width: int, above: str, below: str) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "right_square_bracket q right_square_bracket q")
        shown = painted(screen.foot, width)
        assert (shown[0], shown[1][: len(below)]) == (above, below)
        assert shown[1].endswith("? help") and "w why" in shown[1]

    travel(journey)


WAYS = 14
"""The keys that go on with `]`."""


def on_screen(app: ReaderApp) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


@pytest.mark.parametrize(
    ("size", "rows"), [((38, 20), 6), ((60, 20), 3), ((80, 24), 3), ((120, 40), 2), ((250, 40), 1)]
)
def test_every_way_to_go_on_with_a_command_is_named_over_a_text_that_stays(
    size: tuple[int, int], rows: int
) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        before = on_screen(app)
        await press(pilot, "right_square_bracket")
        shown = on_screen(app)
        assert shown[-rows].startswith("  ]  ") or rows == 1
        words = " ".join(" ".join(shown[-rows:]).split())
        named = [f"{key} {does}" for key, does in screen.foot.hints]
        assert len(named) == WAYS and all(way in words for way in named)
        assert shown[: -max(2, rows)] == before[: -max(2, rows)]
        await press(pilot, "escape")
        assert on_screen(app) == before

    travel(journey, size)


@pytest.mark.parametrize(
    "keys", ["right_square_bracket", "1 2", "right_square_bracket q right_square_bracket q"]
)
def test_where_no_ground_tells_two_rows_from_the_text_a_rule_does(
    keys: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, keys)
        rules = [n for n, row in enumerate(on_screen(app)) if row == "─" * 60]
        assert rules[-1] == 20 - screen.query_one(Footer).size.height <= 17
        await press(pilot, "escape g")
        assert [n for n, row in enumerate(on_screen(app)) if row == "─" * 60][-1] == 18

    travel(journey, (60, 20))


def test_a_screen_without_rows_for_all_keys_shows_the_first_and_more_once_it_has_them() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "v v right_square_bracket")  # a foot only while it speaks
        assert "a article" in on_screen(app)[-1] and "q quote" in on_screen(app)[-3]
        await pilot.resize_terminal(24, 12)
        await until(pilot, lambda: on_screen(app)[-6:][0].startswith("  ]  q quote"))
        await pilot.resize_terminal(250, 12)
        await until(pilot, lambda: "q quote" in on_screen(app)[-1] and "a article" in on_screen(app)[-1])

    travel(journey, (60, 20))


@pytest.mark.parametrize(
    ("begun", "row", "hint", "came"),
    [
        ("right_square_bracket", 0, "q quote", "Mara Lindt"),  # alone, the key would quit
        ("right_square_bracket", 1, "t date", ""),
        ("2 right_square_bracket", 0, "q quote", "Mara Lindt"),
        ("right_square_bracket", 2, "c cut", ""),
    ],
)
def test_a_click_goes_on_with_the_command_that_is_begun(begun: str, row: int, hint: str, came: str) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, begun)
        at = screen.query_one(Footer).render_line(row).text.index(hint)
        await pilot.click(Footer, offset=(at, row))
        await until(pilot, lambda: screen.foot.answer or screen.foot.message)
        assert screen.foot.answer.startswith(came) and not screen.foot.typed and app.is_running

    travel(journey, (70, 24))


def test_a_click_chooses_what_is_asked() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "right_square_bracket q e")
        at = screen.query_one(Footer).render_line(0).text.index("n a name")
        await pilot.click(Footer, offset=(at, 0))
        await until(pilot, lambda: screen.has_class("-asking"))
        await press(pilot, "escape")
        await press(pilot, "e")
        footer = screen.query_one(Footer)
        shown = [footer.render_line(y).text for y in range(footer.size.height)]
        row = next(y for y, words in enumerate(shown) if "Esc stop" in words)
        await pilot.click(Footer, offset=(shown[row].index("Esc stop"), row))
        await until(pilot, lambda: not screen.foot.typed)

    travel(journey, (70, 24))
