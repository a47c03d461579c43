"""Selects the blocks of the story: by the model, and where that is unsure also by two extractors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.clean.page.agreement import outvoted, overlap
from reader.clean.page.align import found_in, words_of
from reader.clean.page.extractors import learned_words, readability_words, trafilatura_words
from reader.clean.page.plain_pages import simple_story
from reader.clean.structure.page_model import Page, PageBlock
from reader.model.article import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: An extractor whose words overlap this much (F1) with the model's confirms it.
AGREEMENT = 0.95
#: Two extractors that overlap this much outvote the model. From .92 to .98 little changes.
UNANIMITY = 0.97
#: Above this predicted F1, skip the other extractors: on pages of unseen sites they improved nothing.
CERTAINTY = 0.93
#: Characters and blocks above which nothing is asked: no article is that long, and it would take seconds.
MAX_TEXT = 1_000_000
MAX_BLOCKS = 12_000

_TINY = 60  # words: a page that short is kept whole, without its furniture
_PROSE = 12  # words of a block that reads as prose
_FURNITURE = frozenset(("nav", "footer", "form", "aside", "noscript"))


def select_blocks(root: HtmlElement, page: Page) -> list[bool]:
    """For each block of `page`, parsed as `root`, whether it belongs to the story."""
    rough = [0 if block.hidden else block.text.count(" ") + 1 for block in page.blocks]
    length = sum(len(block.text) for block in page.blocks)
    if sum(rough) <= _TINY or length > MAX_TEXT or len(page.blocks) > MAX_BLOCKS:
        return _without_opinions(page, rough)
    words = [[] if block.hidden else words_of(block.text) for block in page.blocks]
    counts = [len(block) for block in words]
    if (plain := simple_story(root, page, counts)) is not None:
        return plain
    likely, expected = learned_words(root)
    learned = found_in(words, likely)
    if expected >= CERTAINTY:
        return learned
    readability = found_in(words, readability_words(root))
    if overlap(learned, readability, counts) >= AGREEMENT:
        return learned
    other = found_in(words, trafilatura_words(root))
    if any(learned):
        return other if outvoted(learned, (other, readability), counts, UNANIMITY) else learned
    found = [one for one in (other, readability) if any(one)]
    return found[0] if found else _without_opinions(page, counts)


def _without_opinions(page: Page, counts: Sequence[int]) -> list[bool]:
    """A tiny page without its furniture; of others the blocks that read as prose, if there are any."""
    shown = [_is_shown(block) for block in page.blocks]
    if sum(n for n, show in zip(counts, shown, strict=True) if show) <= _TINY:
        return shown if any(shown) else [not block.hidden for block in page.blocks]
    prose = [
        show and n >= _PROSE and block.link_share < 0.5
        for block, n, show in zip(page.blocks, counts, shown, strict=True)
    ]
    return prose if any(prose) else shown


def _is_shown(block: PageBlock) -> bool:
    if block.hidden or block.control or block.kind in (BlockKind.CAPTION, BlockKind.CREDIT):
        return False
    return (
        block.element.tag not in _FURNITURE and next(block.element.iterancestors(*_FURNITURE), None) is None
    )
