"""One after the other: programs that want the same result wait for the first to have it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.store.safe_files import make_folder, remove

TIMEOUT = 30.0
"""Seconds after which nobody waits longer: the one before may have been stopped with Ctrl+Z."""
_PAUSE = 0.05
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@contextmanager
def entry_lock(path: Path, timeout: float = TIMEOUT) -> Iterator[None]:
    """Hold the lock on a file at `path`, which is there for as long. It waits for another program that holds
    it, `patience` seconds at most; where there can be no lock, it does not wait.

    Whoever has had a turn leaves behind what the next one looks for first: that two programs go on together,
    as they do when the file is taken away by a third, costs time and nothing else.
    """
    handle = _open(path)
    held = handle is not None and _lock(handle, timeout)
    try:
        yield
    finally:
        if held:
            remove(path)
        if handle is not None:
            os.close(handle)


def _open(path: Path) -> int | None:
    try:
        make_folder(path.parent)
        return os.open(path, _FLAGS, 0o600)
    except OSError:
        return None


def _lock(handle: int, timeout: float) -> bool:
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:  # Windows
        return False
    end = time.monotonic() + timeout
    while True:
        try:
            flock(handle, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                return False
            time.sleep(_PAUSE)
        except OSError:  # such as on a file system without locks
            return False
        else:
            return True
