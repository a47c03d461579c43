"""The signals that ask the program to end: obeyed from the first paint to the last, and never lost.

An exception out of a signal's handler ends simple code well. Raised while the toolkit is imported and
starts, it may become another exception, be lost in a callback, cancel a task that then ends as if all were
well, or leave behind a process that was just being started. So there are three times: the exception, the
request that is only noted, and the loop's own.
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
    """Hears the signals that ask for the end. The exit code is 128 plus the first one's number."""

    def __init__(self) -> None:
        self._code: int | None = None
        self._patient = False

    def receive(self, number: int, frame: object) -> None:
        """A signal's handler. Raises SystemExit at the first signal, unless that has to wait."""
        if self._code is None:
            self._code = 128 + number
            if not self._patient:
                raise SystemExit(self._code)

    def wait(self) -> None:
        """From now on a request is only noted, until somebody listens.

        Raises SystemExit when there was one: whatever was interrupted may have swallowed the exception.
        """
        self._patient = True
        self.obey()

    def obey(self) -> None:
        """Raise SystemExit when there was a request."""
        if self._code is not None:
            raise SystemExit(self._code) from None

    def listen(self, loop: AbstractEventLoop, end: Callable[[int], None]) -> None:
        """From now on the loop hears the signals; `end` is called with the exit code, also for a request
        that was noted."""
        for number in SIGNALS:
            loop.add_signal_handler(number, end, 128 + number)
        if self._code is not None:
            end(self._code)


@contextmanager
def handle_shutdown_signals() -> Iterator[ShutdownSignals]:
    """Hear the signals within the block; those that nobody else hears at its end are as they were."""
    shutdown_signals = ShutdownSignals()
    before = {number: signal.signal(number, shutdown_signals.receive) for number in SIGNALS}
    try:
        yield shutdown_signals
    except Exception:
        shutdown_signals.obey()  # what was interrupted may have made another exception of it
        raise
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) == shutdown_signals.receive:
                signal.signal(number, handler)
