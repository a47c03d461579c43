"""The signals that ask the program to end: handled from the first paint to the last, and never lost.

Raising SystemExit in a signal handler works in simple code. Raised while the toolkit is imported and starts,
it may turn into another exception, be lost in a callback, cancel a task that then seems to end normally, or
leave a process behind that was just being started. So there are three phases: raise, only note the request,
and let the event loop handle it.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT")  # in the reader Ctrl+c is a key, and no signal
SIGNALS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


class ShutdownSignals:
    """Receives the signals that ask for the end. The exit code is 128 plus the number of the first one."""

    def __init__(self) -> None:
        self._code: int | None = None
        self._only_note = False

    def receive(self, number: int, frame: object) -> None:
        """The signal handler. Raises SystemExit at the first signal, unless requests are only noted."""
        if self._code is None:
            self._code = 128 + number
            if not self._only_note:
                raise SystemExit(self._code)

    def wait(self) -> None:
        """From now on a request is only noted, until `listen`.

        Raises SystemExit when there was one: whatever was interrupted may have swallowed the exception.
        """
        self._only_note = True
        self.obey()

    def obey(self) -> None:
        """Raise SystemExit when there was a request."""
        if self._code is not None:
            raise SystemExit(self._code) from None

    def listen(self, loop: AbstractEventLoop, end: Callable[[int], None]) -> None:
        """From now on the loop handles the signals: it calls `end` with the exit code, also for an earlier
        request."""
        for number in SIGNALS:
            loop.add_signal_handler(number, end, 128 + number)
        if self._code is not None:
            end(self._code)


@contextmanager
def handle_shutdown_signals() -> Iterator[ShutdownSignals]:
    """Handle the signals within the block; afterwards restore those that nobody else has taken over."""
    shutdown_signals = ShutdownSignals()
    before = {number: signal.signal(number, shutdown_signals.receive) for number in SIGNALS}
    try:
        yield shutdown_signals
    except Exception:
        shutdown_signals.obey()  # interrupted code may have replaced SystemExit
        raise
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) == shutdown_signals.receive:
                signal.signal(number, handler)
