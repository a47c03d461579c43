"""Mends the opinion that won, by rules for kinds of text that no extractor gets right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.clean.html.page import Page, PageBlock
from reader.clean.html.reasons import firm_phrase, furniture
from reader.clean.metadata.collect import Collected
from reader.clean.repeats import second_copies
from reader.model.article import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ABOVE_HEADLINE = 0.15  # share of the kept words
_HALF = 0.5
_MUCH = 0.2  # share of the kept words
_ONLY_LINKS = 0.9  # share of the characters
_SHORT = 12  # words
_PROSE = (BlockKind.PARAGRAPH, BlockKind.BLOCKQUOTE)
_TINY = 150  # words: a page that short has no lists of other pages, so a paragraph of links is its own


def tidy(page: Page, kept: Sequence[bool], collected: Collected) -> tuple[list[bool], dict[int, str]]:
    """The mended opinion, and reasons for what was taken out, by block number."""
    told: dict[int, str] = {}
    if collected.headline is not None:
        told[collected.headline.number] = "headline"
    told |= dict.fromkeys(collected.seen.bylines, "byline")
    told |= dict.fromkeys(collected.seen.datelines, "date line")
    words = [len(block.text.split()) if keep else 0 for block, keep in zip(page.blocks, kept, strict=True)]
    total = max(1, sum(words))
    told |= {n: why for n, why in _above(page, words, total, collected).items() if n not in told}
    tiny = sum(len(block.text.split()) for block in page.blocks) <= _TINY
    parts = _words_of_parts(page, words)
    doubted: dict[str, list[int]] = {}
    for block in page.blocks:
        if kept[block.number] and block.number not in told:
            if why := _by_itself(block, tiny):
                told[block.number] = why
            elif why := _by_place(block, parts, total):
                doubted.setdefault(why, []).append(block.number)
    for why, numbers in doubted.items():
        # a name that is given to much of the story is no name of furniture on this site
        if sum(words[n] for n in numbers) <= _MUCH * total:
            told |= dict.fromkeys(numbers, why)
    result = [keep and n not in told for n, keep in enumerate(kept)]
    # last, so that of two copies never both are taken out
    for number in _repeated(page, result):
        told[number], result[number] = "repeated", False
    return (result, told) if any(result) else (list(kept), {})


def _repeated(page: Page, kept: Sequence[bool]) -> list[int]:
    """The numbers of kept blocks that say again what one before them said."""
    blocks = [block for block in page.blocks if kept[block.number]]
    prose = [block.kind in _PROSE and "\n" not in block.text for block in blocks]
    return [blocks[k].number for k in second_copies([block.text for block in blocks], prose)]


def _above(page: Page, words: Sequence[int], total: int, collected: Collected) -> dict[int, str]:
    """What stands above the headline, unless it is much: then the headline is not the story's."""
    if collected.headline is None or sum(words[: collected.headline.number]) > _ABOVE_HEADLINE * total:
        return {}
    return {
        b.number: "above the headline" for b in page.blocks[: collected.headline.number] if words[b.number]
    }


def _words_of_parts(page: Page, words: Sequence[int]) -> Counter[HtmlElement]:
    """The kept words in each element."""
    parts: Counter[HtmlElement] = Counter()
    for block, count in zip(page.blocks, words, strict=True):
        if count:
            parts[block.element] += count
            for place in block.element.iterancestors():
                parts[place] += count
    return parts


def _by_itself(block: PageBlock, tiny: bool) -> str | None:
    if block.kind is BlockKind.CREDIT:
        return "photo credit"
    if block.kind is BlockKind.CAPTION:
        return "caption"
    if block.control:
        return "form"
    if why := firm_phrase(block.text):
        return why
    short = len(block.text.split()) <= _SHORT
    if short and block.kind is BlockKind.PARAGRAPH and block.link_share > _ONLY_LINKS and not tiny:
        return "links to other pages"
    return None


def _by_place(block: PageBlock, parts: Counter[HtmlElement], total: int) -> str | None:
    if block.kind is BlockKind.HEADING and block.element.getparent().tag == "header":
        return None
    for place in (block.element, *block.element.iterancestors()):
        share = parts[place] / total
        if share > _HALF or place.tag == "body":
            return None
        if why := furniture(place, share):
            return why
    return None
