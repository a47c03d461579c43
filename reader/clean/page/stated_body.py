"""The text that a page states for machines, where it shows none itself: `articleBody` in JSON-LD."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.clean.metadata.jsonld import nodes
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NOTE = "The page itself shows no story; this is the text that it states for machines."
#: Words of the story that a page shows, above which it is not asked what it states.
FEW = 150

_LEAST = 50  # words of a body
_SHOWN = 0.5  # share of the stated words: a page that shows as much needs no other body
_MOST = 400_000  # characters
_TAGS = ("<p", "<br", "<div")


def add_stated_body(root: HtmlElement, shown: int) -> HtmlElement | None:
    """A new element at the end of the page that holds the stated body, where that says far more.

    `shown` are the words of the story that the page shows.
    """
    text = max(
        (body for node in nodes(root) for body in _bodies(node.get("articleBody"))), key=len, default=""
    )
    words = len(text.split())
    body = root.find("body")
    if body is None or len(text) > _MOST or words < _LEAST or shown > _SHOWN * words:
        return None
    home = body.makeelement("div")
    if any(tag in text.casefold() for tag in _TAGS):
        from reader.markup.html import parse

        stated = parse(text).find("body")
        home.extend([] if stated is None else list(stated))
    else:
        for line in filter(None, map(str.strip, sanitise(html.unescape(text)).splitlines())):
            paragraph = home.makeelement("p")
            paragraph.text = line
            home.append(paragraph)
    body.append(home)
    return home


def is_inside(element: HtmlElement, home: HtmlElement) -> bool:
    """Whether an element stands within `home`."""
    return any(place is home for place in element.iterancestors())


def _bodies(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield one
