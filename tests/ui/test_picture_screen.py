"""Journeys to the pictures of a page and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.model.article import EMBEDDED, Block, BlockKind, Image
from reader.render.pictures import picture_of_block
from reader.ui.app import ReaderApp
from reader.ui.documents import Document
from reader.ui.overlays.picture import PictureScreen, shown_address
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.picture_view import PictureView
from tests.load.picture_files import encoded, gradient, png_that_states
from tests.ui.journeys import document, listed, press, travel, until
from tests.ui.sample import ARTICLE

WEB = Image(None, "https://vann.example/sluice.jpg", "", "The sluice at night.")


def painted(app: ReaderApp) -> str:
    """Everything on the screen, as text."""
    view = app.screen.query(PictureView).first()
    below = list(app.screen.query("PictureWords, Hints"))
    return "\n".join(w.render_line(y).text for w in (view, *below) for y in range(w.size.height))


async def drawn(app: ReaderApp, pilot: Pilot[int], words: str) -> str:
    """Wait until these words are on the screen."""
    await until(pilot, lambda: isinstance(app.screen, PictureScreen) and words in painted(app))
    return painted(app)


def page(folder: Path, *more: Image) -> tuple[Document, ...]:
    """The sample with its pictures beside it: a sound one, and one that would be huge."""
    (folder / "page.html").write_text("<p>The page.", "utf-8")
    (folder / "dam.jpg").write_bytes(encoded(gradient(), "PNG"))
    (folder / "boats.jpg").write_bytes(png_that_states(50_000, 50_000))
    return (document(replace(ARTICLE, images=(*ARTICLE.images, *more)), folder / "page.html"),)


def test_enter_on_a_picture_shows_it_large_and_esc_leads_back(tmp_path: Path) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        assert "show it large" not in dict(screen.foot.hints).values()
        await press(pilot, "] i")
        assert ("Enter", "show it large") in screen.foot.hints
        await press(pilot, "enter")
        shown = await drawn(app, pilot, "80 × 60 pixels, PNG")
        assert shown.count("▀") > 1000  # 33 lines of 66 cells
        for words in (
            "The upper dam at Vann in April.",
            "Piet Ohm/Courier Pictures",
            "dam.jpg ·",
            "picture 1 of 3",
        ):
            assert words in shown
        await press(pilot, "right")
        shown = await drawn(app, pilot, "more than 40 million pixels")
        assert "boats on the shore" in shown and "▀" not in shown
        await press(pilot, "l")
        assert "is only an address on the web, and nothing is fetched." in await drawn(
            app, pilot, "only an address"
        )
        assert "https://vann.example/sluice.jpg" in painted(app) and "O in the text opens it" in painted(app)
        await press(pilot, "right")
        await drawn(app, pilot, "80 × 60")
        await press(pilot, "left left escape")
        assert app.screen is screen
        assert screen.body.picture_here() == 1

    travel(journey, documents=page(tmp_path, WEB))


def test_of_pictures_that_are_passed_quickly_the_last_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "] i enter right right right right right right")
        shown = await drawn(app, pilot, "80 × 60 pixels, PNG")
        assert "picture 1 of 3" in shown
        assert "▀" not in shown and all(shown.count(shade) > 100 for shade in "░▒▓█")
        await pilot.resize_terminal(30, 12)
        await drawn(app, pilot, "█" * 20)
        await until(pilot, lambda: painted(app).splitlines()[-1].strip().endswith("PNG"))
        await press(pilot, "escape")
        assert app.screen is screen

    travel(journey, documents=page(tmp_path, WEB))


def test_a_fault_while_one_is_drawn_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        with monkeypatch.context() as faulty:
            faulty.setattr("reader.ui.overlays.picture.isolated_pixels", fail)
            await press(pilot, "] i enter")
            await drawn(app, pilot, "The picture could not be drawn.")
        await press(pilot, "right")
        await drawn(app, pilot, "more than 40 million pixels")

    travel(journey, documents=page(tmp_path))


def test_enter_on_a_picture_in_the_list_shows_it_and_leads_to_its_place(tmp_path: Path) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        screen.panel.show("Figures")
        await press(pilot, "tab G enter")
        await drawn(app, pilot, "boats on the shore")
        await press(pilot, "q")
        assert app.screen is screen and screen.text_focused
        assert screen.body.picture_here() == 1

    travel(journey, documents=page(tmp_path))


def test_enter_on_a_caption_of_the_text_shows_its_picture(tmp_path: Path) -> None:
    pages = page(tmp_path)
    article = pages[0].open().article
    start, end = article.blocks[1].start, article.blocks[1].end
    blocks = (*article.blocks[:1], Block(BlockKind.CAPTION, start, end), *article.blocks[2:])
    captioned = replace(article, blocks=blocks, images=(Image(1, "dam.jpg", "the dam"), *article.images[1:]))
    assert [picture_of_block(captioned, index) for index in range(3)] == [None, 0, None]
    assert picture_of_block(article, 1) is None

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "] i enter")
        await drawn(app, pilot, "dam.jpg")
        await press(pilot, "enter")
        assert app.screen is screen and screen.place == start

    travel(journey, documents=(document(captioned, tmp_path / "page.html"),))


@pytest.mark.parametrize(
    ("src", "shown"),
    [
        ("pages/dam.jpg?w=300", "dam.jpg"),
        ("https://vann.example/a/dam.jpg?w=300", "https://vann.example/a/dam.jpg?w=300"),
        (f"{EMBEDDED}0123456789abcdef", "part of the page"),
        ("data:image/png;base64,AAAA", "part of the page"),
        ("dam\x1b[2J.jpg", "dam␛[2J.jpg"),
    ],
)
def test_what_a_picture_is_called_is_safe_and_short(src: str, shown: str) -> None:
    assert shown_address(src) == shown
