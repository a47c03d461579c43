"""Paragraphs of the story that no extractor found: its first one, or one among those that were found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from reader.clean.metadata.collect import Collected
from reader.clean.page.asking_boxes import discloses, invites, makes_offer
from reader.clean.page.block_reasons import by_words, firm_phrase, furniture
from reader.clean.structure.element_kinds import class_words, names_of
from reader.clean.structure.page_model import Page, PageBlock
from reader.model.article import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAST, _LEAST_AMONG = 15, 20  # words of such a paragraph, of one among others
_LINKED = 0.3  # most share of its characters in links
_HOME = 0.5  # share of the story's paragraphs in one element
_AHEAD = 3  # such paragraphs above the first that was found
_SENTENCE = (".", "!", "?", "”", '"', "…", "’", ".)", "»")
_OPENING = frozenset(
    ("chapo", "chapeau", "intro", "introduction", "lead", "lede", "ingress", "standfirst", "dek")
)
_LEVELS = 2
_FIRST = 8  # words by which a paragraph is known again


def lost_paragraphs(page: Page, kept: Sequence[bool], collected: Collected) -> list[int]:
    """The numbers of these blocks; the standfirst is none, nor what the story says as well."""
    story = [b for b in page.blocks if kept[b.number] and _is_prose(b)]
    if not story:
        return []
    homes = Counter(parent for b in story if (parent := b.element.getparent()) is not None)
    home, count = homes.most_common(1)[0]
    if count < _HOME * len(story):
        return []
    first, last = story[0].number, story[-1].number
    headline = collected.headline
    start = headline.number + 1 if headline is not None and headline.number < first else 0
    found = [*_above(page, kept, start, first, home), *_among(page, kept, first, last, home)]
    return _unsaid(page, story, [n for n in found if n != collected.visible.standfirst])


def _unsaid(page: Page, story: Sequence[PageBlock], numbers: Sequence[int]) -> list[int]:
    """The numbers of the blocks of which no paragraph of the story holds the first words."""
    if not numbers:
        return []
    said: set[tuple[str, ...]] = set()
    for block in story:
        words = block.text.split()
        said.update(zip(*(words[k:] for k in range(_FIRST)), strict=False))
    return [n for n in numbers if tuple(page.blocks[n].text.split()[:_FIRST]) not in said]


def _above(page: Page, kept: Sequence[bool], start: int, first: int, home: HtmlElement) -> Iterator[int]:
    """Paragraphs right above the story, in its element or named as what opens it."""
    seen = 0
    for block in reversed(page.blocks[start:first]):
        if not _is_prose(block) or kept[block.number]:
            continue
        next_to = block.number + 1 == first - seen and block.element.getparent() is home
        if not (next_to or _opens(block)) or _is_furniture(block) or seen == _AHEAD:
            return
        seen += 1
        yield block.number


def _among(page: Page, kept: Sequence[bool], first: int, last: int, home: HtmlElement) -> Iterator[int]:
    """Paragraphs between two of the story, in its element."""
    for block in page.blocks[first + 1 : last]:
        if kept[block.number] or not _is_prose(block) or _is_furniture(block):
            continue
        if len(block.text.split()) < _LEAST_AMONG:
            continue
        if block.element.getparent() is not home and block.element is not home:
            continue
        if kept[block.number - 1] and kept[block.number + 1]:
            yield block.number


def _is_prose(block: PageBlock) -> bool:
    return (
        block.kind is BlockKind.PARAGRAPH
        and not (block.hidden or block.post or block.control)
        and block.reason is None
        and len(block.text.split()) >= _LEAST
        and block.text.endswith(_SENTENCE)
        and block.link_share <= _LINKED
    )


def _opens(block: PageBlock) -> bool:
    places = (block.element, *islice(block.element.iterancestors(), _LEVELS))
    return any(not _OPENING.isdisjoint(class_words(names_of(place))) for place in places)


def _is_furniture(block: PageBlock) -> bool:
    """Whether its words or its class name say that it is none of the story."""
    text = block.text
    return bool(
        discloses(text)
        or firm_phrase(text)
        or by_words(text)
        or invites(text)
        or makes_offer(text)
        or furniture(block.element, 0.0)
    )
