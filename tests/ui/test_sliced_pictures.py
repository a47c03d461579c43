"""Sixel within the text: each row carries its slice, and what is on the screen is what was last painted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import CompositorUpdate
from textual.drivers import headless_driver
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.strip import Strip

from reader.config import Config
from reader.load.picture_pixels import PicturePixels, read_pixels, scaled
from reader.render.picture_choice import PictureChoice, PictureProtocol, choose_pictures
from reader.ui.app import ReaderApp
from reader.ui.screens.reading import ReadingScreen
from reader.ui.terminal.sixel import sixel, sixel_slices
from reader.ui.widgets.sliced_picture import SlicedStrip
from tests.load.picture_files import encoded
from tests.ui.journeys import document, press, travel, until
from tests.ui.picture_sequences import sixel_pixels
from tests.ui.sample import ARTICLE
from tests.ui.sixel_screen import Pixel, SixelScreen

CELL = 8, 17
SIZE = 120, 40
LEFT, COLUMNS, ROWS = 6, 36, 12  # of the picture in the sample
TOP = 12
"""Lines of pixels that stay free above it: it is 192 high, its rows 204."""
SIXEL = Config(pictures="sixel")


def chequered(width: int = 480, height: int = 320) -> bytes:
    """No two rows or columns of cells of it are alike."""
    small = Image.new("RGB", (12, 10))
    small.putdata([(20 * x, 25 * y, 255 - 10 * (x + y)) for y in range(10) for x in range(12)])
    return encoded(small.resize((width, height), Image.Resampling.NEAREST), "PNG")


def as_drawn(data: bytes, size: tuple[int, int]) -> list[list[Pixel]]:
    """The pixels of a picture drawn whole."""
    pixels = read_pixels(data, (COLUMNS * CELL[0], ROWS * CELL[1]), (0, 0, 0))
    assert isinstance(pixels, PicturePixels)
    return sixel_pixels(sixel(scaled(pixels, size), size))


@pytest.mark.parametrize(
    ("size", "height", "rows", "free"),
    [((9, 24), 12, 2, 0), ((9, 26), 13, 2, 0), ((5, 30), 17, 2, 4), ((3, 5), 10, 2, 15), ((4, 12), 6, 2, 0)],
)
def test_slices_one_below_the_other_are_the_picture(
    size: tuple[int, int], height: int, rows: int, free: int
) -> None:
    colours = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]
    rgb = bytes(part for y in range(size[1]) for x in range(size[0]) for part in colours[(x + y // 2) % 4])
    slices = [sixel_pixels(one) for one in sixel_slices(rgb, size, height, rows)]
    assert [len(one) for one in slices] == [height] * rows
    drawn = [line for one in slices for line in one]
    assert drawn == [[()] * size[0]] * free + sixel_pixels(sixel(rgb, size))


def row(left: int = 3, columns: int = 4) -> SlicedStrip:
    cells = Strip([Segment("abc"), Segment("▀▀▀▀"), Segment("xyz")], 10)
    return SlicedStrip(cells, left, columns, "<slice>", Style())


@pytest.mark.parametrize(
    ("start", "end", "text", "carries"),
    [
        (0, 10, "abc▀▀▀▀xyz", True),
        (0, 7, "abc▀▀▀▀", True),
        (2, 9, "c▀▀▀▀xy", True),
        (3, 7, "▀▀▀▀", True),
        (0, 6, "abc▀▀▀", False),
        (4, 10, "▀▀▀xyz", False),
        (0, 3, "abc", False),
        (7, 10, "xyz", False),
    ],
)
def test_a_slice_goes_where_all_of_its_cells_go(start: int, end: int, text: str, carries: bool) -> None:
    parts = [row().crop(start, end)]
    if start == 0:
        parts.append(row().divide([end, 10])[0])
    for part in parts:
        assert part.text == text
        written = part.render(Console())
        assert ("<slice>" in written) is carries
        assert ("▀" in written) is (not carries and "▀" in text)


def test_the_ground_comes_before_the_slice_and_the_cursor_goes_on_behind_it() -> None:
    assert row().render(Console()) == "abc\x1b7    \x1b8\x1b7<slice>\x1b8\x1b[4Cxyz"


# --- on the running program ---------------------------------------------------------------------------


class Terminal:
    """What a run has drawn; its letters can be made larger and smaller."""

    def __init__(self) -> None:
        self.screen, self.letters = SixelScreen(*SIZE, CELL), CELL

    def pictured(self) -> list[int]:
        return self.screen.pictured

    def picture(self) -> list[list[list[Pixel]]]:
        return self.screen.rows(LEFT, COLUMNS)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """A terminal that draws Sixel, behind the program of a test."""
    for name in ("TMUX", "STY", "SSH_CONNECTION", "SSH_TTY", "NO_COLOR", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in (("TERM", "xterm-256color"), ("COLORTERM", "truecolor")):
        monkeypatch.setenv(name, value)
    terminal = Terminal()

    def show(app: ReaderApp, screen: object, update: object) -> None:
        if isinstance(update, CompositorUpdate):
            terminal.screen.write(update.render_segments(app.console))

    class SixelDriver(HeadlessDriver):
        def nothing(self, *told: Any) -> bool:
            return False

        def cell_size(self) -> tuple[int, int]:
            return terminal.letters

        ask_terminal = send_picture = forget_picture = nothing

    monkeypatch.setattr(headless_driver, "HeadlessDriver", SixelDriver)
    monkeypatch.setattr(ReaderApp, "_display", show)
    yield terminal


def illustrated(folder: Path) -> tuple[Any, ...]:
    """The sample with one picture beside it."""
    (folder / "page.html").write_text("<p>The page.", "utf-8")
    (folder / "dam.jpg").write_bytes(chequered())
    return (document(ARTICLE, folder / "page.html"),)


def test_the_picture_in_the_text_is_the_one_of_the_file_wherever_it_is_scrolled_to(
    terminal: Terminal, tmp_path: Path
) -> None:
    whole = [[()] * COLUMNS * CELL[0]] * TOP + as_drawn(chequered(), (COLUMNS * CELL[0], 192))
    rows = [whole[top : top + CELL[1]] for top in range(0, len(whole), CELL[1])]

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: len(terminal.pictured()) == ROWS)
        top = terminal.pictured()[0]
        assert terminal.picture()[top : top + ROWS] == rows
        drawn = terminal.screen.drawn
        await press(pilot, "j k")
        assert terminal.screen.drawn == drawn  # a line that is lit costs no picture
        await press(pilot, "?")
        await until(pilot, lambda: not terminal.pictured())
        await press(pilot, "escape")
        await until(pilot, lambda: len(terminal.pictured()) == ROWS)
        top = terminal.pictured()[0]
        assert terminal.picture()[top : top + ROWS] == rows
        await press(pilot, "w")  # a card, below the picture
        await until(pilot, lambda: app.screen is not screen)
        assert terminal.picture()[top : top + ROWS] == rows
        app.screen.children[0].styles.height = 22  # and over its foot
        await until(pilot, lambda: len(terminal.pictured()) < ROWS)
        seen = terminal.pictured()
        assert len(seen) == 5 and [terminal.picture()[y] for y in seen] == rows[:5]
        await press(pilot, "escape")
        await until(pilot, lambda: len(terminal.pictured()) == ROWS)
        app.app_focus = False
        app.app_focus = True
        await pilot.pause()
        assert terminal.screen.drawn > drawn + ROWS and len(terminal.pictured()) == ROWS
        body = screen.body
        for hidden in (1, 4):
            body._scroll(round(body.scroll_y) + top - body.region.y + hidden)
            await pilot.pause()
            top = body.region.y
            assert terminal.pictured() == list(range(top, top + ROWS - hidden))
            assert terminal.picture()[top : top + ROWS - hidden] == rows[hidden:]
            body._scroll(0)
            await pilot.pause()
            top = terminal.pictured()[0]
        await press(pilot, "I")
        assert not terminal.pictured()
        await press(pilot, "I")
        await until(pilot, lambda: len(terminal.pictured()) == ROWS)

    travel(journey, SIZE, illustrated(tmp_path), SIXEL)


def test_nothing_is_drawn_where_the_screen_would_scroll(terminal: Terminal, tmp_path: Path) -> None:
    terminal.screen = SixelScreen(120, 14, CELL)

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        body, lowest = screen.body, 0
        await press(pilot, "v v j")  # nothing stands around the text
        await until(pilot, lambda: body.region.bottom == 14)
        await until(pilot, lambda: {*body._slices} >= {*body.boxes_near(1)})
        for top in range(9, -1, -1):
            body._scroll(top)
            await pilot.pause()
            lowest = max(lowest, *terminal.pictured(), 0)
        assert lowest == 11  # a slice may take two rows of the terminal

    travel(journey, (120, 14), illustrated(tmp_path), SIXEL)


def test_with_larger_letters_the_slices_are_higher_and_without_a_size_there_are_blocks(
    terminal: Terminal, tmp_path: Path
) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: len(terminal.pictured()) == ROWS)
        terminal.letters = terminal.screen.cell = 9, 18
        terminal.screen = SixelScreen(*SIZE, (9, 18))
        await press(pilot, "j")
        await until(pilot, lambda: len(terminal.pictured()) == ROWS)

    travel(journey, SIZE, illustrated(tmp_path), SIXEL)


def test_the_large_view_is_painted_again_whatever_stood_over_it(terminal: Terminal, tmp_path: Path) -> None:
    terminal.screen = SixelScreen(60, 20, CELL)

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "] i")
        await until(pilot, terminal.pictured)
        small = terminal.pictured()
        await press(pilot, "enter")
        await until(pilot, lambda: len(terminal.pictured()) > len(small))
        large, drawn = terminal.pictured(), terminal.screen.drawn
        app.refresh()
        await until(pilot, lambda: terminal.screen.drawn >= drawn + len(large))
        assert terminal.pictured() == large
        await press(pilot, "escape")
        await until(pilot, lambda: terminal.pictured() == small)

    travel(journey, (60, 20), illustrated(tmp_path), SIXEL)


def test_without_colours_there_is_no_sixel() -> None:
    around = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    assert choose_pictures("sixel", around, plain=True) == PictureChoice(PictureProtocol.BLOCKS, True)
