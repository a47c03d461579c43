"""A stretch of an article as an article of its own, for the annotators."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from reader.model.article import Article, Block
from reader.model.span import Span


def excerpt(article: Article, stretch: Span) -> Article:
    """The text within `stretch`, with what of the blocks lies in it: offsets count from its start.

    Tables, links and pictures, which no annotator asks for, are left out.
    """
    start, end = stretch
    if start <= 0 and end >= len(article.text):
        return article
    first = article.block_index(start)
    last = bisect_right(article.blocks, end, key=lambda b: b.start)
    blocks = tuple(
        Block(kind, s - start if s > start else 0, (e if e < end else end) - start, level, mark)
        for kind, s, e, level, mark in article.blocks[first:last]
        if e > start and s < end
    )
    return replace(
        article, text=article.text[start:end], blocks=blocks, tables=(), rules=(), links=(), images=()
    )
