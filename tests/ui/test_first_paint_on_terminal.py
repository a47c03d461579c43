"""The first screen on a real terminal, which comes back as it was whatever happens in between."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from reader.ui.terminal.held_terminal import MOST
from tests.ui.terminals import STORY, read_until, reading

LARGE = STORY.encode() * 500


def test_a_key_that_comes_while_the_toolkit_is_loaded_is_obeyed(tmp_path: Path) -> None:
    with reading(tmp_path) as reader:
        data = read_until(reader.terminal, b"Okafor", 30)
        assert b"\x1b[?1000h" not in data  # the toolkit is not there yet
        reader.terminal.write(b"q")
        data += read_until(reader.terminal, None, 30)
        assert reader.program.wait(30) == 0
        assert termios.tcgetattr(reader.terminal) == reader.before
        assert data.count(b"\x1b[?1049h") == 1  # taken over without being cleared
        assert data.rfind(b"\x1b[?1049l") > data.rfind(b"\x1b[?1049h")
        assert data.rfind(b"\x1b[?25h") > data.rfind(b"\x1b[?25l")
        assert b"Traceback" not in data


def test_no_key_is_echoed_over_the_first_screen(tmp_path: Path) -> None:
    with reading(tmp_path) as reader:
        read_until(reader.terminal, b"Okafor", 30)
        local = termios.tcgetattr(reader.terminal)[3]
        assert not local & (termios.ECHO | termios.ICANON | termios.ISIG)
        reader.terminal.write(b"q")
        read_until(reader.terminal, None, 30)
        assert reader.program.wait(30) == 0


def test_the_screen_is_where_the_terminal_is(tmp_path: Path) -> None:
    file = tmp_path / "errors.txt"
    with file.open("wb") as errors, reading(tmp_path, stderr=errors.fileno()) as reader:
        assert b"Okafor" in read_until(reader.terminal, b"Okafor", 30)
        reader.terminal.write(b"q")
        assert b"\x1b[?1049l" in read_until(reader.terminal, None, 30)
        assert reader.program.wait(30) == 0
    assert file.read_bytes() == b""


@pytest.mark.parametrize(
    ("size", "columns", "lines", "rows"),
    [
        ((80, 24), "1000000", "1000", 24),
        ((0, 0), "90", "28", 28),
        ((0, 0), "1000000", "1000", MOST[1]),
    ],
)
def test_the_screen_is_as_large_as_the_terminal_and_never_too_large_to_paint(
    size: tuple[int, int], columns: str, lines: str, rows: int, tmp_path: Path
) -> None:
    with reading(tmp_path, size=size, COLUMNS=columns, LINES=lines) as reader:
        data = read_until(reader.terminal, b"\x1b[?1000h", 30)
        reader.terminal.write(b"q")
        data += read_until(reader.terminal, None, 30)
        assert reader.program.wait(30) == 0
    assert max(int(row) for row in re.findall(rb"\x1b\[(\d+);\d+H", data)) == rows


def test_a_terminal_without_keys_is_no_screen(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Harbour news\n\nThe board met.\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "reader", str(story)],
        stdin=subprocess.DEVNULL, capture_output=True, env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)},
    )  # fmt: skip
    assert b"\x1b[" not in done.stdout
    assert b"The board met." in done.stdout


def test_a_large_text_is_read_on_where_it_was_painted(tmp_path: Path) -> None:
    with reading(tmp_path, story=LARGE) as reader:
        data = read_until(reader.terminal, b"Okafor", 30)
        assert "¶ 1 of".encode() not in data
        data += read_until(reader.terminal, "¶ 1 of 2".encode(), 30)
        assert "¶ 1 of 2".encode() in data  # tens of thousands
        reader.terminal.write(b"q")
        read_until(reader.terminal, None, 30)
        assert reader.program.wait(30) == 0


def test_a_large_text_that_turns_out_to_be_none_is_refused_on_the_terminal_as_it_was(tmp_path: Path) -> None:
    with reading(tmp_path, story=LARGE + bytes(range(256)) * 8000) as reader:
        data = read_until(reader.terminal, b"known", 30)
        assert reader.program.wait(30) == 1
        assert termios.tcgetattr(reader.terminal) == reader.before
        assert data.index(b"\x1b[?1049l") < data.index(
            b"story.txt: is not text in any encoding that is known"
        )
        assert b"Traceback" not in data
