"""Parses markup into a tree that is safe to walk, show and serialise."""

from __future__ import annotations

import re
from time import monotonic
from typing import TYPE_CHECKING

from reader.errors import TooLarge
from reader.markup.guard import harden
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_TREE_DEPTH = 256  # elements within elements
SECONDS = 10.0  # that parsing may take
_PIECE = 256 * 1024  # bytes given to the parser between two checks of the clock
_ESCAPED = re.compile("&#(?!9;|10;)")  # how a serialiser writes a control character


def parse(text: str, *, name: str = "the page", seconds: float = SECONDS) -> HtmlElement:
    """The tree of the HTML page `text`: always an `html` element, whatever the markup. Raises TooLarge."""
    return parse_hardened(harden(sanitise(text)).markup, name=name, seconds=seconds)


def parse_hardened(hardened: str, *, name: str = "the page", seconds: float = SECONDS) -> HtmlElement:
    """The tree of a page whose markup is hardened.

    Texts and attributes are sanitised after character references are decoded. Comments and processing
    instructions are dropped, and elements below MAX_TREE_DEPTH, whose text moves up. Nothing is fetched.
    Raises TooLarge, about `name`, after `seconds` of parsing.
    """
    from lxml.html import HTMLParser

    parser = HTMLParser(
        huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    markup = hardened.encode("utf-8")
    deadline = monotonic() + seconds
    for start in range(0, len(markup), _PIECE):
        if monotonic() > deadline:
            raise TooLarge(f"{name}: takes longer than {seconds:g} seconds to parse; save it as text")
        parser.feed(markup[start : start + _PIECE])
    try:
        root = parser.close()
    except (SyntaxError, AssertionError):  # there was no input, or no element in it
        root = None
    root = _page(root)
    _flatten(root)
    _cleanse(root)
    return root


def _page(root: HtmlElement | None) -> HtmlElement:
    from lxml.html import Element

    if root is not None and root.tag == "html":
        return root
    page, body = Element("html"), Element("body")
    page.append(body)
    if root is not None:
        body.append(root)
    return page


def _flatten(root: HtmlElement) -> None:
    """Elements at the greatest depth keep only their text."""
    from lxml.etree import iterwalk

    depth, deepest = 0, []
    for event, element in iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start" and depth == MAX_TREE_DEPTH:
            deepest.append(element)
    for element in deepest:
        if len(element):
            text = " ".join(element.itertext())
            for child in list(element):
                element.remove(child)
            element.text = sanitise(text)


def _cleanse(root: HtmlElement) -> None:
    """Sanitise each text and attribute, if a check of all of them at once shows a need."""
    from lxml.etree import tostring

    whole = tostring(root, encoding="unicode")
    if not _ESCAPED.search(whole) and sanitise(whole) is whole:
        return
    for element in root.iter():
        if element.text and (text := sanitise(element.text)) != element.text:
            element.text = text
        if element.tail and (tail := sanitise(element.tail)) != element.tail:
            element.tail = tail
        for name, value in element.attrib.items():
            if (safe := sanitise(value)) != value:
                try:
                    element.set(name, safe)
                except ValueError:  # an invalid attribute name
                    element.attrib.clear()
                    break
