"""Headings that a page sets as paragraphs in bold, above paragraphs of the story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.clean.structure.page_model import Page, PageBlock
from reader.frozen import replace
from reader.model.article import BlockKind
from reader.text.person_names import is_given_name, is_person_like

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 10  # words
_PROSE = 12  # words of the paragraph below
_FEW = 0.34  # share of the paragraphs
_LEVEL = 3
_ENDS = (".", "!", "?", ",", ";", ":", "”", '"', "…", ")")
_BOLD = frozenset(("b", "strong"))
_MARKS = frozenset(("em", "i", "u", "span", "font", "a", "big"))


def with_bold_headings(page: Page, kept: Sequence[bool]) -> Page:
    """The page with these as headings.

    A question in bold is one of an interview, a name a speaker's or whose words follow, and what stands on a
    page more than once a label.
    """
    blocks = [block for block in page.blocks if kept[block.number]]
    paragraphs = sum(block.kind is BlockKind.PARAGRAPH for block in blocks)
    said = Counter(block.text for block in blocks)
    found = [
        block
        for block, below in pairwise(blocks)
        if _is_short_line(block)
        and said[block.text] == 1
        and below.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCKQUOTE)
        and (below.kind is not BlockKind.PARAGRAPH or len(below.text.split()) >= _PROSE)
        and _is_bold(block.element)
        and not (is_person_like(block.text) and is_given_name(block.text.split()[0]))
    ]
    if not found or len(found) > _FEW * paragraphs:
        return page
    heads = {block.number: replace(block, kind=BlockKind.HEADING, level=_LEVEL) for block in found}
    return replace(page, blocks=tuple(heads.get(block.number, block) for block in page.blocks))


def _is_short_line(block: PageBlock) -> bool:
    text = block.text
    return (
        block.kind is BlockKind.PARAGRAPH
        and not block.links
        and "\n" not in text
        and len(text.split()) <= _MOST
        and (text[0].isupper() or text[0].isdigit())
        and not text.endswith(_ENDS)
    )


def _is_bold(element: HtmlElement) -> bool:
    """Whether all words of an element stand in one bold part of it."""
    place = element
    for _ in range(4):
        if place.tag in _BOLD:
            return True
        inner = [child for child in place if isinstance(child.tag, str) and (len(child) or child.text)]
        loose = (place.text or "").strip() or any((child.tail or "").strip() for child in place)
        if loose or len(inner) != 1 or inner[0].tag not in _BOLD | _MARKS:
            return False
        place = inner[0]
    return False
