"""The story that the headline stands over: never lost to a longer text below it or followed by another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.clean.structure.page_model import Page, PageBlock
from reader.model.article import BlockKind
from reader.text.person_names import has_lead, names_in
from reader.text.written_dates import written_dates

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: The reason for what belongs to a second story of the page.
ANOTHER_STORY = "another story"

_PROSE = 12  # words of a block that reads as prose
_STORY = 60  # words of prose that are a story
_LINKS = 0.5  # share of the characters; more is a list of other pages
_LOST = 0.2  # share of a story's prose: if no more is kept, it was taken for furniture
_ALL = 0.9  # share of the characters of a line that is a link
_TEASERS = 4  # such lines of a stream of teasers
_OF_TEASERS = 0.2  # their share of its blocks
_BYLINE = 4  # blocks below the headline of another story in which it is signed or dated
_AT_TOP = 3  # blocks of an article above its headline
_SHORT, _DATED = 22, 8  # words of a byline, of a date line
_TEXT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCKQUOTE)


def lost_story(page: Page, kept: Sequence[bool], headline: PageBlock | None) -> list[bool] | None:
    """For each block whether it is of the story under the headline, if `kept` is a stream of teasers below.

    Either it has next to nothing of the story, or all of it and the stream behind it.
    The story is the prose in the innermost element around the headline that holds enough of it below.
    """
    if headline is None:
        return None
    if not _is_of_teasers(page, kept):
        return None
    below = range(headline.number + 1, len(page.blocks))
    words: Counter[HtmlElement] = Counter()
    held: Counter[HtmlElement] = Counter()
    for number in below:
        block = page.blocks[number]
        if _is_prose(block):
            size = block.text.count(" ") + 1
            for place in (block.element, *block.element.iterancestors()):
                words[place] += size
                held[place] += size if kept[number] else 0
    for place in headline.element.iterancestors():
        if place.tag in ("body", "html"):
            return None
        if words[place] >= _STORY and held[place] <= _LOST * words[place]:
            return _prose_of(page, place, headline)
        if words[place] >= _STORY and place.tag == "article":
            inside = [_is_in(block, place) for block in page.blocks]
            beside = [keep and not within for keep, within in zip(kept, inside, strict=True)]
            if not _is_of_teasers(page, beside):
                return None
            return [keep and within for keep, within in zip(kept, inside, strict=True)]
    return None


def _is_in(block: PageBlock, place: HtmlElement) -> bool:
    return any(element is place for element in (block.element, *block.element.iterancestors()))


def _is_of_teasers(page: Page, kept: Sequence[bool]) -> bool:
    """Whether what is kept is a stream of teasers: every few lines one that is a link to another page."""
    total = sum(kept)
    links = sum(k and b.link_share > _ALL for b, k in zip(page.blocks, kept, strict=True))
    return links >= _TEASERS and links >= _OF_TEASERS * total


def other_stories(page: Page, kept: Sequence[bool], headline: PageBlock | None) -> list[int]:
    """The numbers of the kept blocks that stand under the headline of another story, and of that headline.

    It is one in an article of its own, beside the first one's, or a headline of the first level that is
    signed. An article within an article is an entry of it.
    """
    if headline is None:
        return []
    own = next((e for e in headline.element.iterancestors("article")), None)
    found: list[int] = []
    before = 0
    within: HtmlElement | None = None
    onwards = False
    starts: dict[HtmlElement, int] = {}
    for block in page.blocks[headline.number + 1 :]:
        place = next((e for e in (block.element, *block.element.iterancestors()) if e.tag == "article"), None)
        if place is not None:
            starts.setdefault(place, block.number)
        if within is not None and place is not within:
            within = None
        if block.kind is BlockKind.HEADING and not block.hidden and before >= _STORY:
            apart = place is not None and own is not None and _stands_beside(place, own)
            if apart and place is not None and block.number - starts[place] <= _AT_TOP:
                if block.level <= headline.level or _is_signed(page, block) or _has_time(place):
                    within = place
            elif (
                block.level == 1 == headline.level and _is_signed(page, block) and not _is_within(place, own)
            ):
                onwards = True
        if onwards or within is not None:
            if kept[block.number] or block.kind is BlockKind.HEADING:
                found.append(block.number)
        elif kept[block.number] and _is_prose(block):
            before += block.text.count(" ") + 1
    return found if any(kept[n] for n in found) else []


def _stands_beside(place: HtmlElement, own: HtmlElement) -> bool:
    return place is not own and all(above is not own for above in place.iterancestors("article"))


def _is_within(place: HtmlElement | None, own: HtmlElement | None) -> bool:
    """Whether an article is an entry of the story's own."""
    return place is not None and own is not None and place is not own and not _stands_beside(place, own)


def _has_time(place: HtmlElement) -> bool:
    return next(place.iter("time"), None) is not None


def _is_signed(page: Page, head: PageBlock) -> bool:
    """Whether a byline or a date stands right below a headline."""
    for block in page.blocks[head.number + 1 : head.number + 1 + _BYLINE]:
        size = len(block.text.split())
        if size <= _SHORT and has_lead(block.text) and names_in(block.text):
            return True
        if size <= _DATED and next(written_dates(block.text, month_first=True), None) is not None:
            return True
    return False


def _prose_of(page: Page, place: HtmlElement, headline: PageBlock) -> list[bool]:
    return [
        block.number > headline.number
        and not block.hidden
        and not block.control
        and block.kind not in (BlockKind.CAPTION, BlockKind.CREDIT)
        and block.link_share < _LINKS
        and _is_in(block, place)
        for block in page.blocks
    ]


def _is_prose(block: PageBlock) -> bool:
    return (
        block.kind in _TEXT
        and not block.hidden
        and block.link_share < _LINKS
        and block.text.count(" ") + 1 >= _PROSE
    )
