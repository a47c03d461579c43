"""Searching the index: every place with its words around it (keyword in context), and counts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from reader.errors import QueryError
from reader.frozen import frozen, replace
from reader.store.index.query import IndexQuery
from reader.store.index.reading import IndexReader, sentence_span
from reader.store.index.rows import IndexedArticle
from reader.store.index.selecting import articles_of, count_found, newest_articles, newest_quotes, quotes_of
from reader.store.index.writing import SHIFT

AROUND = 120
"""Code points of context on each side of a hit."""
COUNTED_BY = ("outlet", "month", "speaker")
_TOGETHER = 128  # rows for which a prefix is looked up once
_OPEN, _CLOSE = "\x02", "\x03"  # a sanitised text holds neither
_LABELS = {
    "outlet": "coalesce(outlets.name, '')",
    "month": "coalesce(substr(articles.published, 1, 7), '')",
    "speaker": "coalesce(people.name, '')",
}


@frozen
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
    figures: tuple[str, ...] = ()


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

    `said`: within quotes only, which a query that names a speaker asks for anyway. `figures`: only where
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
    """How many articles, and quotes in them, a query finds by outlet, month or speaker, most first.

    Without quotes asked for, the second number is 0; by speaker they always are. Raises IndexFailure.
    """
    said = said or label == "speaker"
    query = _spoken(query) if said else query
    number = reader.collection(collection)
    spoken = bool(query.said or query.speaker)
    source, values = quotes_of(query, number, people=True) if spoken else articles_of(query, number)
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
    return int(next(reader.rows(*count_found(query, number)))[0])


def _spoken(query: IndexQuery) -> IndexQuery:
    """The query with its words looked for in quotes."""
    if query.said and query.text:
        raise QueryError("with --said all words are looked for in quotes: leave said: out")
    return IndexQuery(
        said=query.said or query.text,
        speaker=query.speaker,
        outlet=query.outlet,
        since=query.since,
        until=query.until,
        tag=query.tag,
    )


def _in_texts(reader: IndexReader, query: IndexQuery, collection: int | None) -> Iterator[FoundPlace]:
    numbers = newest_articles(reader, query, collection)
    if not query.text:
        for number in numbers:
            yield _place(reader.article(number), reader.text(number), (0, 0), None)
        return
    for number, title, text in _highlighted(reader, "text_index", query.text, numbers):
        article = reader.article(number)
        for span in _marks(title):
            yield _place(article, article.title, span, None, in_title=True)
        plain = _unmarked(text)
        for start, end in _marks(text):
            yield _place(article, plain, (start, end), reader.quote_at(number, start, end))


def _in_quotes(reader: IndexReader, query: IndexQuery, collection: int | None) -> Iterator[FoundPlace]:
    quotes = newest_quotes(reader, query, collection)
    if not query.said:
        for number, start, end in quotes:
            yield _said_place(reader, number, (start, end))
        return
    starts: dict[int, int] = {}

    def numbers() -> Iterator[int]:
        for number, start, _ in quotes:
            starts[number] = start
            yield number

    for number, words in _highlighted(reader, "said_index", query.said, numbers()):
        first = starts.pop(number)
        for start, end in _marks(words):
            yield _said_place(reader, number, (first + start, first + end))


def _said_place(reader: IndexReader, number: int, span: tuple[int, int]) -> FoundPlace:
    article = number >> SHIFT
    speaker = reader.quote_at(article, *span, number=number)
    return _place(reader.article(article), reader.text(article), span, speaker)


def _highlighted(
    reader: IndexReader, table: str, expression: str, numbers: Iterator[int]
) -> Iterator[tuple[Any, ...]]:
    """The rows of an FTS table with what was found marked in every column, in the order of `numbers`.

    A prefix is looked up once for many rows; other words are quicker looked up row by row.
    """
    columns = 2 if table == "text_index" else 1
    marked = ", ".join(f"highlight({table}, {column}, '{_OPEN}', '{_CLOSE}')" for column in range(columns))
    select = f"SELECT rowid, {marked} FROM {table} WHERE {table} MATCH ?"
    if "*" not in expression:
        for number in numbers:
            yield from reader.rows(f"{select} AND rowid = ?", (expression, number))
        return
    while share := list(islice(numbers, _TOGETHER)):
        listed = ",".join(map(str, share))
        rows = reader.rows(f"{select} AND +rowid IN ({listed})", (expression,))
        found = {row[0]: row for row in rows}
        yield from (found[number] for number in share)


def _with_figures(reader: IndexReader, places: Iterator[FoundPlace]) -> Iterator[FoundPlace]:
    for place in places:
        if place.in_title:
            continue
        text = reader.text(place.article.id)
        begin, end = sentence_span(text, place.start, place.end)
        inside = tuple(text[a:b] for a, b in reader.figure_spans(place.article.id) if begin <= a and b <= end)
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
    speaker: tuple[str, str] | None,
    *,
    in_title: bool = False,
) -> FoundPlace:
    start, end = span
    name, role = speaker or ("", "")
    return FoundPlace(
        article,
        start,
        end,
        text[max(0, start - AROUND) : start],
        text[start:end],
        text[end : end + AROUND],
        0 if in_title else article.paragraph(start),
        name,
        role,
        in_title,
    )
