"""The kept blocks as text, blocks, links and pictures, and the ledger of all others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.clean.ledger import Ledger
from reader.clean.page.block_reasons import BREAK, reason
from reader.clean.structure.page_model import Page
from reader.clean.structure.picture_captions import belongings, image_of
from reader.model.article import Image


def build(
    page: Page, kept: Sequence[bool], known_reasons: Mapping[int, str]
) -> tuple[Ledger, tuple[Image, ...]]:
    """The ledger of the page, and the pictures that stand in the story.

    `known_reasons` are cut reasons by block number. Captions and credits go to the pictures of the story.
    """
    headline = next((n for n, cut_reason in known_reasons.items() if cut_reason == "headline"), None)
    owned, taken = belongings(page, kept, headline)
    ledger = Ledger()
    before: list[int | None] = []  # for each block of the page, the last block of the body before it
    for block, keep in zip(page.blocks, kept, strict=True):
        before.append(ledger.last)
        if keep:
            if block.rule:
                ledger.rule()
            ledger.keep(block.text, block.kind, block.level, block.links, block.mark, block.cells)
        elif block.number not in taken:
            cut_reason = known_reasons.get(block.number) or reason(block)
            if cut_reason == BREAK:
                ledger.rule()
            ledger.cut(block.text, cut_reason)
    before.append(ledger.last)
    first = next((n for n, keep in enumerate(kept) if keep), len(kept))
    last = max((n for n, keep in enumerate(kept) if keep), default=-1)
    images = tuple(
        image_of(image, owned.get(i, ()), before[min(image.before, len(kept))])
        for i, image in enumerate(page.images)
        if i in owned or first <= image.before <= last
    )
    return ledger, images
