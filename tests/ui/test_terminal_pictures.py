"""Pictures by Kitty's protocol and by Sixel: what is written for them, also where an answer is late."""

from __future__ import annotations

import signal
from base64 import b64encode
from pathlib import Path

import pytest
from rich.style import Style

from reader.ui.terminal.kitty_graphics import (
    PLACEHOLDER,
    marks,
    new_number,
    packed_pixels,
    placeholder_rows,
    transmission,
)
from reader.ui.terminal.sixel import sixel
from tests.load.picture_files import noise, png
from tests.ui.picture_sequences import PLACEHOLDER as CELL
from tests.ui.picture_sequences import forgotten, kitty_pictures, sixel_pixels
from tests.ui.terminals import read_until, reading

ASKED = b"\x1b[>q\x1b[c"


def test_a_picture_is_sent_in_pieces_and_comes_out_whole() -> None:
    rgb = bytes(range(256)) * 3 * 50
    (sent,) = kitty_pictures(transmission(7, packed_pixels(rgb), (160, 80), (20, 5)).encode())
    assert sent.pixels == rgb
    wanted = {"a": "T", "U": "1", "i": "7", "s": "160", "v": "80", "c": "20", "r": "5", "q": "2", "f": "24"}
    assert sent.keys | wanted == sent.keys


def test_every_cell_says_its_row_and_column_and_the_colour_is_the_number() -> None:
    number = new_number()
    rows = placeholder_rows(number, 30, 4, Style(bgcolor="#101010"))
    for y, (row,) in enumerate(rows):
        assert row.text == "".join(PLACEHOLDER + marks()[y] + marks()[x] for x in range(30))
        assert row.cell_length == 30
        assert row.style is not None and row.style.color is not None and row.style.color.triplet is not None
        red, green, blue = row.style.color.triplet
        assert (red << 16) + (green << 8) + blue == number
    assert len(marks()) == len(set(marks())) == 297


@pytest.mark.parametrize("size", [(1, 1), (9, 6), (40, 13)])
def test_a_picture_in_sixel_has_the_same_pixels(size: tuple[int, int]) -> None:
    width, height = size
    colours = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]
    shown = [[colours[(x // 5 + y // 4) % 4] for x in range(width)] for y in range(height)]
    drawn = sixel_pixels(sixel(bytes(part for row in shown for pixel in row for part in pixel), size))
    assert drawn == [[tuple(round(part / 2.55) for part in pixel) for pixel in row] for row in shown]


EMBEDDED = f"data:image/png;base64,{b64encode(noise(160, 96)).decode()}"


def page(src: str) -> bytes:
    return (
        "<html><head><title>Harbour news</title></head><body><article><h1>Harbour news</h1>"
        + "<p>The harbour office said on Tuesday that the new breakwater had held through the storm.</p>"
        + f"<figure><img src='{src}' alt=''>"
        + "<figcaption>Boats in the outer harbour.</figcaption></figure>"
        + "<p>No boat in the inner basin was damaged, and the ferries will run again on Thursday.</p>"
        + "</article></body></html>"
    ).encode()


def test_when_the_answer_comes_blocks_become_the_picture_which_is_taken_away(
    tmp_path: Path,
) -> None:
    with reading(tmp_path, story=page(EMBEDDED), name="page.html", size=(100, 30)) as run:
        written = read_until(run.terminal, "▀".encode(), 30)
        assert ASKED in written and CELL not in written and not kitty_pictures(written)
        run.terminal.write(b"\x1bP>|kitty(0.41.1)\x1b\\]\x1b[?62ci")  # a command of two keys around the end
        written = read_until(run.terminal, b"show it large", 30)
        written += b"" if CELL in written else read_until(run.terminal, CELL, 30)
        (small,) = kitty_pictures(written)
        assert (small.keys["c"], small.keys["r"]) == ("20", "6")
        assert len(small.pixels) == 3 * int(small.keys["s"]) * int(small.keys["v"])
        run.terminal.write(b"\r")
        written = read_until(run.terminal, b"a=T", 30) + read_until(run.terminal, CELL, 30)
        (large,) = kitty_pictures(written)
        assert int(large.keys["c"]) > 30
        run.program.send_signal(signal.SIGTERM)
        written = read_until(run.terminal, None, 30)
        assert forgotten(written) == {small.keys["i"], large.keys["i"]}
        assert run.program.wait(10) is not None


def test_sixel_is_laid_over_the_cells_of_the_text_and_of_the_large_view(tmp_path: Path) -> None:
    (tmp_path / "CONFIG" / "newsreader").mkdir(parents=True)
    (tmp_path / "CONFIG" / "newsreader" / "config.toml").write_text('pictures = "sixel"')
    (tmp_path / "boats.png").write_bytes(png(160, 96))
    with reading(
        tmp_path, story=page("boats.png"), name="page.html", size=(100, 30), pixels=(1000, 600)
    ) as run:
        written = read_until(run.terminal, b'\x1bP0;1q"1;1;200;20#', 30)  # above its caption
        assert ASKED not in written
        run.terminal.write(b"]i\r")
        written = read_until(run.terminal, b'\x1bP0;1q"1;1;767;20#', 30)
