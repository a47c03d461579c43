"""Reading the index: articles, and what was found in them, a collection or all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reader.errors import IndexFailure
from reader.store.index.database import connect, faults
from reader.store.index.rows import CollectionRow, FoundDate, FoundFigure, FoundQuote, IndexedArticle
from reader.store.index.writing import SHIFT
from reader.text.sentences import sentences

_SPAN = 400  # characters around a place in which its sentence is looked for

_ARTICLE = (
    "SELECT articles.id, files.path, articles.part, texts.title, outlets.name, articles.published,"
    " articles.authors, articles.url, articles.words, files.gone, articles.paragraphs FROM articles"
    " JOIN files ON files.id = articles.file JOIN texts ON texts.id = articles.id"
    " LEFT JOIN outlets ON outlets.id = articles.outlet"
)


class IndexReader:
    """The index at `path`, to be read. Every method raises IndexFailure."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = connect(path)
        self._last_text = (0, "")  # the places of one article are asked for one after the other
        self._last_article: IndexedArticle | None = None

    def close(self) -> None:
        """Close the file."""
        with faults(self._path):
            self._db.close()

    def rows(self, query: str, values: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query of this package; what a person typed is among `values`."""
        with faults(self._path):
            for row in self._db.execute(query, values):  # noqa: UP028 - `yield from` would close the cursor late
                yield row

    def lay_tags(self, rows: Iterable[tuple[str, int]]) -> None:
        """Lay tags over the index for as long as it is open: rows of a word, and an article that has it. They
        are kept in memory."""
        with faults(self._path):
            self._db.execute("PRAGMA temp_store = MEMORY")
            self._db.execute(
                "CREATE TEMP TABLE IF NOT EXISTS tagged"
                " (word TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (word, article)) WITHOUT ROWID"
            )
            self._db.execute("DELETE FROM tagged")
            self._db.executemany("INSERT OR IGNORE INTO tagged VALUES (?, ?)", rows)

    def collections(self) -> tuple[CollectionRow, ...]:
        """All collections, by name."""
        return tuple(
            CollectionRow(*row)
            for row in self.rows(
                "SELECT name, count(DISTINCT members.file), count(articles.id) FROM collections"
                " LEFT JOIN members ON members.collection = collections.id"
                " LEFT JOIN articles ON articles.file = members.file GROUP BY name ORDER BY name"
            )
        )

    def collection(self, name: str | None) -> int | None:
        """The number of a collection; None for the whole index. Raises IndexFailure for an unknown name."""
        if name is None:
            return None
        for (number,) in self.rows("SELECT id FROM collections WHERE name = ?", (name,)):
            return int(number)
        known = ", ".join(one.name for one in self.collections())
        raise IndexFailure(
            f"there is no collection {name}" + (f"; there are {known}" if known else ": add --into makes one")
        )

    def count(self) -> int:
        """How many articles there are."""
        return int(next(self.rows("SELECT count(*) FROM articles"))[0])

    def count_files(self) -> int:
        """How many files there are."""
        return int(next(self.rows("SELECT count(*) FROM files"))[0])

    def article(self, number: int) -> IndexedArticle:
        """The article of this id."""
        if self._last_article is None or self._last_article.id != number:
            self._last_article = _article(next(self.rows(f"{_ARTICLE} WHERE articles.id = ?", (number,))))
        return self._last_article

    def articles(
        self, collection: str | None = None, paths: tuple[str, ...] = ()
    ) -> tuple[IndexedArticle, ...]:
        """The articles of a collection (None: of the whole index) by day, or those of some files."""
        number = self.collection(collection)
        if paths:
            found = [
                _article(row)
                for path in paths
                for row in self.rows(
                    f"{_ARTICLE} WHERE files.path = ? OR substr(files.path, 1, ?) = ? ORDER BY articles.id",
                    (path, len(path) + 1, path.rstrip("/") + "/"),
                )
            ]
            return tuple({one.id: one for one in found}.values())
        where = (
            ""
            if number is None
            else " WHERE articles.file IN (SELECT file FROM members WHERE collection = ?)"
        )
        values = () if number is None else (number,)
        return tuple(
            _article(row) for row in self.rows(f"{_ARTICLE}{where} ORDER BY published, articles.id", values)
        )

    def text(self, article: int) -> str:
        """The text of an article."""
        if self._last_text[0] != article:
            (text,) = next(self.rows("SELECT text FROM texts WHERE id = ?", (article,)))
            self._last_text = article, str(text)
        return self._last_text[1]

    def quotes(self, article: int) -> tuple[FoundQuote, ...]:
        """The speech of an article, in order."""
        query = (
            "SELECT q.id, q.kind, q.start, q.until, substr(texts.text, q.start + 1, q.until - q.start),"
            " cues.words, rules.words, q.confidence, q.speaker, people.name, s.kind, s.role, s.anonymous,"
            " s.address FROM quotes q JOIN texts ON texts.id = q.id >> 20"
            " LEFT JOIN phrases cues ON cues.id = q.cue LEFT JOIN phrases rules ON rules.id = q.rule"
            " LEFT JOIN speakers s ON s.article = q.id >> 20 AND s.number = q.speaker"
            " LEFT JOIN people ON people.id = s.person WHERE q.id BETWEEN ? AND ? ORDER BY q.start"
        )
        return tuple(
            FoundQuote(
                article,
                row[0] - (article << SHIFT),
                row[1],
                row[2],
                row[3],
                row[4],
                row[5] or "",
                row[6] or "",
                row[7],
                row[8],
                row[9] or "",
                row[10] or "",
                row[11] or "",
                bool(row[12]),
                row[13] or "",
            )
            for row in self.rows(query, _range(article))
        )

    def quote_at(
        self, article: int, start: int, end: int, *, number: int | None = None
    ) -> tuple[str, str] | None:
        """Name and role of who says code points `[start, end)`, where anybody does; `number`: the id of the
        quote, where it is known."""
        first, last = (number, number) if number is not None else _range(article)
        query = (
            "SELECT people.name, s.role FROM quotes q JOIN speakers s"
            " ON s.article = q.id >> 20 AND s.number = q.speaker JOIN people ON people.id = s.person"
            " WHERE q.id BETWEEN ? AND ? AND q.start <= ? AND q.until >= ? LIMIT 1"
        )
        for name, role in self.rows(query, (first, last, start, end)):
            return str(name), role or ""
        return None

    def figure_spans(self, article: int) -> tuple[tuple[int, int], ...]:
        """Where the figures of an article stand."""
        query = "SELECT start, until FROM figures WHERE id BETWEEN ? AND ? ORDER BY start"
        return tuple((row[0], row[1]) for row in self.rows(query, _range(article)))

    def figures(self, article: int) -> tuple[FoundFigure, ...]:
        """The figures of an article, in order."""
        query = (
            "SELECT f.id, f.start, f.until, f.kind, f.low, f.high, units.words, qualifiers.words,"
            " things.words, people.name FROM figures f LEFT JOIN phrases units ON units.id = f.unit"
            " LEFT JOIN phrases qualifiers ON qualifiers.id = f.qualifier"
            " LEFT JOIN phrases things ON things.id = f.of"
            " LEFT JOIN speakers s ON s.article = f.id >> 20 AND s.number = f.speaker"
            " LEFT JOIN people ON people.id = s.person WHERE f.id BETWEEN ? AND ? ORDER BY f.start"
        )
        found = list(self.rows(query, _range(article)))
        text = self.text(article) if found else ""
        return tuple(
            FoundFigure(
                article,
                row[0] - (article << SHIFT),
                row[1],
                row[2],
                text[row[1] : row[2]],
                row[3],
                row[4],
                row[5],
                row[6] or "",
                row[7] or "",
                row[8] or "",
                row[9] or "",
                sentence_at(text, row[1], row[2]),
            )
            for row in found
        )

    def dates(self, article: int) -> tuple[FoundDate, ...]:
        """The resolved dates of an article, in order."""
        query = "SELECT start, until, first, beyond FROM dates WHERE id BETWEEN ? AND ? ORDER BY start"
        found = list(self.rows(query, _range(article)))
        text = self.text(article) if found else ""
        return tuple(
            FoundDate(
                article, start, end, text[start:end], first, beyond or "", sentence_at(text, start, end)
            )
            for start, end, first, beyond in found
        )

    def names(self, article: int) -> tuple[tuple[str, str, int], ...]:
        """The named things of an article: name, kind, how often they are mentioned."""
        query = (
            "SELECT phrases.words, kind, mentions FROM names JOIN phrases ON phrases.id = name"
            " WHERE article = ? ORDER BY phrases.words"
        )
        return tuple((str(a), str(b), int(c)) for a, b, c in self.rows(query, (article,)))


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence of `text` around code points `[start, end)`, as one line."""
    begin, stop = sentence_span(text, start, end)
    return " ".join(text[begin:stop].split())


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around code points `[start, end)` begins and ends, on its line; told by punctuation
    alone."""
    begin = max(0, start - _SPAN, text.rfind("\n", 0, start) + 1)
    line_end = text.find("\n", end, end + _SPAN)
    stop = min(len(text), end + _SPAN) if line_end < 0 else line_end
    for first, last in sentences(text, begin, stop):
        if first <= start:
            begin = first
        if last >= end:
            return begin, last
    return begin, stop


def _range(article: int) -> tuple[int, int]:
    return article << SHIFT, ((article + 1) << SHIFT) - 1


def _article(row: tuple[Any, ...]) -> IndexedArticle:
    return IndexedArticle(
        id=row[0],
        path=row[1],
        part=row[2],
        title=row[3],
        outlet=row[4] or "",
        published=row[5] or "",
        authors=row[6] or "",
        url=row[7] or "",
        words=row[8],
        gone=bool(row[9]),
        paragraphs=tuple(map(int, row[10].split())),
    )
