"""Whenever the program is asked to end, it ends: with the right code, and nothing left behind."""

from __future__ import annotations

import signal
import termios
from pathlib import Path

import pytest

from reader.ui.terminal.shutdown_signals import SIGNALS, handle_shutdown_signals
from tests.sessions import processes
from tests.ui.terminals import read_until, reading

# Asks itself to end when a function of this name is called for the first time: each name is one moment.
REQUESTS = """
import signal, sys
number, name = int(sys.argv.pop(1)), sys.argv.pop(1)
def watch(frame, event, argument):
    if event == "call" and frame.f_code.co_name == name:
        sys.setprofile(None)
        signal.raise_signal(number)
sys.setprofile(watch)
from reader.__main__ import main
main()
"""
MOMENTS = (
    # the first screen, and what is loaded behind it
    ("_header", signal.SIGTERM),
    ("hand_over", signal.SIGHUP),
    # the analysis process
    ("_close_pipe_fds", signal.SIGTERM),
    # the toolkit, its loop, and who listens there
    ("run_async", signal.SIGINT),
    ("_process_messages", signal.SIGTERM),
    ("listen", signal.SIGTERM),
    ("add_signal_handler", signal.SIGHUP),
    # the screen, its widgets, and reading
    ("render_line", signal.SIGINT),
    ("busy", signal.SIGHUP),
)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc")
@pytest.mark.parametrize(("moment", "number"), MOMENTS)
def test_at_any_moment(moment: str, number: signal.Signals, tmp_path: Path) -> None:
    command = ("-c", REQUESTS, str(int(number)), moment)
    with reading(tmp_path, command=command) as reader:
        data = read_until(reader.terminal, None, 30)
        assert reader.program.wait(30) == 128 + number
        assert not processes(reader.program.pid)
        assert termios.tcgetattr(reader.terminal) == reader.before
        assert data.rfind(b"\x1b[?1049l") > data.rfind(b"\x1b[?1049h") or b"\x1b[?1049h" not in data
        assert data.rfind(b"\x1b[?25h") > data.rfind(b"\x1b[?25l") or b"\x1b[?25l" not in data
        assert b"Traceback" not in data


def test_a_request_is_an_exception_until_it_has_to_wait() -> None:
    with handle_shutdown_signals(), pytest.raises(SystemExit, match="143"):
        signal.raise_signal(signal.SIGTERM)


def test_a_request_that_something_swallowed_is_not_lost() -> None:
    with handle_shutdown_signals() as shutdown:
        try:
            signal.raise_signal(signal.SIGTERM)
        except BaseException:  # as an importer, a callback or a destructor would
            signal.raise_signal(signal.SIGHUP)
        with pytest.raises(SystemExit, match="143"):
            shutdown.wait()


def test_a_request_that_became_another_exception_is_a_request() -> None:
    with pytest.raises(SystemExit, match="143"), handle_shutdown_signals():
        try:
            signal.raise_signal(signal.SIGTERM)
        except BaseException as e:  # as Python 3.11 does where a class is made
            raise RuntimeError("Error calling __set_name__") from e


def test_an_exception_that_nobody_asked_for_is_one() -> None:
    with pytest.raises(ValueError, match="a fault"), handle_shutdown_signals():
        raise ValueError("a fault")


def test_afterwards_the_signals_are_as_they_were() -> None:
    before = [signal.getsignal(number) for number in SIGNALS]
    with handle_shutdown_signals():
        assert [signal.getsignal(number) for number in SIGNALS] != before
    assert [signal.getsignal(number) for number in SIGNALS] == before
