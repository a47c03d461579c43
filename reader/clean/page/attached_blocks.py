"""Blocks that share the fate of another: attributions of quotes, captions of tables and code."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from reader.clean.structure.embeds import is_of_post_alone
from reader.clean.structure.page_model import Page, PageBlock
from reader.model.article import ATTRIBUTION, BlockKind

_CONTENT = frozenset((BlockKind.TABLE, BlockKind.CODE))
_NEAR = 4  # levels


def keep_attached(page: Page, kept: Sequence[bool]) -> list[bool]:
    """`kept`, with each attribution as its quote is, and each caption of a table or of code as that is.

    A post of another site is kept where the story stands above and below it.
    """
    result = _with_posts(page, kept)
    for block in page.blocks:
        owner = _owner(page, block)
        if owner is not None:
            result[block.number] = result[owner] and not block.hidden
    return result


def _with_posts(page: Page, kept: Sequence[bool]) -> list[bool]:
    result = list(kept)
    above = False
    waiting: list[int] = []
    for block in page.blocks:
        if block.hidden:
            continue
        if block.post:
            if not is_of_post_alone(block.text):
                waiting.append(block.number)
            continue
        if above and kept[block.number]:
            for number in waiting:
                result[number] = True
        waiting.clear()
        above = kept[block.number]
    return result


def _owner(page: Page, block: PageBlock) -> int | None:
    """The number of the block that this one belongs to."""
    number, blocks = block.number, page.blocks
    if block.kind is BlockKind.BLOCKQUOTE and block.mark == ATTRIBUTION and number:
        above = blocks[number - 1]
        return above.number if above.kind is BlockKind.BLOCKQUOTE else None
    if block.kind is not BlockKind.CAPTION:
        return None
    beside = [blocks[n] for n in (number + 1, number - 1) if 0 <= n < len(blocks)]
    return next((b.number for b in beside if b.kind in _CONTENT and _of(block, b)), None)


def _of(caption: PageBlock, content: PageBlock) -> bool:
    """Whether a caption stands inside the table, or in its figure."""
    home = caption.element.getparent()
    if caption.element.tag not in ("caption", "figcaption") or home is None:
        return False
    places = (content.element, *islice(content.element.iterancestors(), _NEAR))
    return any(place is home for place in places)
