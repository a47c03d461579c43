"""However the reader ends, the terminal is as it was and no process is left."""

from __future__ import annotations

import os
import select
import signal
import termios
import time
from io import FileIO
from pathlib import Path

import pyte
import pytest

from tests.sessions import processes
from tests.ui.terminals import read_until, reading

MODES = ("1049", "1000", "1003", "1006", "2004")


def drained_until_stopped(terminal: FileIO, pid: int, seconds: float) -> bool:
    """Whether the process stops in that time, while its terminal goes on taking what it writes.

    A pseudo-terminal holds a few kilobytes: one that nobody reads would block the farewell itself.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        read_until(terminal, None, 0.05)
        if os.waitpid(pid, os.WUNTRACED | os.WNOHANG)[0]:
            return True
    return False


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc")
@pytest.mark.parametrize(("how", "code"), [(b"q", 0), (signal.SIGTERM, 143)])
def test_the_screen_comes_back_and_no_process_stays(
    how: bytes | signal.Signals, code: int, tmp_path: Path
) -> None:
    with reading(tmp_path) as reader:
        data = read_until(reader.terminal, b"Okafor", 30)
        end = time.monotonic() + 20
        while len(processes(reader.program.pid)) < 2 and time.monotonic() < end:
            data += read_until(reader.terminal, None, 0.1)
        assert len(processes(reader.program.pid)) == 2, "the analysis was never started"
        reader.terminal.write(how) if isinstance(how, bytes) else reader.program.send_signal(how)
        data += read_until(reader.terminal, None, 20)
        assert reader.program.wait(20) == code
        for mode in MODES:
            on, off = f"\x1b[?{mode}h".encode(), f"\x1b[?{mode}l".encode()
            assert data.rfind(off) > data.rfind(on) >= 0 or on not in data, mode
        assert data.rfind(b"\x1b[?25h") > data.rfind(b"\x1b[?25l")
        assert not processes(reader.program.pid)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc")
@pytest.mark.parametrize("stopped_by", [signal.SIGTSTP, signal.SIGSTOP, None])
def test_stopped_and_continued_the_reader_still_leaves_the_terminal_as_it_was(
    stopped_by: signal.Signals | None, tmp_path: Path
) -> None:
    with reading(tmp_path, job=True) as reader:
        read_until(reader.terminal, b"Okafor", 30)
        if stopped_by:
            reader.program.send_signal(stopped_by)
            assert drained_until_stopped(reader.terminal, reader.program.pid, 20)
            if stopped_by is signal.SIGTSTP:
                assert termios.tcgetattr(reader.terminal) == reader.before
        reader.program.send_signal(signal.SIGCONT)
        data = read_until(reader.terminal, b"\x1b[?25l", 30)  # written after the raw mode is set
        assert termios.tcgetattr(reader.terminal) != reader.before
        reader.terminal.write(b"q")
        data += read_until(reader.terminal, None, 20)
        assert reader.program.wait(20) == 0
        assert termios.tcgetattr(reader.terminal) == reader.before
        assert data.rfind(b"\x1b[?1049l") > data.rfind(b"\x1b[?1049h")


def shown(data: bytes) -> list[str]:
    """What a terminal of 100 x 30 shows that was cleared and then got `data`."""
    screen = pyte.Screen(100, 30)
    pyte.ByteStream(screen).feed(data)
    return [row.rstrip() for row in screen.display]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc")
def test_after_ctrl_z_and_fg_everything_is_painted_again_at_once(tmp_path: Path) -> None:
    with reading(tmp_path, job=True) as reader:
        read_until(reader.terminal, b"\x1b[?2004h", 30)
        reader.terminal.write(b"\x1a")
        assert drained_until_stopped(reader.terminal, reader.program.pid, 20)
        reader.program.send_signal(signal.SIGCONT)
        data = read_until(reader.terminal, b"\x1b[?1049h", 30).rpartition(b"\x1b[?1049h")[2]
        end = time.monotonic() + 30
        while not (b"Okafor" in data and b"help" in data) and time.monotonic() < end:
            data += read_until(reader.terminal, None, 0.2)
        rows = shown(data)
        assert rows[0].split()[:2] == ["Harbour", "news"]
        assert any("We counted 4,200 containers" in row for row in rows)
        assert any("? help" in row for row in rows)


WRAPPED = "import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-m', 'reader', *sys.argv[1:]]))"


def test_ctrl_z_stops_the_program_around_the_reader_too(tmp_path: Path) -> None:
    with reading(tmp_path, job=True, command=("-c", WRAPPED)) as wrapper:
        read_until(wrapper.terminal, b"\x1b[?2004h", 30)
        wrapper.terminal.write(b"\x1a")
        assert drained_until_stopped(wrapper.terminal, wrapper.program.pid, 20)
        assert termios.tcgetattr(wrapper.terminal) == wrapper.before
        os.killpg(wrapper.program.pid, signal.SIGCONT)
        read_until(wrapper.terminal, b"\x1b[?25l", 30)
        wrapper.terminal.write(b"q")
        read_until(wrapper.terminal, None, 20)
        assert wrapper.program.wait(20) == 0
        assert termios.tcgetattr(wrapper.terminal) == wrapper.before


@pytest.mark.parametrize("painted", [b"Okafor", b"\x1b[?2004h"], ids=["first paint", "reader"])
def test_where_nobody_could_continue_it_the_reader_goes_on(painted: bytes, tmp_path: Path) -> None:
    with reading(tmp_path) as reader:
        read_until(reader.terminal, painted, 30)
        reader.program.send_signal(signal.SIGTSTP)
        data = read_until(reader.terminal, b"\x1b[?1049l", 30)
        if b"\x1b[?1049h" not in data:  # both may come in one piece
            data += read_until(reader.terminal, b"\x1b[?1049h", 30)
        reader.terminal.write(b"q")
        data += read_until(reader.terminal, None, 20)
        assert reader.program.wait(20) == 0
        assert data.count(b"\x1b[?1049h") == 1
        assert termios.tcgetattr(reader.terminal) == reader.before


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc")
def test_signals_that_come_while_the_screen_is_written_lock_nothing(tmp_path: Path) -> None:
    with reading(tmp_path) as reader:
        read_until(reader.terminal, b"Okafor", 30)
        for _ in range(40):
            reader.terminal.write(b"jk")
            reader.program.send_signal(signal.SIGCONT)
            read_until(reader.terminal, b"h", 1)
        reader.terminal.write(b"q")
        read_until(reader.terminal, None, 20)
        assert reader.program.wait(20) == 0


@pytest.mark.skipif(not hasattr(select, "epoll"), reason="only here a closed terminal tells without a signal")
def test_a_terminal_that_goes_without_a_word_ends_the_reader(tmp_path: Path) -> None:
    with reading(tmp_path) as reader:
        read_until(reader.terminal, b"Okafor", 30)
        reader.terminal.close()
        assert reader.program.wait(30) == 128 + signal.SIGHUP
