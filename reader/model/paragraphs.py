"""Paragraph numbers as people cite them, ¶ 1, ¶ 2 ...: the one numbering of screen, evidence and exports.

Headings, captions and credits are not counted; a table and a listing have each one number, however long.
"""

from __future__ import annotations

from array import array
from itertools import accumulate

from reader.model.article import Article, Block, BlockKind, Image

_USUAL = BlockKind.PARAGRAPH
COUNTED = frozenset(
    {
        _USUAL,
        BlockKind.LIST_ITEM,
        BlockKind.BLOCKQUOTE,
        BlockKind.TABLE,
        BlockKind.CODE,
        BlockKind.NOTE,
    }
)


def is_counted(block: Block) -> bool:
    """Whether a block has a number of its own; the attribution of a quote has none."""
    return block.kind in COUNTED and not block.is_attribution


class Paragraphs:
    """The paragraph numbers of one article, from 1. A heading or a caption between paragraphs
    has the number of the one below it."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._upto = array("L", accumulate([b.kind is _USUAL or is_counted(b) for b in article.blocks]))

    def __len__(self) -> int:
        return self._upto[-1] if self._upto else 0

    def number(self, offset: int) -> int:
        """The number of the paragraph at `offset`; 0 in an article without any."""
        if not self._upto:
            return 0
        index = self._article.block_index(offset)
        counted = is_counted(self._article.blocks[index])
        return min(self._upto[index] + (not counted), len(self))

    def label(self, offset: int) -> str:
        """The number as it is shown, `¶ 7`; empty in an article without any."""
        number = self.number(offset)
        return f"¶ {number}" if number else ""

    def number_of_image(self, image: Image) -> int:
        """The number of the paragraph that a picture stands after, whatever that block is; 0 without a
        known place."""
        blocks = self._article.blocks
        known = image.block is not None and 0 <= image.block < len(blocks)
        return self.number(blocks[image.block].start) if known and image.block is not None else 0
