"""What can still be read of a damaged notebook."""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.store.notebook.schema import transaction

if TYPE_CHECKING:
    from sqlite3 import Connection

_ROWS = (
    ("articles", "number, identity, title, publisher, published, url"),
    ("events", "id, article, made, author, machine, kind, entry"),
    ("versions", "article, sha256, turn, opened, body"),
    ("files", "path, article"),
)


def salvage(damaged: Path, into: Connection) -> int:
    """Copy every row that can be read, and return how many events these are. Raises sqlite3.Error for what
    goes wrong with `into` alone."""
    import sqlite3

    saved = 0
    with closing(sqlite3.connect(f"{damaged.absolute().as_uri()}?mode=ro", uri=True)) as source:
        for table, columns in _ROWS:
            marks = ", ".join("?" * len(columns.split(", ")))
            with transaction(into):
                before = into.total_changes
                for row in _readable(source, table, columns):
                    with suppress(sqlite3.IntegrityError):  # an event whose article cannot be read
                        into.execute(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", row)
                saved += into.total_changes - before if table == "events" else 0
    return saved


def _readable(source: Connection, table: str, columns: str) -> list[tuple[object, ...]]:
    """The rows from the beginning to the damage, and those from the end to it."""
    import sqlite3

    rows: dict[int, tuple[object, ...]] = {}
    for direction in ("ASC", "DESC"):
        with suppress(sqlite3.Error, OverflowError):
            for number, *row in source.execute(
                f"SELECT rowid, {columns} FROM {table} ORDER BY rowid {direction}"
            ):
                if number in rows:
                    break
                rows[number] = tuple(row)
    return [rows[number] for number in sorted(rows)]
