"""Where keys are read from when standard input is not the terminal that shows the article."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.terminals import read_until, reading

NOT_FROM_INPUT = (
    '"$0" -m reader "$1" <&-',
    '"$0" -m reader "$1" <&- 2>&-',
    '"$0" -m reader <"$1"',
    'cat "$1" | "$0" -m reader -',
)
IN_BASH = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp("bash", ["bash", "-c", sys.argv[1], sys.executable, sys.argv[2]])
"""
CLOSED = """
import os, sys
os.close(0)
os.execv(sys.executable, [sys.executable, "-m", "reader", sys.argv[1]])
"""


@pytest.mark.parametrize("line", NOT_FROM_INPUT)
def test_keys_come_from_the_terminal_of_the_session(line: str, tmp_path: Path) -> None:
    with reading(tmp_path, command=("-c", IN_BASH, line)) as reader:
        data = read_until(reader.terminal, b"Okafor", 30)
        reader.terminal.write(b"q")
        data += read_until(reader.terminal, None, 30)
        assert reader.program.wait(30) == 0
        assert b"Okafor" in data
        assert b"Traceback" not in data


def test_without_such_a_terminal_one_line_says_what_to_do(tmp_path: Path) -> None:
    with reading(tmp_path, command=("-c", CLOSED)) as reader:
        data = read_until(reader.terminal, None, 30)
        assert reader.program.wait(30) == 1
        assert data.startswith(b"newsreader: there is no terminal to read keys from: save the article")
        assert data.count(b"\n") == 1
