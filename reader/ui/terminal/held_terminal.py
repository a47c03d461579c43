"""The terminal before the toolkit takes it: entered, painted, and left again if nothing comes after."""

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
"""Takes the alternate screen. A terminal may clear it when it is taken again."""
MOST = 1000, 500
"""Columns and rows of the largest screen."""
_HIDE_CURSOR = "\x1b[?25l"
_LEAVE = "\x1b[0m\x1b[?1049l\x1b[?25h"
_LOCAL = termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG
_INPUT = termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR


def screen_file() -> TextIO | None:
    """What stands for the screen: standard error, as in the toolkit, or output where that is elsewhere."""
    return next((f for f in (sys.__stderr__, sys.__stdout__) if f is not None and f.isatty()), None)


def stop_job() -> None:
    """Stop as any program does on Ctrl+Z: the whole job, so that the shell that waits for it hears of it. It
    goes on when it is continued, or at once where nobody could do that, as in a terminal of its own."""
    before = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    os.kill(0, signal.SIGTSTP)
    signal.signal(signal.SIGTSTP, before)


def screen_size() -> tuple[int, int]:
    """The columns and rows of the screen: the terminal's own, and those of the environment where it tells
    none, as far as a screen may be painted in good time."""
    file, own = screen_file(), os.terminal_size((0, 0))
    with suppress(OSError, ValueError):
        own = os.get_terminal_size(file.fileno()) if file is not None else own
    told = shutil.get_terminal_size()
    return min(own.columns or told.columns, MOST[0]), min(own.lines or told.lines, MOST[1])


class HeldTerminal:
    """A terminal that was entered and painted. Its keys are kept for who reads them later."""

    def __init__(self, screen: int, keys: int) -> None:
        self._screen, self._keys = screen, keys
        self._attributes: list[Any] | None = termios.tcgetattr(keys)
        self._page = ""

    def paint(self, rows: Sequence[str]) -> None:
        """Enter the screen and write all rows at once. No key is echoed over them, and none is a signal: the
        reader will hear them all."""
        self._page = "".join(f"\x1b[{y};1H{row}" for y, row in enumerate(rows, 1))
        self._enter()

    def hand_over(self) -> list[Any] | None:
        """The attributes to go back to in the end; from now on the terminal is the caller's. None the
        second time."""
        attributes, self._attributes = self._attributes, None
        return attributes

    def leave(self) -> None:
        """Give the terminal back as it was, unless it was handed over."""
        attributes = self.hand_over()
        if attributes is not None:
            self._exit(attributes)

    def stop(self) -> None:
        """Stop, as a program does that is sent to the background, with the terminal as it was; enter it
        again when continued."""
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
        with suppress(OSError):  # that a terminal has gone is found out by who reads its keys
            while left:
                left = left[os.write(self._screen, left) :]


@contextmanager
def held(screen: int, keys: int) -> Iterator[HeldTerminal]:
    """A terminal to paint on, by the file descriptors that are written to and read from; whatever happens
    before it is handed over, it is given back as it was.

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
        if signal.getsignal(signal.SIGTSTP) is stop:  # nobody else hears it by now
            signal.signal(signal.SIGTSTP, before)
