"""Threads for what takes long, for which nobody who leaves has to wait."""

from __future__ import annotations

from collections.abc import Callable
from concurrent import futures
from threading import Thread
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
GRACE = 0.5
"""Seconds in which what was begun may end: a copy to the clipboard does, a look at a large text need not."""


class DaemonExecutor(futures.ThreadPoolExecutor):
    """An executor for an event loop, which waits for its threads when it is closed, as Python does when it
    ends: this one gives them GRACE, and they die with the program."""

    def __init__(self) -> None:
        super().__init__()
        self._begun: set[futures.Future[Any]] = set()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> futures.Future[T]:
        """Call `fn` in a thread of its own."""
        future: futures.Future[T] = futures.Future()
        self._begun.add(future)
        future.add_done_callback(self._begun.discard)

        def work() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(fn(*args, **kwargs))
            except BaseException as e:  # it is told to whoever asks for the result
                future.set_exception(e)

        Thread(target=work, daemon=True).start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave, after a moment in which what was begun may end."""
        if wait:
            futures.wait(tuple(self._begun), timeout=GRACE)
