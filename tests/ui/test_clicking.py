"""What a click in the text does: on words, links, pictures, and what is no text."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.overlays.card import CardScreen
from reader.ui.overlays.evidence_screen import EvidenceScreen
from reader.ui.overlays.picture import PictureScreen
from reader.ui.panels.row_list import RowList
from reader.ui.screens.reading import ReadingScreen
from tests.ui.journeys import listed, press, travel, until, words_at
from tests.ui.sample import at
from tests.ui.test_inline_pictures import blocks, page, shown

LOCAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


def cell_of(screen: ReadingScreen, words: str) -> tuple[int, int]:
    """The first cell of the view that shows these words."""
    rows = shown(screen)
    y = next(y for y, row in enumerate(rows) if words in row)
    return rows[y].index(words), y


@pytest.mark.parametrize(
    ("words", "thing", "foot"),
    [
        ("310", "310", "310 leaks in the dam · according to Mara Lindt · ¶ 4 says 290"),
        ("Mara Lindt", "Mara Lindt", "Mara Lindt · chief surveyor · named 2 times"),
        ("surveyor", "chief surveyor", "https://vann.example/surveyor"),
        ("last winter", "last winter", "December 2023 to February 2024"),
        ("It cannot", "“It cannot wait.”", "Mara Lindt · quoted word for word, 91% sure · chief surveyor"),
    ],
)
def test_a_click_says_what_a_jump_says(words: str, thing: str, foot: str) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.click("#body", offset=cell_of(screen, words))
        await pilot.pause()
        assert words_at(screen) == thing
        assert screen.foot.answer == foot
        assert ("O", "open") in screen.foot.hints or ("w", "why") in screen.foot.hints

    travel(journey)


@pytest.mark.parametrize("begun", ["right_square_bracket", "1 2", "3 right_square_bracket"])
def test_a_click_ends_a_command_that_is_begun(begun: str) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await press(pilot, begun)
        await pilot.click("#body", offset=cell_of(screen, "310"))
        await pilot.pause()
        assert (screen.foot.typed, words_at(screen)) == ("", "310")
        await press(pilot, begun)
        await pilot.click(RowList, offset=(4, 2))
        await pilot.pause()
        assert not screen.foot.typed and screen.lit_row is not None

    travel(journey)


def test_a_second_click_looks_closer() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.click("#body", offset=cell_of(screen, "310"), times=2)
        await until(pilot, lambda: isinstance(app.screen, EvidenceScreen))
        await press(pilot, "escape")
        await pilot.click("#body", offset=cell_of(screen, "surveyor"), times=2)
        await until(pilot, lambda: isinstance(app.screen, CardScreen))
        await press(pilot, "escape")
        await pilot.click("#body", offset=cell_of(screen, "voted"), times=2)
        await pilot.pause()
        assert app.screen is screen and not screen.foot.message

    travel(journey)


def test_a_click_on_a_link_of_many_words_and_a_jump_to_it_offer_the_same() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "] l")
        jumped = screen.foot
        await press(pilot, "G")
        await press(pilot, "g")
        await pilot.click("#body", offset=cell_of(screen, "surveyor"))
        await pilot.pause()
        assert screen.foot.answer == jumped.answer == "https://vann.example/surveyor"
        assert screen.foot.hints == jumped.hints
        assert [does for _, does in jumped.hints] == ["open", "copy the address", "link", "back", "help"]

    travel(journey)


def test_a_click_on_what_is_no_text_puts_the_cursor_there() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "c")
        await pilot.click("#body", offset=cell_of(screen, "morning letter"))
        await pilot.pause()
        assert screen.body.cut_here() == 1
        assert screen.place == at("Doubts").start or screen.body.inserted is not None

    travel(journey)


def test_a_click_on_a_picture_or_on_its_words_shows_it_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMUX", "STY", "SSH_CONNECTION", "SSH_TTY", "NO_COLOR", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in LOCAL.items():
        monkeypatch.setenv(name, value)

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: blocks(screen))
        for words in ("▀", "The upper dam at Vann"):
            await pilot.click("#body", offset=cell_of(screen, words))
            await until(pilot, lambda: isinstance(app.screen, PictureScreen))
            await press(pilot, "escape")
        _, row = cell_of(screen, "▀▀")
        beside = shown(screen)[row].rindex("▀") + 4
        await pilot.click("#body", offset=(beside, row))
        await pilot.pause()
        assert app.screen is screen

    travel(journey, documents=page(tmp_path))
