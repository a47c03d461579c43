"""Writing to the index: an article at a time, each in a transaction of its own.

A process that is killed leaves every article whole or not there; the next run finds what is missing by the
files that have no size yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import IndexFailure
from reader.frozen import frozen
from reader.store.index.database import connect, faults
from reader.store.index.entry import IndexEntry

SHIFT = 20
"""The id of a quote, a figure or a date is that of its article shifted by so many bits, plus its number."""
_MOST = (1 << SHIFT) - 1
_ROWS = ("quotes", "figures", "dates")


@frozen
class FileState:
    """What tells whether a file is as it was: its size in bytes, when it changed (nanoseconds), its hash."""

    size: int
    changed: int
    sha256: str = ""


@frozen
class KnownFile:
    """A file of the index. `state` is None until all of it is kept; `problem`: why it could not be read."""

    id: int
    state: FileState | None
    current: bool
    gone: bool
    problem: str | None


class IndexWriter:
    """The index at `path`, opened to be written to; `fingerprint` is of all that results depend on, and
    `made_with` says it in words. Every method raises IndexFailure."""

    def __init__(self, path: Path, fingerprint: str, made_with: str) -> None:
        self.path = path
        self._db = connect(path, make=True)
        with self._transaction():
            self._version = self._id_of("versions", "fingerprint", fingerprint, made_with=made_with)

    def close(self) -> None:
        """Fold the log into the file, and close it."""
        with faults(self.path):
            self._db.close()

    def known(self, path: str) -> KnownFile | None:
        """What is known of the file at `path`, None for a new one."""
        with faults(self.path):
            row = self._db.execute(
                "SELECT id, size, changed, sha256, version, gone, problem FROM files WHERE path = ?", (path,)
            ).fetchone()
        if row is None:
            return None
        state = None if row[1] is None else FileState(row[1], row[2], row[3] or "")
        return KnownFile(row[0], state, row[4] == self._version, bool(row[5]), row[6])

    def known_parts(self, path: str) -> dict[str, str]:
        """The parts of a file that are kept as this version finds them, with the hash of each."""
        with faults(self.path):
            rows = self._db.execute(
                "SELECT part, articles.sha256 FROM articles JOIN files ON files.id = file"
                " WHERE path = ? AND articles.version = ?",
                (path, self._version),
            )
            return dict(rows.fetchall())

    def put(self, path: str, part: str, entry: IndexEntry, collection: str | None = None) -> None:
        """Keep one article, in place of what was kept of the same part of the same file."""
        with self._transaction():
            file = self._file(path)
            row = self._one("SELECT id FROM articles WHERE file = ? AND part = ?", (file, part))
            if row is not None:
                self._drop(row)
            article = self._article(row, file, part, entry)
            self._db.execute("INSERT INTO texts VALUES (?, ?, ?)", (article, entry.title, entry.text))
            self._rows(article, entry)
            self._db.execute(
                "INSERT OR IGNORE INTO members SELECT ?, ? WHERE ?1 IS NOT NULL",
                (self._id_of("collections", "name", collection), file),
            )

    def finish(
        self, path: str, state: FileState, *, parts: Iterable[str] | None = None, problem: str | None = None
    ) -> None:
        """All of a file is kept, or `problem` says why nothing is: it is left alone until it changes.

        `parts` are those it has now; others, of an earlier state of the file, are dropped.
        """
        with self._transaction():
            file = self._file(path)
            self._db.execute(
                "UPDATE files SET size = ?, changed = ?, sha256 = ?, version = ?, gone = 0, problem = ?"
                " WHERE id = ?",
                (state.size, state.changed, state.sha256, self._version, problem, file),
            )
            if parts is not None:
                kept = set(parts)
                for article, part in self._db.execute(
                    "SELECT id, part FROM articles WHERE file = ?", (file,)
                ).fetchall():
                    if part not in kept:
                        self._drop(article)

    def touch(self, path: str, state: FileState) -> None:
        """The file has another date and the same content."""
        with self._transaction():
            self._db.execute(
                "UPDATE files SET size = ?, changed = ?, gone = 0 WHERE path = ?",
                (state.size, state.changed, path),
            )

    def collect(self, paths: Iterable[str], collection: str) -> None:
        """Put files into a collection, which is made where there is none of this name."""
        with self._transaction():
            number = self._id_of("collections", "name", collection)
            self._db.executemany(
                "INSERT OR IGNORE INTO members SELECT ?, id FROM files WHERE path = ?",
                ((number, path) for path in paths),
            )

    def mark_gone(self, folder: str, present: set[str]) -> int:
        """Mark the files below `folder` that are not among `present` any more. Returns how many are new."""
        with self._transaction():
            rows = self._db.execute(
                "SELECT id, path FROM files WHERE gone = 0 AND substr(path, 1, ?) = ?", (len(folder), folder)
            ).fetchall()
            gone = [(number,) for number, path in rows if path not in present]
            self._db.executemany("UPDATE files SET gone = 1 WHERE id = ?", gone)
        return len(gone)

    def forget(self, collection: str) -> int:
        """Delete a collection, and the articles that are in no other. Returns how many those were.

        Raises IndexFailure where there is none of this name.
        """
        with self._transaction():
            number = self._one("SELECT id FROM collections WHERE name = ?", (collection,))
            if number is None:
                raise IndexFailure(f"there is no collection {collection}")
            alone = self._db.execute(
                "SELECT file FROM members WHERE collection = ?1 AND file NOT IN"
                " (SELECT file FROM members WHERE collection <> ?1)",
                (number,),
            ).fetchall()
            dropped = 0
            for (file,) in alone:
                articles = self._db.execute("SELECT id FROM articles WHERE file = ?", (file,)).fetchall()
                for (article,) in articles:
                    self._drop(article)
                dropped += len(articles)
                self._db.execute("DELETE FROM files WHERE id = ?", (file,))
            self._db.execute("DELETE FROM members WHERE collection = ?", (number,))
            self._db.execute("DELETE FROM collections WHERE id = ?", (number,))
            return dropped

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep everything inside in one transaction: many small articles in a fraction of the time, all or
        none of them. Other programs cannot write meanwhile."""
        with self._transaction():
            yield

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self._db.in_transaction:  # that of `together`
            yield
            return
        with faults(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def _one(self, query: str, values: tuple[object, ...]) -> int | None:
        row = self._db.execute(query, values).fetchone()
        return None if row is None else row[0]

    def _id_of(self, table: str, column: str, value: str | None, **more: str) -> int | None:
        """The id of the row that holds `value`, made where there is none; None for no value."""
        if not value:
            return None
        found = self._one(f"SELECT id FROM {table} WHERE {column} = ?", (value,))
        if found is not None:
            return found
        columns = ", ".join((column, *more))
        marks = ", ".join("?" for _ in range(1 + len(more)))
        made = self._db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", (value, *more.values()))
        return made.lastrowid

    def _file(self, path: str) -> int:
        self._db.execute("INSERT OR IGNORE INTO files (path) VALUES (?)", (path,))
        number = self._one("SELECT id FROM files WHERE path = ?", (path,))
        assert number is not None  # inserted above
        return number

    def _drop(self, article: int) -> None:
        first, last = article << SHIFT, (article << SHIFT) + _MOST
        self._db.execute(  # before its text, which the view reads
            "INSERT INTO said_index (said_index, rowid, words)"
            " SELECT 'delete', id, words FROM said WHERE id BETWEEN ? AND ?",
            (first, last),
        )
        for table in _ROWS:
            self._db.execute(f"DELETE FROM {table} WHERE id BETWEEN ? AND ?", (first, last))
        for table in ("speakers", "names"):
            self._db.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
        self._db.execute("DELETE FROM texts WHERE id = ?", (article,))
        self._db.execute("DELETE FROM articles WHERE id = ?", (article,))

    def _article(self, number: int | None, file: int, part: str, entry: IndexEntry) -> int:
        made = self._db.execute(
            "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                file,
                part,
                self._version,
                entry.sha256,
                self._id_of("outlets", "name", entry.publisher),
                entry.published,
                entry.words,
                entry.authors,
                entry.url,
                entry.language,
                " ".join(map(str, entry.paragraphs)),
            ),
        )
        assert made.lastrowid is not None  # it was an insertion
        return made.lastrowid

    def _rows(self, article: int, entry: IndexEntry) -> None:
        self._speech_rows(article, entry)
        self._named_and_counted_rows(article, entry)

    def _speech_rows(self, article: int, entry: IndexEntry) -> None:
        first, phrase = article << SHIFT, self._phrase
        self._db.executemany(
            "INSERT INTO speakers VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    article,
                    n,
                    self._id_of("people", "name", s.name or "?"),
                    s.kind,
                    s.role,
                    s.anonymous,
                    s.address,
                )
                for n, s in enumerate(entry.speakers)
            ],
        )
        self._db.executemany(
            "INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (first + n, q.kind, q.start, q.end, q.speaker, phrase(q.cue), phrase(q.rule), q.confidence)
                for n, q in enumerate(entry.quotes[:_MOST])
            ],
        )
        self._db.execute(
            "INSERT INTO said_index (rowid, words) SELECT id, words FROM said WHERE id BETWEEN ? AND ?",
            (first, first + _MOST),
        )

    def _named_and_counted_rows(self, article: int, entry: IndexEntry) -> None:
        first, phrase = article << SHIFT, self._phrase
        self._db.executemany(
            "INSERT OR IGNORE INTO names VALUES (?, ?, ?, ?)",
            [(article, phrase(one.name or "?"), one.kind, one.mentions) for one in entry.names],
        )
        self._db.executemany(
            "INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    first + n,
                    f.start,
                    f.end,
                    f.kind,
                    f.low,
                    f.high,
                    phrase(f.unit),
                    phrase(f.qualifier),
                    phrase(f.of),
                    f.speaker,
                )
                for n, f in enumerate(entry.figures[:_MOST])
            ],
        )
        self._db.executemany(
            "INSERT INTO dates VALUES (?, ?, ?, ?, ?)",
            [(first + n, d.start, d.end, d.first, d.beyond) for n, d in enumerate(entry.dates[:_MOST])],
        )

    def _phrase(self, words: str | None) -> int | None:
        return self._id_of("phrases", "words", words)
