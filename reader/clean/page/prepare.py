"""Repairs pages whose body extractors would miss: hidden until a script shows it, or named like furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.clean.structure.element_kinds import TEXTLESS
from reader.clean.structure.unshown import ARCHIVE_BAR, CONSENT, COOKIES, POP_UP, unshown_elements

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: An element with this share of the words of all paragraphs is the body, whatever its class names say.
BODY_SHARE = 0.3

_NOTICES = (CONSENT, COOKIES, ARCHIVE_BAR)
_STORY = 60  # words of paragraphs: a page that shows fewer hides its story

# the class names that readability takes for furniture
_UNLIKELY = re.compile(
    "combx|comment|community|disqus|extra|foot|header|menu|remark|rss|shoutbox|sidebar|sponsor|ad-break|agegate|"
    "pagination|pager|popup|tweet|twitter",
    re.I,
)


def paragraph_words(root: HtmlElement) -> dict[HtmlElement, int]:
    """The number of words in paragraphs, for every element that holds any."""
    own: dict[HtmlElement, int] = {}
    for paragraph in root.iter("p"):
        own[paragraph] = (
            sum(len(text.split()) for text in paragraph.itertext()) if not _inside(paragraph) else 0
        )
    total = dict(own)
    # in reverse document order children come before their parents
    for element in reversed(list(root.iter())):
        count = total.get(element, 0)
        if count and element is not root:
            parent = element.getparent()
            total[parent] = total.get(parent, 0) + count
    return total


def _inside(paragraph: HtmlElement) -> bool:
    return next(paragraph.iterancestors("p"), None) is not None


def unshown_parts(root: HtmlElement, words: dict[HtmlElement, int]) -> dict[HtmlElement, str]:
    """The parts of a page that no reader sees, with the reasons; what hides the story itself is none.

    A page may hide its story until a script has run. A notice that asks for consent is never the story.
    """
    parts = unshown_elements(root)
    total = words.get(root, 0)
    if total < _STORY:
        return _unless_all(root, parts)
    consent = sum(words.get(part, 0) for part, reason in parts.items() if reason in _NOTICES)
    least = BODY_SHARE * (total - consent)
    told = {
        part: why
        for part, why in parts.items()
        if why in _NOTICES
        or words.get(part, 0) <= least
        or (why == POP_UP and total - consent - words.get(part, 0) >= _STORY)
    }
    hidden = sum(words.get(part, 0) for part in told)
    if total - hidden >= min(_STORY, total / 2) or not hidden:
        return told
    return {part: reason for part, reason in told.items() if not words.get(part) or reason in _NOTICES}


def _unless_all(root: HtmlElement, parts: dict[HtmlElement, str]) -> dict[HtmlElement, str]:
    """The parts, of a page without paragraphs, that do not hold half of its words."""
    total = _text_words(root)
    return {part: why for part, why in parts.items() if why in _NOTICES or 2 * _text_words(part) <= total}


def _text_words(root: HtmlElement) -> int:
    return sum(len((e.text or "").split()) for e in root.iter() if e.tag not in TEXTLESS) + sum(
        len((e.tail or "").split()) for e in root.iter() if e is not root
    )


@contextmanager
def concealed(parts: Iterable[HtmlElement]) -> Iterator[None]:
    """Within it the parts are scripts, so that nobody who is asked reads them."""
    tags = [(part, part.tag) for part in parts]
    for part, _ in tags:
        part.tag = "script"
    try:
        yield
    finally:
        for part, tag in tags:
            part.tag = tag


def clear_furniture_names(root: HtmlElement, words: dict[HtmlElement, int]) -> None:
    """Remove class names and ids of furniture from the elements that hold the body."""
    least = BODY_SHARE * words.get(root, 0)
    for element, count in words.items():
        if count > least:
            for name in ("class", "id"):
                if _UNLIKELY.search(element.get(name) or ""):
                    del element.attrib[name]
