"""Repairs pages whose body extractors would miss: hidden until a script shows it, or named like furniture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.clean.structure.element_kinds import is_hidden

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: An element with this share of the words of all paragraphs is the body, whatever its class names say.
BODY_SHARE = 0.3

# the class names that readability treats as furniture
_UNLIKELY = re.compile(
    "combx|comment|community|disqus|extra|foot|header|menu|remark|rss|shoutbox|sidebar|sponsor|ad-break|agegate|"
    "pagination|pager|popup|tweet|twitter",
    re.I,
)
_PROSE = ("p", "li", "blockquote", "td", "dd")


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


def unhide(root: HtmlElement, words: dict[HtmlElement, int]) -> None:
    """Show elements that inline style hides although they hold the body."""
    least = BODY_SHARE * words.get(root, 0)
    for element, count in words.items():
        if count > least and is_hidden(element):
            element.attrib.pop("hidden", None)
            element.attrib.pop("style", None)


def clear_furniture_names(root: HtmlElement, words: dict[HtmlElement, int]) -> None:
    """Remove class names and ids of furniture from the elements that hold the body."""
    least = BODY_SHARE * words.get(root, 0)
    for element, count in words.items():
        if count > least:
            for name in ("class", "id"):
                if _UNLIKELY.search(element.get(name) or ""):
                    del element.attrib[name]
