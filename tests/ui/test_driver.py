"""The terminal's side of the screen, on a pseudo-terminal, without the rest of the program."""

from __future__ import annotations

import asyncio
import os
import pty
import select
import signal
from collections.abc import Callable, Iterator
from io import FileIO, TextIOWrapper

import pytest
from textual.app import App

from reader.ui.terminal import driver
from reader.ui.terminal.driver import ResumableDriver


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[FileIO]:
    """Our end of a terminal that stands for standard input and standard error."""
    ours, theirs = pty.openpty()
    with FileIO(ours, "r+") as keyboard, FileIO(theirs, "r+") as line, TextIOWrapper(line) as text:
        monkeypatch.setattr("sys.__stdin__", text)
        monkeypatch.setattr("sys.__stderr__", TextIOWrapper(FileIO(os.dup(theirs), "w"), write_through=True))
        yield keyboard


class Deaf(ResumableDriver):
    """One whose thread reads nothing: what is typed waits, as on a busy machine."""

    def run_input_thread(self) -> None:
        self.exit_event.wait()

    def waits(self) -> bytes:
        """What has been typed and nobody has read."""
        return os.read(self.fileno, 100) if select.select([self.fileno], [], [], 0)[0] else b""


def in_a_loop(steps: Callable[[], None]) -> None:
    async def play() -> None:
        steps()

    asyncio.run(play())


@pytest.mark.parametrize(
    ("away", "received"),
    [
        (ResumableDriver.resume, b"jjq\n"),  # continued
        (ResumableDriver.start_application_mode, b"jjq\n"),
        (ResumableDriver.stop_application_mode, b""),  # a shell is no reader
    ],
)
def test_keys_that_wait_outlive_the_screen_that_is_entered_again(
    away: Callable[[ResumableDriver], None], received: bytes, keyboard: FileIO
) -> None:
    def steps() -> None:
        driver = Deaf(App())
        driver.start_application_mode()
        keyboard.write(b"jjq\n")
        try:
            away(driver)
            assert driver.waits() == received
        finally:
            driver.suspend_application_mode()

    in_a_loop(steps)


@pytest.mark.usefixtures("keyboard")
def test_a_signal_before_the_driver_is_whole_is_handled_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "screen_file", lambda: signal.raise_signal(signal.SIGCONT))
    in_a_loop(lambda: ResumableDriver(App()).close())
