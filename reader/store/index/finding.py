"""Searching the index: every place with its words around it (keyword in context), and counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from reader.errors import QueryError
from reader.store.index.query import IndexQuery
from reader.store.index.reading import IndexReader, sentence_at
from reader.store.index.rows import IndexedArticle, QuoteRow
from reader.store.index.writing import SHIFT

AROUND = 120
"""Code points of context on each side of a hit."""
COUNTED_BY = ("outlet", "month", "speaker")
_OPEN, _CLOSE = "\x02", "\x03"  # a sanitised text holds neither
_LABELS = {
    "outlet": "coalesce(outlets.name, '')",
    "month": "coalesce(substr(articles.published, 1, 7), '')",
    "speaker": "coalesce(people.name, '')",
}


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place that a query found. Offsets are into the article's text; in the title, `in_title` is set.

    `speaker` says the words, where anybody does; `figures` are the numbers of its sentence, as written.
    """

    article: IndexedArticle
    start: int
    end: int
    left: str
    match: str
    right: str
    paragraph: int
    speaker: str = ""
    role: str = ""
    in_title: bool = False
    figures: tuple[str, ...] = field(default=())


def find_places(
    reader: IndexReader,
    query: IndexQuery,
    *,
    collection: str | None = None,
    said: bool = False,
    figures: bool = False,
    most: int | None = None,
) -> Iterator[FoundPlace]:
    """The places that a query finds, the newest articles first; at most `most` of them.

    `said`: within quotations only, which a query that names a speaker asks for anyway. `figures`: only where
    the sentence has a number. Raises IndexFailure.
    """
    query = _spoken(query) if said else query
    number = reader.collection(collection)
    spoken = bool(query.said or query.speaker)
    places = _in_quotes(reader, query, number) if spoken else _in_texts(reader, query, number)
    if figures:
        places = _with_figures(reader, places)
    return islice(places, most)


def count_by(
    reader: IndexReader, query: IndexQuery, label: str, *, collection: str | None = None, said: bool = False
) -> tuple[tuple[str, int, int], ...]:
    """How many articles, and quotations in them, a query finds by outlet, month or speaker, most first.

    Without quotations asked for, the second number is 0; by speaker they always are. Raises IndexFailure.
    """
    said = said or label == "speaker"
    query = _spoken(query) if said else query
    number = reader.collection(collection)
    spoken = bool(query.said or query.speaker)
    source, values = _quotes_of(query, number) if spoken else _articles_of(query, number)
    counted = "count(DISTINCT articles.id), count(quotes.id)" if spoken else "count(*), 0"
    more = " LEFT JOIN outlets ON outlets.id = articles.outlet" if label == "outlet" else ""
    start, where, end = source.partition(" WHERE ")
    rows = reader.rows(
        f"SELECT {_LABELS[label]} AS label, {counted} {start}{more}{where}{end}"
        " GROUP BY label ORDER BY 2 DESC, label",
        values,
    )
    return tuple((str(a), int(b), int(c)) for a, b, c in rows)


def count_articles(reader: IndexReader, query: IndexQuery, *, collection: str | None, said: bool) -> int:
    """How many articles a query finds. Raises IndexFailure."""
    query = _spoken(query) if said else query
    number = reader.collection(collection)
    spoken = query.said or query.speaker
    source, values = _quotes_of(query, number) if spoken else _articles_of(query, number)
    return int(next(reader.rows(f"SELECT count(DISTINCT articles.id) {source}", values))[0])


def _spoken(query: IndexQuery) -> IndexQuery:
    """The query with its words looked for in quotations."""
    if query.said and query.text:
        raise QueryError("with --said all words are looked for in quotations: leave said: out")
    return IndexQuery(
        said=query.said or query.text,
        speaker=query.speaker,
        outlet=query.outlet,
        since=query.since,
        until=query.until,
    )


def _articles_of(query: IndexQuery, collection: int | None) -> tuple[str, tuple[Any, ...]]:
    """FROM and WHERE for the articles, and the values in them."""
    conditions, values = _conditions(query, collection)
    if not query.text:
        return f"FROM articles WHERE {conditions}", values
    return (
        "FROM text_index JOIN articles ON articles.id = text_index.rowid"
        f" WHERE text_index MATCH ? AND {conditions}",
        (query.text, *values),
    )


