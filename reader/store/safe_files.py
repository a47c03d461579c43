"""The program's own files: private, written whole or not at all, and never trusted when read."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)


def write_private(path: Path, data: bytes, *, durable: bool = False) -> str | None:
    """Write `data` to `path` atomically, readable by the user alone (0600 in folders 0700).

    Another program sees the old file or the new one, never half of it; where it is `durable`, so does one
    after a power cut, for which the disk is waited for. Returns what went wrong, in words, or None: a full
    disk or a read-only folder raises nothing.
    """
    try:
        make_folder(path.parent)
        part = path.with_name(f".{os.urandom(8).hex()}.part")
        try:
            with os.fdopen(os.open(part, _CREATE, 0o600), "wb") as file:
                file.write(data)
                if durable:
                    file.flush()
                    os.fsync(file.fileno())
            part.replace(path)
        except BaseException:  # an interrupt, too, leaves no part behind
            remove(part)
            raise
    except OSError as e:
        return f"{path.parent}: {(e.strerror or 'cannot be written to').lower()}"
    return None


def read_private(path: Path, max_bytes: int) -> bytes | None:
    """The bytes of the regular file at `path`; None if there is none, or it is larger than `max_bytes`."""
    try:
        handle = os.open(path, _FLAGS)
    except (OSError, ValueError):
        return None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size > max_bytes:
            return None
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(max_bytes + 1)
    except OSError:
        return None
    finally:
        os.close(handle)


def remove(path: Path) -> None:
    """Remove whatever is at `path`, if possible; a folder only when it is empty."""
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink()


def make_folder(folder: Path) -> None:
    """Make the folder and its missing parents, for the user alone. Raises OSError."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        if folder.parent == folder:
            break
        folder = folder.parent
    for one in reversed(missing):
        with suppress(FileExistsError):
            one.mkdir(mode=0o700)
