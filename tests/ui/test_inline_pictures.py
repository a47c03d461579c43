"""Pictures in the text, on the running program: they come after the text, and nothing is lost by them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.load.picture_file import picture_file
from reader.model.article import Image
from reader.render.picture_boxes import NO_PICTURES
from reader.render.picture_choice import PictureChoice, PictureProtocol, choose_pictures
from reader.render.pictures import placed_pictures
from reader.ui.app import ReaderApp
from reader.ui.documents import Document
from reader.ui.picture_measuring import LARGEST_FILE, measured_pictures, pictures_near
from reader.ui.screens.reading import ReadingScreen
from tests.load.picture_files import encoded, gradient, png, png_that_states
from tests.ui.journeys import document, press, travel, until
from tests.ui.sample import ARTICLE

LOCAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


@pytest.fixture(autouse=True)
def local(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMUX", "STY", "SSH_CONNECTION", "SSH_TTY", "NO_COLOR", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in LOCAL.items():
        monkeypatch.setenv(name, value)


def page(folder: Path, *more: Image, boats: bytes = b"") -> tuple[Document, ...]:
    """The sample with its pictures beside it."""
    (folder / "page.html").write_text("<p>The page.", "utf-8")
    (folder / "dam.jpg").write_bytes(png(480, 320))
    if boats:
        (folder / "boats.jpg").write_bytes(boats)
    return (document(replace(ARTICLE, images=(*ARTICLE.images, *more)), folder / "page.html"),)


def shown(screen: ReadingScreen) -> list[str]:
    return [screen.body.render_line(y).text for y in range(screen.body.size.height)]


def blocks(screen: ReadingScreen) -> int:
    return sum(row.count("▀") for row in shown(screen))


def test_a_picture_comes_above_its_words_and_the_reader_stays_where_they_are(tmp_path: Path) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        place, number = screen.place, screen.session.paragraphs.number(screen.place)
        await until(pilot, lambda: blocks(screen) == 36 * 12)
        assert (screen.place, screen.body.row) == (place, 1)
        rows = shown(screen)
        last = max(y for y, row in enumerate(rows) if "▀" in row)
        assert "The upper dam at Vann in April." in rows[last + 1] and not rows[last - 12].strip()
        await press(pilot, "] i")
        assert screen.body.picture_here() == 0 and blocks(screen) == 36 * 12
        assert ("Enter", "show it large") in screen.foot.hints
        await press(pilot, "k")
        assert screen.session.paragraphs.number(screen.place) == number + 1
        await press(pilot, "I")
        assert not blocks(screen) and "Pictures are not shown in the text" in screen.status.message
        await press(pilot, "I")
        await until(pilot, lambda: blocks(screen) == 36 * 12)

    travel(journey, documents=page(tmp_path))


def test_on_a_narrow_and_low_screen_the_picture_fits(tmp_path: Path) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: blocks(screen))
        await pilot.resize_terminal(30, 20)
        await press(pilot, "g ] i")
        await until(pilot, lambda: {row.count("▀") for row in shown(screen)} == {0, 21})
        assert blocks(screen) == 21 * 7
        assert all(len(row) == screen.body.size.width for row in shown(screen))

    travel(journey, documents=page(tmp_path))


def test_one_that_is_cut_off_is_a_dim_line_in_its_room(tmp_path: Path) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: blocks(screen))
        await press(pilot, "] i ] i")
        await until(pilot, lambda: any("The picture is damaged or cut off." in row for row in shown(screen)))
        assert {len(row) for row in shown(screen)} == {screen.body.size.width}

    travel(journey, documents=page(tmp_path, boats=png(480, 320)[:200]))


def test_a_tiff_whose_size_stands_behind_it_has_its_room_too(tmp_path: Path) -> None:
    boats = encoded(gradient(480, 320), "TIFF")
    entries = int.from_bytes(boats[8:10], "little")
    behind = boats[:4] + len(boats).to_bytes(4, "little") + boats[8:] + boats[8 : 14 + 12 * entries]
    (document,) = page(tmp_path, boats=behind)
    article = document.open().article
    measured = measured_pictures(article, picture_file(article, document.path))
    assert measured.sizes == {0: (480, 320), 1: (480, 320)}


@pytest.mark.parametrize(
    "boats",
    [
        pytest.param(png_that_states(50_000, 50_000), id="too large"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", id="a drawing"),
        pytest.param(b"<!doctype html><title>404", id="a page"),
        pytest.param(b"\xff\xd8 no more", id="a head alone"),
        pytest.param(b"", id="not there"),
    ],
)
def test_no_room_is_kept_for_what_is_never_drawn(tmp_path: Path, boats: bytes) -> None:
    (document,) = page(tmp_path, boats=boats)
    article = document.open().article
    assert document.path is not None
    assert measured_pictures(article, picture_file(article, document.path)).sizes == {0: (480, 320)}


@pytest.mark.parametrize(
    ("setting", "around", "choice"),
    [
        ("auto", {}, (PictureProtocol.BLOCKS, True, True)),
        ("auto", {"TERM": "xterm-ghostty"}, (PictureProtocol.KITTY, True, False)),
        ("auto", {"TERM": "tmux-256color", "TMUX": "/tmp/x,1,0"}, (PictureProtocol.BLOCKS, True, False)),
        (
            "auto",
            {"SSH_CONNECTION": "a 1 b 22", "TERM": "xterm-ghostty"},
            (PictureProtocol.BLOCKS, False, False),
        ),
        ("auto", {"TERM": "xterm", "COLORTERM": ""}, (PictureProtocol.BLOCKS, False, True)),
        ("blocks", {"SSH_TTY": "/dev/pts/1"}, (PictureProtocol.BLOCKS, True, False)),
        ("kitty", {}, (PictureProtocol.KITTY, True, False)),
        ("kitty", {"COLORTERM": ""}, (PictureProtocol.BLOCKS, True, False)),  # the colour would be another
        ("sixel", {}, (PictureProtocol.SIXEL, True, False)),
        ("off", {}, (PictureProtocol.BLOCKS, False, False)),
    ],
)
def test_the_setting_and_the_environment_choose(
    setting: str, around: dict[str, str], choice: tuple[PictureProtocol, bool, bool]
) -> None:
    assert choose_pictures(setting, LOCAL | around, plain=False) == PictureChoice(*choice)


def test_without_colours_pictures_stand_in_the_text_only_when_asked_for() -> None:
    assert not choose_pictures("auto", LOCAL, plain=True).inline
    assert choose_pictures("kitty", LOCAL, plain=True) == PictureChoice(PictureProtocol.BLOCKS, True)


def test_before_the_first_paint_only_pictures_near_the_place_are_looked_at(tmp_path: Path) -> None:
    (document,) = page(tmp_path, boats=png(300, 200))
    article, end = document.open().article, len(ARTICLE.text)
    assert document.path is not None
    (dam, *_), (boats, *_) = placed_pictures(article)
    assert set(pictures_near(article, document.path, 0, dam - 1).sizes) == set()
    assert set(pictures_near(article, document.path, 0, boats - 1).sizes) == {0}
    assert set(pictures_near(article, document.path, 0, end).sizes) == {0, 1}
    assert pictures_near(article, document.path, end + 5_000, 100) == NO_PICTURES
    assert pictures_near(article, None, 0, end) == NO_PICTURES
    document.path.write_bytes(bytes(LARGEST_FILE + 1))
    assert pictures_near(article, document.path, 0, end) == NO_PICTURES
