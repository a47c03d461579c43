"""The sentence around a place: enough to keep a question's words together."""

from __future__ import annotations

from reader.model.article import Article
from reader.model.span import Span
from reader.text.sentences import sentences


def sentence_at(article: Article, offset: int) -> Span:
    """The sentence that holds `offset`, within its block."""
    block = article.blocks[article.block_index(offset)]
    for start, end in sentences(article.text, block.start, block.end):
        if offset < end:
            return Span(start, end)
    return Span(block.start, block.end)
