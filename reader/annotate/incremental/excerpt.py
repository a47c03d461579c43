"""A stretch of an article as an article of its own, for the annotators."""

from __future__ import annotations

from bisect import bisect_right

from reader.frozen import replace
from reader.model.article import Article, Block, Table
from reader.model.span import Span


def excerpt(article: Article, stretch: Span) -> Article:
    """The text within `stretch`, with the parts of blocks and the whole tables in it: offsets count from its
    start.

    Links and pictures, which no annotator asks for, are left out.
    """
    start, end = stretch
    if start <= 0 and end >= len(article.text):
        return article
    first = article.block_index(start)
    last = bisect_right(article.blocks, end, key=lambda b: b.start)
    inside = [
        i for i in range(first, last) if article.blocks[i].end > start and article.blocks[i].start < end
    ]
    blocks = tuple(
        Block(kind, s - start if s > start else 0, (e if e < end else end) - start, level, mark)
        for kind, s, e, level, mark in (article.blocks[i] for i in inside)
    )
    places = {number: place for place, number in enumerate(inside)} if article.tables else {}
    tables = tuple(
        _moved(table, places[table.block], start)
        for table in article.tables
        if table.block in places and _is_whole(article.blocks[table.block], stretch)
    )
    return replace(
        article, text=article.text[start:end], blocks=blocks, tables=tables, rules=(), links=(), images=()
    )


def _is_whole(block: Block, stretch: Span) -> bool:
    return stretch.start <= block.start and block.end <= stretch.end


def _moved(table: Table, block: int, start: int) -> Table:
    rows = tuple(tuple(Span(cell.start - start, cell.end - start) for cell in row) for row in table.rows)
    return Table(block, table.header, rows)
