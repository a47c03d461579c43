"""Pages that news databases export, cut into articles before they are parsed, and read line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.errors import TooLarge
from reader.markup.html import parse

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_ARTICLE = 8 * 1024 * 1024  # characters of markup of one article
_BLOCKS = (
    "p div td th li tr h1 h2 h3 h4 h5 h6 ul ol table pre blockquote section article header footer aside hr dt"
    " dd text"
)
_LINES = frozenset(_BLOCKS.split())
_UNREAD = frozenset(("script", "style", "title", "noscript", "head"))
_SPACES = re.compile(r"[ \t\r\n\f]+")


def pieces(markup: str, start: re.Pattern[str], name: str) -> Iterator[str]:
    """The markup from each match of `start` to the next one. Raises TooLarge for a piece too long."""
    found = start.finditer(markup)
    here = next(found, None)
    while here is not None:
        after = next(found, None)
        end = after.start() if after else len(markup)
        if end - here.start() > MAX_ARTICLE:
            raise TooLarge(f"{name}: holds an article of more than {MAX_ARTICLE >> 20} MB of markup")
        yield markup[here.start() : end]
        here = after


def tree(markup: str, name: str) -> HtmlElement:
    """The tree of the markup of an article, hardened and sanitised. Raises TooLarge."""
    return parse(markup, name=name)


def text_of(element: HtmlElement) -> str:
    """The text in an element on one line; a line break is kept as one."""
    return "\n".join(lines_of(element))


def lines_of(element: HtmlElement) -> list[str]:
    """The text in an element, a line for each block in it and for what stands between line breaks."""
    lines: list[str] = []
    line: list[str] = []

    def end_line() -> None:
        # a no-break space that was decoded wrongly
        text = _SPACES.sub(" ", "".join(line).replace("Â\xa0", " ")).strip()
        if text.strip("\xa0"):
            lines.append(text.strip("\xa0 "))
        line.clear()

    def enter(tag: object) -> bool:
        if tag == "br" or tag in _LINES:
            end_line()
        return tag not in _UNREAD

    # a walk without recursion: exports nest as deep as somebody likes
    from lxml.etree import iterwalk

    skipped = 0
    for event, node in iterwalk(element, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        if event == "start":
            known = enter(node.tag)
            skipped += not known
            if not skipped and node.text:
                line.append(node.text)
        else:
            skipped -= node.tag in _UNREAD
            if node.tag in _LINES or node.tag == "br":
                end_line()
            if node is not element and not skipped and node.tail:
                line.append(node.tail)
    end_line()
    return lines


def has_class(element: HtmlElement, *names: str) -> bool:
    """Whether an element is of one of the classes, whatever the case of their letters."""
    return not set((element.get("class") or "").casefold().split()).isdisjoint(names)


def of_class(element: HtmlElement, *names: str) -> list[HtmlElement]:
    """The elements of one of the classes within an element, in order."""
    return [node for node in element.iter() if isinstance(node.tag, str) and has_class(node, *names)]
