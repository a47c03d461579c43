"""Headings that a page sets as paragraphs, in capitals, between two paragraphs of the story."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.clean.structure.page_model import Page, PageBlock
from reader.frozen import replace
from reader.model.article import BlockKind

_MOST = 10  # words
_LEAST_LETTERS = 6
_FEW = 0.25  # share of the paragraphs: a page with more is written in capitals
_LEVEL = 3
_ENDS = (".", "!", ",", ";", "”", '"')


def with_capital_headings(page: Page, kept: Sequence[bool]) -> Page:
    """The page with these as headings."""
    blocks = [block for block in page.blocks if kept[block.number]]
    paragraphs = sum(block.kind is BlockKind.PARAGRAPH for block in blocks)
    found = [
        block
        for block, below in pairwise(blocks)
        if _is_in_capitals(block) and below.kind is BlockKind.PARAGRAPH and not below.text.isupper()
    ]
    if not found or len(found) > _FEW * paragraphs:
        return page
    heads = {block.number: replace(block, kind=BlockKind.HEADING, level=_LEVEL) for block in found}
    return replace(page, blocks=tuple(heads.get(block.number, block) for block in page.blocks))


def _is_in_capitals(block: PageBlock) -> bool:
    text = block.text
    return (
        block.kind is BlockKind.PARAGRAPH
        and text.isupper()
        and not block.links
        and "\n" not in text
        and len(text.split()) <= _MOST
        and sum(map(str.isalpha, text)) >= _LEAST_LETTERS
        and not text.endswith(_ENDS)
    )
