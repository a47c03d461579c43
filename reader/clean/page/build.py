"""The kept blocks as text, blocks, links and pictures, and the ledger of all others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from reader.clean.ledger import Ledger
from reader.clean.page.block_reasons import BREAK, firm_phrase, reason
from reader.clean.structure.page_model import Page, PageBlock
from reader.clean.structure.picture_captions import HEAD, belongings, image_of, is_lead
from reader.frozen import replace
from reader.model.article import BlockKind, Image

_FIGURE = 5  # levels up to the figure in which a line stands
_LOUD_LEVEL = 2  # of a paragraph that is set as a heading
_LOUD = (2, 10)  # words of a heading that only its capitals tell
_PROSE = 60  # characters of the paragraphs around it
_NO_HEADING = (".", "!", "?", ":", ";", ",", "”", '"', ")")


def build(
    page: Page, kept: Sequence[bool], known_reasons: Mapping[int, str]
) -> tuple[Ledger, tuple[Image, ...]]:
    """The ledger of the page, and the pictures that stand in the story.

    `known_reasons` holds reasons that are known already, by block number. Captions and credits of the
    story's pictures go to the pictures; a picture above the story counts to its first block.
    """
    headline = next((n for n, cut_reason in known_reasons.items() if cut_reason == "headline"), None)
    page = _with_credits(page, kept)
    owned, taken = belongings(page, kept, headline)
    ledger = Ledger()
    before: list[int | None] = []  # for each block of the page, the last block of the body before it
    for block, keep in zip(page.blocks, kept, strict=True):
        before.append(ledger.last)
        if keep:
            if block.rule:
                ledger.rule()
            loud = _is_loud_heading(page, kept, block)
            kind, level = (BlockKind.HEADING, _LOUD_LEVEL) if loud else (block.kind, block.level)
            ledger.keep(block.text, kind, level, block.links, block.mark, block.cells)
        elif block.number not in taken:
            cut_reason = block.reason or known_reasons.get(block.number) or reason(block)
            if cut_reason == BREAK:
                ledger.rule()
            ledger.cut(block.text, cut_reason)
    before.append(ledger.last)
    first = next((n for n, keep in enumerate(kept) if keep), len(kept))
    last = max((n for n, keep in enumerate(kept) if keep), default=-1)
    above = first if headline is None or first - headline > HEAD else headline
    images = tuple(
        image_of(image, owned.get(i, ()), before[min(image.before, len(kept))] or 0)
        for i, image in enumerate(page.images)
        if i in owned or first <= image.before <= last or (above < image.before < first and is_lead(image))
    )
    return ledger, images


def _with_credits(page: Page, kept: Sequence[bool]) -> Page:
    """The page with lines that were cut within a figure, and say whose picture it is, as credits."""
    found = {
        block.number: replace(block, kind=BlockKind.CREDIT)
        for block in page.blocks
        if not kept[block.number]
        and block.kind is BlockKind.PARAGRAPH
        and block.reason is None
        and any(e.tag == "figure" for e in (block.element, *islice(block.element.iterancestors(), _FIGURE)))
        and firm_phrase(block.text) == "photo credit"
    }
    if not found:
        return page
    return replace(page, blocks=tuple(found.get(block.number, block) for block in page.blocks))


def _is_loud_heading(page: Page, kept: Sequence[bool], block: PageBlock) -> bool:
    """Whether a paragraph is a heading by its capitals: a few words between two paragraphs of prose."""
    n, text = block.number, block.text
    if block.kind is not BlockKind.PARAGRAPH or not text.isupper() or text.endswith(_NO_HEADING):
        return False
    if not _LOUD[0] <= len(text.split()) <= _LOUD[1] or not 0 < n < len(page.blocks) - 1:
        return False
    beside = (page.blocks[n - 1], page.blocks[n + 1])
    return all(kept[b.number] and len(b.text) >= _PROSE and not b.text.isupper() for b in beside)
