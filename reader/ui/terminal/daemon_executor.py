"""Threads for long work that do not hold up the end of the program."""

from __future__ import annotations

from collections.abc import Callable
from concurrent import futures
from threading import Thread
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
GRACE = 0.5
"""Seconds that running work gets to finish at the end: enough for a copy to the clipboard."""


class DaemonExecutor(futures.ThreadPoolExecutor):
    """An executor for an event loop. The standard one waits for its threads when the loop is closed and when
    Python ends; this one waits for GRACE, and then its threads die with the program."""

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
            except BaseException as e:  # raised where the result is asked for
                future.set_exception(e)

        Thread(target=work, daemon=True).start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Close, after at most GRACE seconds."""
        if wait:
            futures.wait(tuple(self._begun), timeout=GRACE)
