"""The notebook of all articles on disk: a log of events that only grows.

What was written is there for good: a program that is killed, or a second one that writes too, loses nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from reader.errors import NotebookError
from reader.frozen import replace
from reader.model.article import Article
from reader.model.codec import from_plain, to_sparse
from reader.model.notebook import Entry, NotebookEvent, entry_from_plain, entry_to_plain
from reader.named_tuple import NamedTuple
from reader.notebook.identity import article_identity
from reader.store.notebook import connecting
from reader.store.notebook.safe_entries import safe_event
from reader.store.notebook.schema import transaction
from reader.text.digest import sha256

if TYPE_CHECKING:
    from sqlite3 import Connection

T = TypeVar("T")
MAX_VERSION = 2_000_000
"""Code points of an article of which versions are kept."""


class ArticleCard(NamedTuple):
    """By what an article is known, and what a list of articles shows of it. `file` is a digest of the path of
    its file, where the next version of it is known again there alone."""

    identity: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    file: str | None = None


class ArticleVersion(NamedTuple):
    """A version of an article that was opened: the digest of its text, and when that was last, in UTC."""

    sha256: str
    opened: str


def card_of(article: Article) -> ArticleCard:
    """The card of an article."""
    identity = article_identity(article)
    return ArticleCard(identity, article.title, article.publisher, article.published, article.url)


class Notebook:
    """The notebook in the file at `path`, which is opened when it is first needed and made when something is
    written. `author` and `machine` say whose entries new ones are. For several threads.

    A damaged file is set aside and another one begun with what could be read; `problem` then says so, once.
    Every method may raise NotebookError.
    """

    def __init__(self, path: Path, author: str, machine: str) -> None:
        self.path, self.author, self.machine = path, author, machine
        self.problem: str | None = None
        self._lock = Lock()
        self._connection: Connection | None = None
        self._read_only = False

    def events(self, identity: str) -> tuple[NotebookEvent, ...]:
        """What was done with an article, in that order; an entry that is not understood is left out."""
        if not self._exists():
            return ()
        rows = self._run(
            lambda db: db.execute(
                "SELECT id, made, author, machine, kind, entry FROM events WHERE article ="
                " (SELECT number FROM articles WHERE identity = ?) ORDER BY number",
                (identity,),
            ).fetchall()
        )
        return tuple(_events(rows))

    def articles(self) -> tuple[ArticleCard, ...]:
        """The articles with which something was done, the latest last."""
        if not self._exists():
            return ()
        rows = self._run(
            lambda db: db.execute(
                "SELECT identity, title, publisher, a.published, url FROM articles a JOIN"
                " (SELECT article, max(number) AS latest FROM events GROUP BY article) ON article = a.number"
                " ORDER BY latest"
            ).fetchall()
        )
        return tuple(ArticleCard(*row) for row in rows)

    def with_entries(self, kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The articles with entries of a kind: their identities, each with the digests of the files that it
        was in last."""
        if not self._exists():
            return ()
        rows = self._run(
            lambda db: db.execute(
                "SELECT identity, group_concat(path, ' ') FROM articles a"
                " LEFT JOIN files f ON f.article = a.number"
                " WHERE a.number IN (SELECT article FROM events WHERE kind = ?) GROUP BY a.number",
                (kind,),
            ).fetchall()
        )
        return tuple((str(identity), tuple((paths or "").split())) for identity, paths in rows)

    def identity_of_text(self, sha256: str) -> str | None:
        """The identity of the article of which this text is a version that was kept; of several the first."""
        return self._identity("versions v ON v.article = a.number WHERE v.sha256 = ?", sha256)

    def identity_in_file(self, file: str) -> str | None:
        """The identity of the article that was in this file last."""
        return self._identity("files f ON f.article = a.number WHERE f.path = ?", file)

    def _identity(self, joined: str, value: str) -> str | None:
        if not self._exists():
            return None
        query = f"SELECT identity FROM articles a JOIN {joined} ORDER BY a.number"
        row = self._run(lambda db: db.execute(query, (value,)).fetchone())
        return None if row is None else str(row[0])

    def now(self) -> str:
        """The time as entries have it, in UTC."""
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def event(self, entry: Entry) -> NotebookEvent:
        """A new event of this notebook's author, which is not written yet."""
        return NotebookEvent(_uuid(), self.now(), self.author, self.machine, entry)

    def write(self, card: ArticleCard, events: Iterable[NotebookEvent]) -> int:
        """Write events of an article, all or none; those that are there already stay as they are. Returns how
        many are new."""
        rows = [
            (e.id, e.made, e.author, e.machine, e.kind, json.dumps(entry_to_plain(e.entry))) for e in events
        ]

        def insert(db: Connection) -> int:
            with transaction(db):
                number = _number(db, card)
                before = db.total_changes
                db.executemany(
                    "INSERT OR IGNORE INTO events (id, made, author, machine, kind, entry, article)"
                    f" VALUES (?, ?, ?, ?, ?, ?, {number})",
                    rows,
                )
                return db.total_changes - before

        return self._run(insert, writes=True)

    def keep_version(self, card: ArticleCard, article: Article) -> None:
        """Keep this version of an article, without what was cut from it, unless it is very long."""
        import zlib

        if len(article.text) > MAX_VERSION:
            return
        digest = version_digest(article)
        opened = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        known = any(version.sha256 == digest for version in self.versions(card.identity))
        body = b"" if known else zlib.compress(json.dumps(to_sparse(replace(article, cut=()))).encode(), 6)

        def insert(db: Connection) -> None:
            with transaction(db):
                number = _number(db, card)
                db.execute(
                    "INSERT INTO versions VALUES (?1, ?2, 1 + (SELECT coalesce(max(turn), 0) FROM versions"
                    " WHERE article = ?1), ?3, ?4) ON CONFLICT DO UPDATE SET turn = excluded.turn,"
                    " opened = excluded.opened",
                    (number, digest, opened, body),
                )

        self._run(insert, writes=True)

    def versions(self, identity: str) -> tuple[ArticleVersion, ...]:
        """The versions of an article that were opened, the latest last."""
        if not self._exists():
            return ()
        rows = self._run(
            lambda db: db.execute(
                "SELECT sha256, opened FROM versions WHERE article ="
                " (SELECT number FROM articles WHERE identity = ?) ORDER BY turn",
                (identity,),
            ).fetchall()
        )
        return tuple(ArticleVersion(*row) for row in rows)

    def version(self, identity: str, sha256: str) -> Article | None:
        """That version of an article; None where it was not kept."""
        import zlib

        if not self._exists():
            return None
        row = self._run(
            lambda db: db.execute(
                "SELECT body FROM versions WHERE sha256 = ? AND article ="
                " (SELECT number FROM articles WHERE identity = ?)",
                (sha256, identity),
            ).fetchone()
        )
        try:
            return None if row is None else from_plain(Article, json.loads(zlib.decompress(row[0])))
        except (ValueError, zlib.error):
            return None

    def close(self) -> None:
        """Close the file; what is asked for later opens it again."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _exists(self) -> bool:
        return self._connection is not None or self.path.exists()

    def _run(self, work: Callable[[Connection], T], *, writes: bool = False) -> T:
        """The result of `work`, again in a new file where this one is damaged."""
        import sqlite3

        with self._lock:
            try:
                return self._try(work, writes)
            except sqlite3.Error as e:
                if not connecting.is_damage(e) or self._read_only:
                    raise connecting.in_words(self.path, e) from e
            try:
                self._replace()
                return self._try(work, writes)
            except sqlite3.Error as e:
                raise connecting.in_words(self.path, e) from e

    def _try(self, work: Callable[[Connection], T], writes: bool) -> T:
        import sqlite3

        if self._connection is None:
            try:
                self._connection, self._read_only = connecting.connect(self.path), False
            except (sqlite3.Error, NotebookError) as e:
                refused = isinstance(e, NotebookError) or connecting.is_unwritable(e)
                if writes or not refused or not self.path.exists():
                    raise
                self._connection, self._read_only = connecting.connect_to_read(self.path), True
        if writes and self._read_only:
            self._connection.close()
            self._connection = None  # perhaps it can be written to by now
            return self._try(work, writes)
        return work(self._connection)

    def _replace(self) -> None:
        """Set the damaged file aside, and begin another with what can be read of it."""
        from reader.store.notebook.salvage import salvage

        if self._connection is not None:
            self._connection.close()
            self._connection = None
        aside = connecting.set_aside(self.path)
        if aside is None:
            raise NotebookError(f"{self.path}: is damaged, and cannot be moved out of the way")
        self._connection = connecting.connect(self.path)
        saved = salvage(aside, self._connection)
        read = f"{saved:,} entries were read from it" if saved else "nothing could be read from it"
        self.problem = f"The notebook was damaged and is kept as {aside.name}; {read}."


def version_digest(article: Article) -> str:
    """What tells one version of an article from another: a digest of its headline and text."""
    return sha256(f"{article.title or ''}\n{article.text}".encode("utf-8", "surrogatepass"))


def _uuid() -> str:
    from uuid import uuid4

    return str(uuid4())


def _number(db: Connection, card: ArticleCard) -> int:
    """The number of an article in the file, which is new there if need be."""
    db.execute(
        "INSERT OR IGNORE INTO articles (identity, title, publisher, published, url) VALUES (?, ?, ?, ?, ?)",
        card[:5],
    )
    (number,) = db.execute("SELECT number FROM articles WHERE identity = ?", card[:1]).fetchone()
    if card.file is not None:
        db.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (card.file, number))
    return int(number)


def _events(rows: Iterable[tuple[str, str, str, str, str, str]]) -> Iterator[NotebookEvent]:
    for id, made, author, machine, kind, entry in rows:
        try:
            event = NotebookEvent(id, made, author, machine, entry_from_plain(kind, json.loads(entry)))
        except (ValueError, TypeError):
            continue  # it stays in the file, for a program that understands it
        yield safe_event(event)
