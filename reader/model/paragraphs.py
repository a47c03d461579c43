"""The numbers that people cite: ¶ 1, ¶ 2 ... of an article."""

from __future__ import annotations

from bisect import bisect_right

from reader.model.article import Article, BlockKind

COUNTED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCKQUOTE})
"""Kinds of blocks that are numbered: running text, and neither headings nor captions."""


class Paragraphs:
    """The numbered paragraphs of one article."""

    __slots__ = ("_starts", "spans")

    def __init__(self, article: Article) -> None:
        self.spans = tuple((block.start, block.end) for block in article.blocks if block.kind in COUNTED)
        self._starts = [start for start, _ in self.spans]

    def __len__(self) -> int:
        return len(self.spans)

    def number(self, offset: int) -> int:
        """The number, from 1, of the paragraph that holds `offset` or is the last before it; 0 before all."""
        return bisect_right(self._starts, offset)
