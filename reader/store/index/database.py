"""The file of the index: opened, made, set aside when it is damaged; every fault of SQLite in words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.errors import IndexFailure
from reader.store.safe_files import make_folder
from reader.text.data_files import data_text
from reader.user_folders import data_folder

VERSION = 1
"""The number of the schema; a file with another one is set aside, and the index built anew."""
BUSY = 60.0  # seconds to wait for another program that writes
_DAMAGED = ("malformed", "not a database", "corrupt", "no such table", "no such column")


class DamagedIndex(IndexFailure):
    """The file of the index is damaged, or made by another version of the program."""


def index_file() -> Path:
    """Where the index lies."""
    return data_folder() / "index.db"


def connect(path: Path, *, make: bool = False) -> sqlite3.Connection:
    """A connection to the index at `path`, which is made where `make` says so.

    Raises IndexFailure where there is none or it cannot be opened, DamagedIndex where it is no good.
    """
    with faults(path):
        if not path.exists():
            if not make:
                raise IndexFailure("there is no index yet: newsreader add PATH... makes one")
            _make_private(path)
        connection = sqlite3.connect(path, timeout=BUSY, isolation_level=None)
        try:
            _prepare(connection, path, make)
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Raise IndexFailure or DamagedIndex for what SQLite and the disk raise inside."""
    try:
        yield
    except sqlite3.Error as e:
        words = str(e).lower()
        if any(sign in words for sign in _DAMAGED):
            raise DamagedIndex(f"{path}: the index is damaged ({e})") from e
        if "full" in words:
            raise IndexFailure(f"{path}: the disk is full; what was added before is kept") from e
        if "locked" in words or "busy" in words:
            raise IndexFailure(f"{path}: another program keeps the index busy; try again later") from e
        raise IndexFailure(f"{path}: the index cannot be used ({e})") from e
    except OSError as e:
        raise IndexFailure(f"{path.parent}: {(e.strerror or 'cannot be written to').lower()}") from e


def set_aside(path: Path) -> Path:
    """Move a damaged index out of the way, and say where it lies now. Raises IndexFailure."""
    with faults(path):
        number = 1
        while (aside := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
            number += 1
        path.replace(aside)
        _remove_logs(path)
        return aside


def delete(path: Path) -> None:
    """Delete the index and what lies beside it. Raises IndexFailure."""
    with faults(path):
        path.unlink(missing_ok=True)
        _remove_logs(path)


def _remove_logs(path: Path) -> None:
    for suffix in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).unlink()


def _make_private(path: Path) -> None:
    make_folder(path.parent)
    with suppress(FileExistsError):  # two programs make it at once
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def _prepare(connection: sqlite3.Connection, path: Path, make: bool) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")  # a crash of the machine may cost the last articles
    connection.execute("PRAGMA secure_delete = ON")  # what is forgotten is gone from the file
    if version == 0 and make:
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] == 0:  # not made by another one meanwhile
            _create(connection)
        connection.execute("COMMIT")
    elif version == 0:
        raise IndexFailure("there is no index yet: newsreader add PATH... makes one")
    elif version != VERSION:
        raise DamagedIndex(f"{path}: the index was made by another version of the program")


def _create(connection: sqlite3.Connection) -> None:
    statement = ""
    for line in data_text("reader.store.index", "schema.sql").splitlines(True):
        statement += "" if line.startswith("--") else line
        if sqlite3.complete_statement(statement):  # executescript would commit first
            connection.execute(statement)
            statement = ""
    connection.execute(f"PRAGMA user_version = {VERSION}")
