"""Advisory locks between programs that want the same result; losing one only repeats work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from reader.store.safe_files import make_folder, remove

TIMEOUT = 30.0
"""Seconds after which nobody waits longer: the holder may have been suspended with Ctrl+Z."""


@contextmanager
def entry_lock(path: Path, timeout: float = TIMEOUT) -> Iterator[None]:
    """Hold a lock on the file at `path`, which exists for as long.

    Waits up to `timeout` seconds for another holder, and then goes on without the lock; so it does where no
    file can be locked. The holder leaves a result that the next one looks for first.
    """
    from filelock import FileLock, Timeout

    with ExitStack() as held:
        try:
            make_folder(path.parent)
            held.enter_context(FileLock(path, timeout=timeout, mode=0o600, poll_interval=0.05))
            held.callback(remove, path)  # while it is held: who comes next makes a new one
        except (Timeout, OSError):
            pass
        yield
