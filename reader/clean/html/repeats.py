"""The second copy of a text on one page: a layout for narrow screens, say, or a teaser given again."""

from __future__ import annotations

from collections.abc import Sequence

from reader.clean.html.page import Page, PageBlock
from reader.model.article import BlockKind

_LEAST = 12  # words of a paragraph that nobody writes twice
_PROSE = (BlockKind.PARAGRAPH, BlockKind.BLOCKQUOTE)


def repeated(page: Page, kept: Sequence[bool]) -> set[int]:
    """The numbers of kept blocks that say again, word for word, what an earlier one said.

    Only prose counts, since items of plans and tables repeat on purpose, as refrains do; around it whatever
    is said again too, a heading or a list, is part of the same copy. Linear in the text.
    """
    said: set[str] = set()
    order, again = [], set()
    for block in page.blocks:
        if kept[block.number]:
            order.append(block)
            key = " ".join(block.text.split()).casefold()
            if key in said:
                again.add(block.number)
            said.add(key)
    if not again:
        return again
    copies = {block.number for block in order if block.number in again and _is_prose(block)}
    for direction in (order, order[::-1]):
        within = False
        for block in direction:
            within = block.number in copies or (within and block.number in again)
            if within:
                copies.add(block.number)
    return copies


def _is_prose(block: PageBlock) -> bool:
    return block.kind in _PROSE and "\n" not in block.text and len(block.text.split()) >= _LEAST
