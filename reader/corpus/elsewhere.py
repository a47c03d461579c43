"""Where the quotes of one article stand in other articles of the index."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.corpus.repeats import FEWEST, SAME, SHORTENED, likeness
from reader.corpus.words import words
from reader.frozen import frozen
from reader.model.analysis import Analysis, QuoteKind
from reader.model.article import Article
from reader.store.index.reading import IndexReader
from reader.store.index.rows import FoundQuote, IndexedArticle
from reader.store.index.writing import SHIFT

MOST = 60
"""Quotes that are compared with one."""
_STRETCH = 5  # words one after the other that two of them must share to be compared
_WORD = re.compile(r"[^\W_]+")
_MARKED = re.compile(r"[“\"«„]([^”\"»“]+)[”\"»“]?")


@frozen
class OtherPlace:
    """Another article that has a quote, `how` alike, and who says it there. `words` are those there."""

    article: IndexedArticle
    quote: FoundQuote
    how: str


@frozen
class QuoteElsewhere:
    """A quote at code points `[start, end)`, and the other articles that have it, the oldest first."""

    start: int
    end: int
    others: tuple[OtherPlace, ...]


def quotes_elsewhere(
    path: Path, article: Article, analysis: Analysis, file: str = ""
) -> tuple[QuoteElsewhere, ...]:
    """The quotes of `article` that other articles of the index at `path` have too, in order. `file` is
    the article's own path; the same content is the same article. Raises IndexFailure."""
    reader = IndexReader(path)
    try:
        digest = article.source.sha256
        part = str(article.source.part.number) if article.source.part else ""
        rows = reader.rows(
            "SELECT articles.id FROM articles JOIN files ON files.id = file"
            " WHERE articles.sha256 = ? OR (path = ? AND part = ?)",
            (digest, file, part),
        )
        own = {int(number) for (number,) in rows}
        found = (
            QuoteElsewhere(
                quote.start, quote.end, _others(reader, article.text[quote.start : quote.end], own)
            )
            for quote in analysis.quotes
            if quote.is_shown and quote.kind in (QuoteKind.DIRECT, QuoteKind.MIXED)
        )
        return tuple(one for one in found if one.others)
    finally:
        reader.close()


def _others(reader: IndexReader, text: str, own: set[int]) -> tuple[OtherPlace, ...]:
    pieces = _pieces(text)
    if not pieces:
        return ()
    expression = " OR ".join(f'"{stretch}"' for piece in pieces for stretch in _stretches(piece))
    rows = reader.rows(
        "SELECT rowid FROM said_index WHERE said_index MATCH ? ORDER BY rowid LIMIT ?", (expression, MOST)
    )
    found: dict[int, OtherPlace] = {}
    for number in [int(row[0]) for row in rows]:
        article = number >> SHIFT
        if article in own or article in found:
            continue
        quote = next(one for one in reader.quotes(article) if (article << SHIFT) + one.number == number)
        how = next(filter(None, (_likeness(a, b) for a in pieces for b in _pieces(quote.words))), "")
        if how:
            found[article] = OtherPlace(reader.article(article), quote, how)
    return tuple(sorted(found.values(), key=lambda one: (one.article.day, one.article.id)))


def _pieces(text: str) -> list[str]:
    """What stands in quotation marks, where it is long enough to be compared."""
    marked = _MARKED.findall(text) or [text]
    return [piece for piece in marked if len(words(piece)) >= FEWEST]


def _stretches(piece: str) -> Iterator[str]:
    """Every fifth stretch of five words, and the last: what the index is asked for."""
    found = _WORD.findall(piece)
    last = max(0, len(found) - _STRETCH)
    for at in sorted({*range(0, last + 1, _STRETCH), last})[:12]:
        yield " ".join(found[at : at + _STRETCH])


def _likeness(one: str, other: str) -> str:
    """How alike two are; without the library that aligns them only whether one is a part of the other."""
    a, b = words(one), words(other)
    try:
        return likeness(a, b)
    except ImportError:
        return SAME if a == b else SHORTENED if _is_within(*sorted((a, b), key=len)) else ""


def _is_within(short: Sequence[str], long: Sequence[str]) -> bool:
    return f" {' '.join(short)} " in f" {' '.join(long)} "
