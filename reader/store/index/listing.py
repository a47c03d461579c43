"""What the shelf lists: new articles and collections, or the places of a query that is still being typed."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

from reader.errors import NotebookError, QueryError
from reader.frozen import frozen
from reader.store.index.finding import FoundPlace, count_articles, find_places
from reader.store.index.query import IndexQuery, parse_query
from reader.store.index.reading import IndexReader
from reader.store.index.rows import CollectionRow, IndexedArticle, TagRow
from reader.store.index.selecting import newest_articles
from reader.store.index.tags import lay_tags

MOST = 300
"""Rows that are listed; a narrower query finds the others."""
_BEGUN = re.compile(r"\w{3,}$")  # fewer letters begin too many words to be looked for
_SHORT = re.compile(r"(?<!\w)\w{1,2}$")


@frozen
class ShelfListing:
    """What stands on the shelf for the query `typed` in `collection` (None: all of it).

    `tags` are the words under which the person filed articles. `total` counts the articles that fit, `size`
    those there are; `problem` says why the query cannot be followed, and then nothing is found: it is `odd`
    where its signs are at fault.
    """

    typed: str = ""
    collection: str | None = None
    size: int = 0
    total: int = 0
    collections: tuple[CollectionRow, ...] = ()
    articles: tuple[IndexedArticle, ...] = ()
    places: tuple[FoundPlace, ...] = ()
    problem: str = ""
    odd: bool = False
    tags: tuple[TagRow, ...] = ()


def list_shelf(
    path: Path,
    typed: str = "",
    collection: str | None = None,
    most: int = MOST,
    *,
    notebook: Path | None = None,
) -> ShelfListing:
    """Read the index at `path` for the shelf, at most `most` rows of it, and the tags of the notebook, unless
    that cannot be read. Raises IndexFailure."""
    reader = IndexReader(path)
    try:
        size = reader.count()
        if typed.strip():
            return _found(reader, ShelfListing(typed, collection, size), most, notebook)
        number = reader.collection(collection)
        newest = islice(newest_articles(reader, IndexQuery(), number), most)
        articles = tuple(reader.article(one) for one in newest)
        total = (
            size
            if collection is None
            else count_articles(reader, IndexQuery(), collection=collection, said=False)
        )
        collections = reader.collections() if collection is None else ()
        tags = _tags(reader, notebook) if collection is None else ()
        return ShelfListing(typed, collection, size, total, collections, articles, tags=tags)
    finally:
        reader.close()


def narrowing_query(typed: str) -> IndexQuery:
    """What a query means whose last word may be only begun. Raises QueryError."""
    if _BEGUN.search(typed):
        try:
            return parse_query(typed + "*")
        except QueryError:  # a date, say, or a word such as OR
            pass
    return parse_query(typed)


def _tags(reader: IndexReader, notebook: Path | None) -> tuple[TagRow, ...]:
    """The tags of articles of the index, laid over it."""
    try:
        if notebook is not None:
            return lay_tags(reader, notebook)
    except NotebookError:  # opening an article says what is wrong
        pass
    reader.lay_tags(())
    return ()


def _found(reader: IndexReader, empty: ShelfListing, most: int, notebook: Path | None) -> ShelfListing:
    typed, collection, size = empty.typed, empty.collection, empty.size
    try:
        query = narrowing_query(typed)
    except QueryError as e:
        return ShelfListing(typed, collection, size, problem=str(e), odd=True)
    if query.tag:
        _tags(reader, notebook)
    places = tuple(find_places(reader, query, collection=collection, most=most))
    if not places and (word := _SHORT.search(typed)):
        problem = f"There is no word “{word[0]}”: go on, three letters find what begins with them."
        return ShelfListing(typed, collection, size, problem=problem)
    total = count_articles(reader, query, collection=collection, said=False)
    return ShelfListing(typed, collection, size, total, places=places)
