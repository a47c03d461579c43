"""Which articles and quotes a query means, as SQL with parameters, and quickly in a large index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reader.store.index.query import IndexQuery
from reader.store.index.reading import IndexReader

COMMON = 20_000
"""From so many articles or quotes on a word counts as common: single articles are asked whether they have
it. Below, all that have it are listed first."""
FEW = 2_000
"""Up to so many articles or quotes are sorted by date; more are looked for among the newest."""


def articles_of(query: IndexQuery, collection: int | None) -> tuple[str, tuple[Any, ...]]:
    """FROM and WHERE for the articles, and the values in them."""
    conditions, values = _conditions(query, collection)
    if not query.text:
        return f"FROM articles WHERE {conditions}", values
    return (
        "FROM text_index JOIN articles ON articles.id = text_index.rowid"
        f" WHERE text_index MATCH ? AND {conditions}",
        (query.text, *values),
    )


def quotes_of(
    query: IndexQuery, collection: int | None, *, people: bool = False
) -> tuple[str, tuple[Any, ...]]:
    """FROM and WHERE for the quotes, and the values in them; `people`: with the table of names."""
    conditions, values = _conditions(query, collection)
    source = (
        "FROM said_index JOIN quotes ON quotes.id = said_index.rowid"
        " JOIN articles ON articles.id = quotes.id >> 20"
    )
    if people or query.speaker:
        source += (
            " LEFT JOIN speakers ON speakers.article = articles.id AND speakers.number = quotes.speaker"
            " LEFT JOIN people ON people.id = speakers.person"
        )
    if not query.said:  # from the few who are meant to what they say
        source = (
            "FROM people JOIN speakers ON speakers.person = people.id"
            " JOIN articles ON articles.id = speakers.article"
            " JOIN quotes ON quotes.id BETWEEN articles.id << 20 AND (articles.id << 20) + 1048575"
            " AND quotes.speaker = speakers.number"
        )
    where: list[str] = []
    first: list[Any] = []
    if query.said:
        where.append("said_index MATCH ?")
        first.append(query.said)
    if query.speaker:
        where.append("people.id IN (SELECT rowid FROM people_index WHERE people_index MATCH ?)")
        first.append(query.speaker)
    if query.text:
        where.append("articles.id IN (SELECT rowid FROM text_index WHERE text_index MATCH ?)")
        first.append(query.text)
    return f"{source} WHERE {' AND '.join([*where, conditions])}", (*first, *values)


def _conditions(query: IndexQuery, collection: int | None) -> tuple[str, tuple[Any, ...]]:
    where, values = ["1"], list[Any]()
    if collection is not None:
        where.append("EXISTS (SELECT 1 FROM members WHERE collection = ? AND members.file = articles.file)")
        values.append(collection)
    if query.tag:
        bare = query.tag.removesuffix("*")
        where.append("articles.id IN (SELECT article FROM tagged WHERE word BETWEEN ? AND ?)")
        values += (bare, query.tag if bare == query.tag else bare + "\U0010ffff")
    if query.outlet:
        where.append("articles.outlet IN (SELECT rowid FROM outlets_index WHERE outlets_index MATCH ?)")
        values.append(query.outlet)
    if query.since:
        where.append("articles.published >= ?")
        values.append(query.since)
    if query.until:
        where.append("articles.published < ?")
        values.append(query.until + "\uffff")  # all of that day, month or year
    return " AND ".join(where), tuple(values)


def newest_articles(reader: IndexReader, query: IndexQuery, collection: int | None) -> Iterator[int]:
    """The ids of the articles that a query finds, the newest first.

    Where there are many, sorting all of them for the first hundred would take longer than going through the
    articles by date and asking for each.
    """
    newest = "ORDER BY articles.published DESC, articles.id DESC"
    source, values = articles_of(query, collection)
    found = f"SELECT articles.id {source} {newest}"
    if query.text and (has := _having("text_index", "articles.id", query.text, reader)):
        conditions, values = _conditions(query, collection)
        among = f"articles INDEXED BY {_way(query)} WHERE {conditions} AND {has}"
        found = f"SELECT articles.id FROM {among} {newest}"
        values = (*values, query.text)
    return (int(row[0]) for row in reader.rows(found, values))


def newest_quotes(
    reader: IndexReader, query: IndexQuery, collection: int | None
) -> Iterator[tuple[int, int, int]]:
    """The id, start and end of the quotes that a query finds, those of the newest articles first."""
    newest = "ORDER BY articles.published DESC, articles.id DESC, quotes.start"
    source, values = quotes_of(query, collection)
    found = f"SELECT quotes.id, quotes.start, quotes.until {source} {newest}"
    has = "" if query.speaker or not query.said else _having("said_index", "quotes.id", query.said, reader)
    if has:
        conditions, values = _conditions(query, collection)
        if query.text:
            conditions += " AND articles.id IN (SELECT rowid FROM text_index WHERE text_index MATCH ?)"
        found = (
            f"SELECT quotes.id, quotes.start, quotes.until FROM articles INDEXED BY {_way(query)}"
            " CROSS JOIN quotes ON quotes.id BETWEEN articles.id << 20 AND (articles.id << 20) + 1048575"
            f" WHERE {conditions} AND {has} ORDER BY articles.published DESC, articles.id DESC"
        )
        values = (*values, *([query.text] if query.text else []), query.said)
    return ((row[0], row[1], row[2]) for row in reader.rows(found, values))


def count_found(query: IndexQuery, collection: int | None) -> tuple[str, tuple[Any, ...]]:
    """The statement that counts the articles, without a look at each where the words alone decide."""
    conditions, values = _conditions(query, collection)
    if query.said or query.speaker:
        if query.said and not (query.speaker or query.text or values):
            counted = "SELECT count(DISTINCT rowid >> 20) FROM said_index WHERE said_index MATCH ?"
            return counted, (query.said,)
        source, values = quotes_of(query, collection)
        return f"SELECT count(DISTINCT articles.id) {source}", values
    if query.text and not values:
        return "SELECT count(*) FROM text_index WHERE text_index MATCH ?", (query.text,)
    if query.text and (query.outlet or query.since or query.until):  # few articles, whatever their words
        among = "+articles.id IN (SELECT rowid FROM text_index WHERE text_index MATCH ?)"
        return f"SELECT count(*) FROM articles WHERE {conditions} AND {among}", (*values, query.text)
    source, values = articles_of(query, collection)
    return f"SELECT count(*) {source}", values


def _having(table: str, id: str, expression: str, reader: IndexReader) -> str:
    """The condition that a row of many has the words, '' where few have them. A prefix is never asked for
    row by row: it would be looked up anew for each."""
    rows = reader.rows(
        f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT ?)", (expression, COMMON)
    )
    found = int(next(rows)[0])
    if found >= COMMON and "*" not in expression:
        return f"EXISTS (SELECT 1 FROM {table} WHERE {table} MATCH ? AND {table}.rowid = {id})"
    return f"+{id} IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)" if found > FEW else ""


def _way(query: IndexQuery) -> str:
    """The database's index of articles that leads to the fewest."""
    return "articles_outlet" if query.outlet else "articles_published"
