"""Opening the notebook file whatever has become of it: missing, damaged, newer, read-only."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import NotebookError
from reader.store.notebook import schema
from reader.store.safe_files import make_folder

if TYPE_CHECKING:
    from sqlite3 import Connection, Error

BUSY = 2.0
"""Seconds to wait for another program that writes."""
BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside the file while it is open, and after a program was killed."""
_FULL, _LOCKED, _DAMAGED = {13}, {5, 6}, {11, 26}
_UNWRITABLE = {3, 8, 14, 23}


def connect(path: Path) -> Connection:
    """The notebook file, made where it is missing, for the user alone. Raises NotebookError, and
    sqlite3.Error where the file is damaged or something fails on the way."""
    try:
        make_folder(path.parent)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as e:
        raise NotebookError(f"{path}: {(e.strerror or 'cannot be written to').lower()}") from e
    connection = _connection(f"{path.absolute().as_uri()}?mode=rw")
    try:
        if schema.is_newer(connection) or schema.is_foreign(connection):
            raise _refusal(path, connection)
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        schema.migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path) -> Connection:
    """A copy in memory of a file that cannot be written to, or is of another schema's version. Raises
    NotebookError and sqlite3.Error.

    SQLite itself reads such a file only where it may write beside it.
    """
    found = _connection(":memory:")
    try:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / path.name
            for suffix in ("", BESIDE[0]):
                with suppress(FileNotFoundError):
                    shutil.copyfile(f"{path}{suffix}", f"{copy}{suffix}")
            with closing(_connection(f"{copy.as_uri()}?mode=rw")) as source:
                if schema.is_newer(source) or schema.is_foreign(source):
                    raise _refusal(path, source)
                source.backup(found)
        schema.migrate(found)
    except OSError as e:
        found.close()
        raise NotebookError(f"{path}: {(e.strerror or 'cannot be read').lower()}") from e
    except BaseException:
        found.close()
        raise
    return found


def _connection(address: str) -> Connection:
    import sqlite3

    uri = address.startswith("file:")
    return sqlite3.connect(address, BUSY, isolation_level=None, check_same_thread=False, uri=uri)


def _refusal(path: Path, connection: Connection) -> NotebookError:
    if schema.is_newer(connection):
        return NotebookError(f"{path}: was made by a later version of this program")
    return NotebookError(f"{path}: is a database of another program")


def is_damage(error: Error) -> bool:
    """Whether the file itself is no good any more."""
    return _code(error) in _DAMAGED


def is_unwritable(error: Error) -> bool:
    """Whether the file may still be read, but not written to."""
    return _code(error) in _UNWRITABLE


def in_words(path: Path, error: Error) -> NotebookError:
    """What went wrong, in one line for the user."""
    code = _code(error)
    if code in _FULL:
        return NotebookError(f"{path}: the disk is full")
    if code in _LOCKED:
        return NotebookError(f"{path}: another program holds it")
    if code in _UNWRITABLE:
        return NotebookError(f"{path}: cannot be written to")
    return NotebookError(f"{path}: {str(error).lower() or 'cannot be used'}")


def _code(error: Error) -> int:
    """SQLite's result code, without what it adds to it for some."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def set_aside(path: Path) -> Path | None:
    """Give a damaged file another name, with the time in it, and keep it. None where that cannot be done."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    kept = path.with_name(f"{path.name}.damaged-{stamp}-{os.getpid()}")
    try:
        path.rename(kept)
    except OSError:
        return None
    for suffix in BESIDE:
        with suppress(OSError):
            Path(f"{path}{suffix}").rename(f"{kept}{suffix}")
    return kept
