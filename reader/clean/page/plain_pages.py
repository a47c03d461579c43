"""Pages that need no extractor: all their prose stands side by side in one element."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from reader.clean.page.prepare import paragraph_words
from reader.clean.structure.page_model import Page, PageBlock
from reader.model.article import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAST_WORDS = 150  # of all paragraphs: shorter pages may be teasers
_HOME = 0.9  # share of the paragraphs' words that stand in one element, and directly in it
_WITHIN = 0.95  # share of that element's words that are paragraphs, headings, quotations and lists
_OUTSIDE = 0.03  # share of the page's prose that may stand elsewhere
_PROSE = 12  # words of a block that reads as prose
_LINKS = 0.5  # share of the characters; more is a menu
_TOP = frozenset(("p", "h2", "h3", "h4", "h5", "h6", "pre", "table", "blockquote"))
_FRAMES = frozenset(("ul", "ol", "dl", "li", "dd", "blockquote", "figure"))


def simple_story(root: HtmlElement, page: Page, counts: Sequence[int]) -> list[bool] | None:
    """Whether each block belongs to the story, if the page leaves no doubt; None otherwise.

    `counts` are the words of each block.
    """
    home = _home(root)
    if home is None:
        return None
    kept, within, prose, outside = [], 0, 0, 0
    for block, count in zip(page.blocks, counts, strict=True):
        element = block.element
        depth = _depth(element, home)
        within += count if depth is not None else 0
        if count >= _PROSE and block.link_share < _LINKS:
            prose += count
            outside += count if depth is None else 0
        kept.append(depth is not None and _is_story(block, depth))
    if sum(n for n, keep in zip(counts, kept, strict=True) if keep) < _WITHIN * within:
        return None
    return kept if outside <= _OUTSIDE * prose else None


def _home(root: HtmlElement) -> HtmlElement | None:
    """The innermost element around the paragraphs, if they are its children."""
    words = paragraph_words(root)
    total = words.get(root, 0)
    if total < _LEAST_WORDS:
        return None
    home, inner = root, root
    while inner is not None:
        home = inner
        inner = next((c for c in home if c.tag != "p" and words.get(c, 0) >= _HOME * total), None)
    direct = sum(words.get(child, 0) for child in home if child.tag == "p")
    return home if direct >= _HOME * total else None


def _depth(element: HtmlElement, home: HtmlElement) -> int | None:
    """How deep in `home` the element is; None where it is not inside."""
    depth = 0
    while element is not None:
        if element is home:
            return depth
        element, depth = element.getparent(), depth + 1
    return None


def _is_story(block: PageBlock, depth: int) -> bool:
    if block.hidden or block.control or block.kind in (BlockKind.CAPTION, BlockKind.CREDIT):
        return False
    if depth <= 1:
        return depth == 1 and block.element.tag in _TOP
    if block.kind is BlockKind.HEADING and depth == 2 and block.element.getparent().tag == "header":
        return True
    return all(place.tag in _FRAMES for place in islice(block.element.iterancestors(), depth - 1))
