"""Boxes within the story that ask for something: an address for a newsletter, a subscription, a vote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.clean.structure.page_model import Page, PageBlock
from reader.frozen import frozen
from reader.model.article import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NEWSLETTER, OFFER, POLL = "newsletter", "subscription", "poll"

_HEADINGS = 1  # of a box
_MOST = 130  # words of a box
_LEFT = 30  # words of the story that must be left
_PROSE = 20  # words of a paragraph that is no line of a box, unless it asks
_FRAMES = frozenset(("body", "html", "main", "article"))
_MAIL = re.compile(r"e-?mail", re.I)
_NEVER = re.compile(r"comment|reply|respond|search|contact", re.I)
_ASKING = re.compile(
    r"\b(?:subscri\w+|unsubscri\w+|newsletters?|inbox|e-?mails?|sign(?:ed|ing)? (?:up|in)|log in|offers?"
    r"|trial|cancel|members?(?:hip)?|unlimited|privacy|premium|register|free|supporters?|donat\w+)\b",
    re.I,
)
_OFFERS = re.compile(
    r"already (?:a|an|have a) (?:paid |digital )?(?:subscri\w+|member)\b"
    r"|\b(?:subscribe|sign in|log in|register|join)\b.{0,40} to (?:continue|keep) reading"
    r"|^(?:to (?:continue|keep) reading|continue reading with|keep reading with"
    r"|this (?:article|story|content|post) is (?:for|only available to|reserved for|exclusive to)"
    r" (?:\w+ )?(?:subscribers|members))"
    r"|\byou(?:[’']ve| have) (?:reached your|read your|\d+ free)\b"
    r"|\bbecom(?:e|ing) a (?:free or )?paid subscriber\b",
    re.I,
)
_POLLS = re.compile(
    r"\b[\d,.]+\+? votes?(?: so far| cast)?\b|^(?:cast your vote|vote (?:now|below)|take our poll)", re.I
)
_SHORT = 40  # words of a line that makes an offer


@frozen
class _Words:
    """The words in each element, and the elements that hold prose, the headline, or several headings."""

    count: dict[HtmlElement, int]
    story: frozenset[HtmlElement]


def asking_boxes(page: Page, kept: Sequence[bool], headline: PageBlock | None) -> dict[int, str]:
    """The numbers of the kept blocks of boxes that ask for something, with the reasons.

    A box is the largest element around a field for an address, or a line that makes an offer, that is short
    and holds no prose but what asks.
    """
    anchors = list(_anchors(page, kept))
    if not anchors:
        return {}
    words = _words(page, headline)
    boxes: dict[HtmlElement, str] = {}
    for element, reason in anchors:
        if (box := _box(element, words)) is not None:
            boxes.setdefault(box, reason)
    found = {
        block.number: boxes[place]
        for block in page.blocks
        if kept[block.number]
        for place in (block.element, *block.element.iterancestors())
        if place in boxes
    }
    left = sum(len(b.text.split()) for b in page.blocks if kept[b.number] and b.number not in found)
    return found if left >= _LEFT else {}


def _anchors(page: Page, kept: Sequence[bool]) -> Iterator[tuple[HtmlElement, str]]:
    if not page.blocks:
        return
    root = page.blocks[0].element.getroottree().getroot()
    for field in root.iter("input"):
        said = f"{field.get('type') or ''} {field.get('placeholder') or ''} {field.get('name') or ''}"
        if _MAIL.search(said[:200]) and not _is_of_reader(field):
            yield field, NEWSLETTER
    for block in page.blocks:
        if kept[block.number] and len(block.text) < 400 and len(block.text.split()) <= _SHORT:
            if _OFFERS.search(block.text):
                yield block.element, OFFER
            elif _POLLS.search(block.text) and len(block.text.split()) <= 6:
                yield block.element, POLL


def _is_of_reader(field: HtmlElement) -> bool:
    """Whether a field is of a form for comments or letters."""
    form = next(field.iterancestors("form"), None)
    return form is not None and bool(_NEVER.search(f"{form.get('class') or ''} {form.get('id') or ''}"[:200]))


def _words(page: Page, headline: PageBlock | None) -> _Words:
    count: dict[HtmlElement, int] = {}
    story: set[HtmlElement] = set()
    headings: Counter[HtmlElement] = Counter()
    for block in page.blocks:
        size = 0 if block.hidden else len(block.text.split())
        prose = size >= _PROSE and not _ASKING.search(block.text)
        heading = block.kind is BlockKind.HEADING
        if headline is not None and block.number == headline.number:
            prose = True
        for place in (block.element, *block.element.iterancestors()):
            count[place] = count.get(place, 0) + size
            headings[place] += heading
            if prose or headings[place] > _HEADINGS:
                story.add(place)
    return _Words(count, frozenset(story))


def _box(element: HtmlElement, words: _Words) -> HtmlElement | None:
    """The largest fitting element around `element`; None where it stands in the story's own."""
    box: HtmlElement | None = None
    for place in (element, *element.iterancestors()):
        if place.tag in _FRAMES or place in words.story or words.count.get(place, 0) > _MOST:
            break
        box = place
    return box
