"""The tables of the notebook file, and how an older file becomes a newer one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

APPLICATION = 0x4E657773
"""What SQLite keeps in the head of the file, so that another program's database is not taken for one."""

MIGRATIONS = (
    """
    CREATE TABLE articles (
        number INTEGER PRIMARY KEY,
        identity TEXT NOT NULL UNIQUE,
        title TEXT, publisher TEXT, published TEXT, url TEXT
    );
    CREATE TABLE events (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES articles,
        made TEXT NOT NULL,
        author TEXT NOT NULL,
        machine TEXT NOT NULL,
        kind TEXT NOT NULL,
        entry TEXT NOT NULL
    );
    CREATE INDEX events_of_article ON events (article, number);
    CREATE TRIGGER events_stay BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, 'events are never taken away'); END;
    CREATE TRIGGER events_are_fixed BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, 'events never change'); END;
    """,
    """
    CREATE TABLE versions (
        article INTEGER NOT NULL REFERENCES articles,
        sha256 TEXT NOT NULL,
        turn INTEGER NOT NULL,
        opened TEXT NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (article, sha256)
    );
    """,
    """
    CREATE INDEX versions_of_text ON versions (sha256);
    CREATE TABLE files (
        path TEXT PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES articles
    );
    """,
)
"""What makes each version of the schema from the one before; the first begins with an empty file.

`events` is append-only, in the order of `number`: no clock decides what came first. `entry` and `body` are
JSON (`reader.model.codec`), `body` compressed; `turn` grows with every opening of an article. `files` says
which article that is known by its text alone was in a file last; `path` is a digest.
"""


def is_newer(connection: Connection) -> bool:
    """Whether a later version of the program made the file. Raises sqlite3.Error."""
    return version(connection) > len(MIGRATIONS)


def is_foreign(connection: Connection) -> bool:
    """Whether the file is a database of something else. Raises sqlite3.Error."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return bool(application != APPLICATION and tables)


def version(connection: Connection) -> int:
    """The version of the schema in the file, 0 in an empty one. Raises sqlite3.Error."""
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def migrate(connection: Connection) -> None:
    """Bring the file to the newest schema, a whole step at a time. Raises sqlite3.Error."""
    while version(connection) < len(MIGRATIONS):
        with transaction(connection):
            number = version(connection)  # another reader may have been quicker
            if number < len(MIGRATIONS):
                for statement in _statements(MIGRATIONS[number]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {number + 1}")


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All of the block, or nothing of it; waits for other writers as long as the connection's timeout."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled it back already
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; `executescript` would end the transaction."""
    from sqlite3 import complete_statement

    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if complete_statement(statement):
            yield statement
            statement = ""
