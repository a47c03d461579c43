"""The text of a Markdown paragraph: emphasis and markup gone, links and pictures remembered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.clean.html.inline import InlineText
from reader.load.sanitise import one_line, sanitise
from reader.model.article import Image, Link

if TYPE_CHECKING:
    from markdown_it.token import Token

_SILENT = re.compile(r"<(/?)(script|style)\b", re.I)
_BREAK = re.compile(r"<br\b", re.I)


@dataclass(frozen=True, slots=True)
class Inline:
    """Text with its links (offsets into it) and the pictures that stand in it."""

    text: str
    links: tuple[Link, ...]
    images: tuple[Image, ...]


def read_inline(token: Token) -> Inline:
    """The text of an inline token. Tags of raw HTML vanish; what they enclose stays, save scripts."""
    text = InlineText()
    images: list[Image] = []
    silent = False
    for child in token.children or ():
        kind = child.type
        if kind == "html_inline":
            if mark := _SILENT.match(child.content):
                silent = not mark[1]
            elif _BREAK.match(child.content):
                text.line_break()
        elif silent:
            continue
        elif kind == "text":
            text.add(sanitise(child.content))
        elif kind == "code_inline":
            text.add(sanitise(child.content) or " ")
        elif kind == "softbreak":
            text.space()
        elif kind == "hardbreak":
            text.line_break()
        elif kind == "link_open":
            text.open_link(one_line(str(child.attrGet("href") or "")))
        elif kind == "link_close":
            text.close_link()
        elif kind == "image":
            images.append(_image(child))
        elif kind == "footnote_ref":
            text.add(f"[{child.meta['id'] + 1}]")
    body, links = text.take()
    return Inline(body, links, tuple(images))


def _image(token: Token) -> Image:
    src, title = str(token.attrGet("src") or ""), str(token.attrGet("title") or "")
    return Image(None, one_line(src), one_line(token.content), one_line(title))
