"""The terminal before the toolkit takes over: entered, painted, and restored if the toolkit never starts."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import termios
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TextIO

ENTER = "\x1b[?1049h"
"""Enters the alternate screen. Entering it twice may clear it."""
MOST = 1000, 500
"""Columns and rows of the largest screen."""
_HIDE_CURSOR = "\x1b[?25l"
_LEAVE = "\x1b[0m\x1b[?1049l\x1b[?25h"
_LOCAL = termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG
_INPUT = termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR


def screen_file() -> TextIO | None:
    """The file to paint on: standard error, as in the toolkit, or output where only that is a terminal."""
    return next((f for f in (sys.__stderr__, sys.__stdout__) if f is not None and f.isatty()), None)


def stop_job() -> None:
    """Stop as any program does on Ctrl+Z: the whole job, so that the waiting shell notices. Returns when the
    job is continued, or at once where nobody could continue it, as in a terminal of its own."""
    before = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    os.kill(0, signal.SIGTSTP)
    signal.signal(signal.SIGTSTP, before)


def screen_size() -> tuple[int, int]:
    """The columns and rows of the screen: the terminal's own, or else the environment's, at most `MOST`."""
    file, own = screen_file(), os.terminal_size((0, 0))
    with suppress(OSError, ValueError):
        own = os.get_terminal_size(file.fileno()) if file is not None else own
    fallback = shutil.get_terminal_size()
    return min(own.columns or fallback.columns, MOST[0]), min(own.lines or fallback.lines, MOST[1])


class HeldTerminal:
    """A terminal that was entered and painted. Keys typed meanwhile stay in its input queue."""

    def __init__(self, screen: int, keys: int) -> None:
        self._screen, self._keys = screen, keys
        self._attributes: list[Any] | None = termios.tcgetattr(keys)
        self._page = ""

    def paint(self, rows: Sequence[str]) -> None:
        """Enter the screen and write all rows at once. Keys are neither echoed nor turned into signals: the
        reader gets them all."""
        self._page = "".join(f"\x1b[{y};1H{row}" for y, row in enumerate(rows, 1))
        self._enter()

    def hand_over(self) -> list[Any] | None:
        """The attributes to restore in the end; from now on the terminal is the caller's. None the second
        time."""
        attributes, self._attributes = self._attributes, None
        return attributes

    def leave(self) -> None:
        """Restore the terminal, unless it was handed over."""
        attributes = self.hand_over()
        if attributes is not None:
            self._exit(attributes)

    def stop(self) -> None:
        """Restore the terminal and stop, as a program does on Ctrl+Z; enter it again when continued."""
        if self._attributes is not None:
            self._exit(self._attributes)
            stop_job()
            self._enter()

    def _enter(self) -> None:
        with suppress(termios.error):
            quiet = termios.tcgetattr(self._keys)
            quiet[0] &= ~_INPUT
            quiet[3] &= ~_LOCAL
            termios.tcsetattr(self._keys, termios.TCSANOW, quiet)
        self._write(ENTER + _HIDE_CURSOR + self._page)

    def _exit(self, attributes: list[Any]) -> None:
        self._write(_LEAVE)
        with suppress(termios.error):
            termios.tcsetattr(self._keys, termios.TCSANOW, attributes)

    def _write(self, data: str) -> None:
        left = data.encode("utf-8", "replace")
        with suppress(OSError):  # whoever reads the keys notices that the terminal has gone
            while left:
                left = left[os.write(self._screen, left) :]


@contextmanager
def hold_terminal(screen: int, keys: int) -> Iterator[HeldTerminal]:
    """A terminal to paint on, by its file descriptors for output and input; restored on leaving the block,
    unless it was handed over.

    Raises termios.error where `keys` is no terminal.
    """
    terminal = HeldTerminal(screen, keys)

    def stop(number: int, frame: object) -> None:
        terminal.stop()

    before = signal.signal(signal.SIGTSTP, stop)
    try:
        yield terminal
    finally:
        terminal.leave()
        if signal.getsignal(signal.SIGTSTP) is stop:  # nobody else has taken it over
            signal.signal(signal.SIGTSTP, before)