def _quotes_of(query: IndexQuery, collection: int | None) -> tuple[str, tuple[Any, ...]]:
    """FROM and WHERE for the quotations, and the values in them."""
    conditions, values = _conditions(query, collection)
    source = (
        "FROM said_index JOIN quotes ON quotes.id = said_index.rowid" if query.said else "FROM quotes"
    ) + (
        " JOIN articles ON articles.id = quotes.id >> 20"
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
        where.append("articles.file IN (SELECT file FROM members WHERE collection = ?)")
        values.append(collection)
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


_NEWEST = " ORDER BY articles.published DESC, articles.id"


def _in_texts(reader: IndexReader, query: IndexQuery, collection: int | None) -> Iterator[FoundPlace]:
    source, values = _articles_of(query, collection)
    for (number,) in reader.rows(f"SELECT articles.id {source}{_NEWEST}", values):
        article = reader.article(number)
        if not query.text:
            yield _place(article, reader.text(number), (0, 0), ())
            continue
        marked = next(
            reader.rows(
                "SELECT highlight(text_index, 0, ?, ?), highlight(text_index, 1, ?, ?) FROM text_index"
                " WHERE text_index MATCH ? AND rowid = ?",
                (_OPEN, _CLOSE, _OPEN, _CLOSE, query.text, number),
            )
        )
        for span in _marks(marked[0]):
            yield _place(article, article.title, span, (), in_title=True)
        spans = list(_marks(marked[1]))
        quotes = reader.quotes(number) if spans else ()
        text = _unmarked(marked[1])
        for span in spans:
            yield _place(article, text, span, quotes)


def _in_quotes(reader: IndexReader, query: IndexQuery, collection: int | None) -> Iterator[FoundPlace]:
    source, values = _quotes_of(query, collection)
    found = f"SELECT quotes.id, quotes.start, quotes.until {source}{_NEWEST}, quotes.start"
    for number, start, end in reader.rows(found, values):
        article = reader.article(number >> SHIFT)
        spans = [(start, end)]
        if query.said:
            (marked,) = next(
                reader.rows(
                    "SELECT highlight(said_index, 0, ?, ?) FROM said_index"
                    " WHERE said_index MATCH ? AND rowid = ?",
                    (_OPEN, _CLOSE, query.said, number),
                )
            )
            spans = [(start + a, start + b) for a, b in _marks(marked)]
        text, quotes = reader.text(article.id), reader.quotes(article.id)
        own = tuple(quote for quote in quotes if quote.number == number & ((1 << SHIFT) - 1))
        for span in spans:
            yield _place(article, text, span, own)


def _with_figures(reader: IndexReader, places: Iterator[FoundPlace]) -> Iterator[FoundPlace]:
    for place in places:
        if place.in_title:
            continue
        sentence = sentence_at(reader.text(place.article.id), place.start, place.end)
        inside = tuple(one.text for one in reader.figures(place.article.id) if one.sentence == sentence)
        if inside:
            yield replace(place, figures=inside)


def _marks(marked: str) -> Iterator[tuple[int, int]]:
    """The marked stretches, as offsets into the text without its marks."""
    at = gone = 0
    while (begin := marked.find(_OPEN, at)) >= 0:
        at = marked.index(_CLOSE, begin)
        yield begin - gone, at - gone - 1
        gone += 2
        at += 1


def _unmarked(marked: str) -> str:
    return marked.replace(_OPEN, "").replace(_CLOSE, "")


def _place(
    article: IndexedArticle,
    text: str,
    span: tuple[int, int],
    quotes: tuple[QuoteRow, ...],
    *,
    in_title: bool = False,
) -> FoundPlace:
    start, end = span
    by = next((one for one in quotes if one.start <= start and end <= one.end), None)
    return FoundPlace(
        article,
        start,
        end,
        text[max(0, start - AROUND) : start],
        text[start:end],
        text[end : end + AROUND],
        0 if in_title else article.paragraph(start),
        by.name if by else "",
        by.role if by else "",
        in_title,
    )
