"""Boxes within the story that ask for something: an address for a newsletter, a subscription, a vote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from reader.clean.structure.page_model import Page, PageBlock
from reader.frozen import frozen
from reader.model.article import BlockKind
from reader.text.data_files import word_lists
from reader.text.late_pattern import late

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NEWSLETTER, OFFER, POLL = "newsletter", "subscription", "poll"

_HEADINGS = 1  # of a box
_MOST = 130  # words of a box
_LEFT = 30  # words of the story that must be left
_PROSE = 20  # words of a paragraph that is no line of a box, unless it asks
_FRAMES = frozenset(("body", "html", "main", "article"))
_MAIL = late(r"e-?mail", re.I)
_NEVER = late(r"comment|reply|respond|search|contact", re.I)
_ASKING = late(
    r"\b(?:subscri\w+|unsubscri\w+|newsletters?|inbox|e-?mails?|sign(?:ed|ing)? (?:up|in)|log in|offers?"
    r"|trial|cancel|members?(?:hip)?|unlimited|privacy|premium|register|free|supporters?|donat\w+)\b",
    re.I,
)
_POLLS = late(
    r"\b[\d,.]+\+? votes?(?: so far| cast)?\b|^(?:cast your vote|vote (?:now|below)|take our poll)", re.I
)
_SHORT, _LINE = 40, 30  # words of a line that makes an offer, of one that invites
_ANSWER = 12  # words behind the question
_READER = late(r"\b(?:you|your|our|us)\b", re.I)
_DISCLOSURE = late(
    r"\bwe (?:(?:may|might|could|can|will|often|also) ){0,2}(?:earn|receive|get|make)\b"
    r"[^.]{0,30}\bcommissions?\b"
    r"|\bthrough (?:a|our|the) links? on (?:our|this) site\b.{0,60}\b(?:commission|compensation)\b"
    r"|\bindependently (?:selected|reviewed|chosen) by (?:our|the) (?:\w+ )?(?:editors|team)\b"
    r"|\b(?:post|article|page|story|site) (?:may )?contains? affiliate links\b",
    re.I,
)
_QUOTED = ("“", '"', "‘", "«", "„")


@cache
def _said() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in word_lists("reader.clean.page", "asking.txt").items()}


def makes_offer(text: str) -> bool:
    """Whether a line offers a subscription, or what is behind it."""
    folded = text.casefold()
    return any(words in folded for words in _said()["offers"])


def discloses(text: str) -> bool:
    """Whether a paragraph says that the site earns by its links."""
    folded = text.casefold()
    told = (
        "commission" in folded
        or "compensation" in folded
        or "independently" in folded
        or "affiliate" in folded
    )
    return told and _DISCLOSURE.search(text) is not None


def invites(text: str) -> bool:
    """Whether a line asks the reader, in the words of the site, to do something for it."""
    folded = text.casefold().lstrip("*•→>-–— ([")
    first = folded.partition(" ")[0].strip(":,")
    if first not in _said()["verbs"] or len(folded.split()) > _LINE or any(m in text for m in _QUOTED):
        return False
    return _wanted().search(folded) is not None


def asks_reader(text: str) -> bool:
    """Whether a line with a link puts a question to the reader, as the last lines of a page do."""
    if len(text.split()) > _LINE or any(mark in text for mark in _QUOTED):
        return False
    question, mark, rest = text.partition("?")
    return bool(mark) and bool(_READER.search(question)) and len(rest.split()) <= _ANSWER


@cache
def _wanted() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, _said()["wanted"])) + r")\b")


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
            if makes_offer(block.text):
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
