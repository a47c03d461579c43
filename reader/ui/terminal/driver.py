"""Textual's terminal driver, made to survive being stopped, continued and closed at any time."""

from __future__ import annotations

import asyncio
import select
import signal
from typing import TYPE_CHECKING, Any, ClassVar

from textual.drivers.linux_driver import LinuxDriver

from reader.ui.terminal.held_terminal import ENTER, screen_file, screen_size, stop_job
from reader.ui.terminal.resilient_writer import ResilientWriter

if TYPE_CHECKING:
    from reader.ui.terminal.held_terminal import HeldTerminal

SETTLING = 0.05  # seconds after SIGCONT


class ResumableDriver(LinuxDriver):
    """Textual's driver, with eight faults mended.

    - It leaves and enters the screen inside the signal handler, which may find the lock of its writer's queue
      held by the very code that the signal interrupted, and deadlocks: here the event loop does it. It also
      installs handlers before `__init__` finishes, so that an early signal fails.
    - It takes every SIGCONT for the end of a stop by SIGTSTP. After SIGSTOP, or with no stop before it, the
      screen was never left: entering it again would start a second reader of keys, and record the raw mode
      as the one to restore at the end.
    - It enters an empty screen after a stop, and paints nothing on it until the size changes.
    - It drops pending keys when it leaves the screen, even where it only leaves to enter it again.
    - It stops only its own process: a shell that waits for the script around it is never notified, and a
      reader that nobody can continue stays stopped.
    - It reads on from a terminal that has gone, without a pause: here that counts as SIGHUP, which only a
      controlling terminal sends by itself.
    - Its writer ends at the first error, and then nobody empties the queue: see ResilientWriter.
    - It expects a terminal that nobody has entered. The one with the first paint on it is taken over as it
      is, since some terminals would clear it, and is restored to what it was before that. And it believes
      the environment about the size of the screen, whatever the terminal says: see screen_size.

    `held` is the terminal with the first paint on it, where there is one.
    """

    held: ClassVar[HeldTerminal | None] = None

    _entered = False
    _leaving_to_enter = False
    _held: HeldTerminal | None = None
    _returning: asyncio.TimerHandle | None = None
    _gone: select.epoll | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._file: Any = ResilientWriter(screen_file() or self._file)
        self._size = self._size or screen_size()
        self._held = self.held
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTSTP, self._sigtstp_application)
        loop.add_signal_handler(signal.SIGCONT, self._continued)
        if hasattr(select, "epoll") and (self.input_tty or self._held is not None):  # it was one just now
            self._gone = select.epoll()
            self._gone.register(self.fileno, 0)  # EPOLLHUP is always reported
            loop.add_reader(self._gone, self._hang_up)

    def _sigtstp_application(self, *_: Any) -> None:
        if self._held is not None:
            self._held.stop()
        else:
            if self._entered:
                self.suspend_application_mode()
                self._must_signal_resume = True
            stop_job()
        self._continued()  # without a signal, where it could not be stopped

    def _sigcont_application(self, *_: Any) -> None:
        """Not in a signal's handler: see _continued."""

    def _get_terminal_size(self) -> tuple[int, int]:
        return screen_size()

    def _continued(self) -> None:
        if self._returning is None:  # of many signals in a row one is enough
            self._returning = asyncio.get_running_loop().call_later(SETTLING, self.resume)

    def resume(self) -> None:
        """Enter the screen again after the program was continued."""
        self._returning = None
        if self._auto_restart and (self._entered or self._must_signal_resume):  # else it has left for good
            self.resume_application_mode()
            self._app.call_later(self._app.refresh, layout=True)

    def _hang_up(self) -> None:
        if self._gone is not None:
            asyncio.get_running_loop().remove_reader(self._gone)
            signal.raise_signal(signal.SIGHUP)

    def start_application_mode(self) -> None:
        """Enter the screen; when that was entered already, leave it first."""
        if self._entered:
            self._leaving_to_enter = True
            self.suspend_application_mode()
            self._leaving_to_enter = False
        super().start_application_mode()  # type: ignore[no-untyped-call]  # untyped there
        self._entered = self._key_thread is not None
        if self._entered and self._held is not None:
            self.attrs_before, self._held = self._held.hand_over(), None

    def write(self, data: str) -> None:
        """Write to the terminal, whose screen is entered once only."""
        if self._held is None or data != ENTER:
            super().write(data)

    def disable_input(self) -> None:
        """Read no more keys. Those that wait are forgotten, since reports of the mouse are no commands for a
        shell, unless the screen is entered again at once."""
        if not self._leaving_to_enter:
            super().disable_input()
        elif self._key_thread is not None:
            self.exit_event.set()
            self._key_thread.join()
            self.exit_event.clear()

    def stop_application_mode(self) -> None:
        """Leave the screen, once."""
        if self._entered:
            self._entered = False
            super().stop_application_mode()
            self._key_thread = None


def resumable_driver_for(held: HeldTerminal | None) -> type[ResumableDriver]:
    """The driver of one run: Textual makes it itself, so that what it needs stands in its class."""
    return type("ResumableDriverOfRun", (ResumableDriver,), {"held": held})
