"""The text of a Markdown paragraph without emphasis and markup, with its links and pictures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.clean.structure.inline_text import InlineText
from reader.clean.structure.picture_captions import split_credit
from reader.clean.structure.quote_signatures import is_attribution
from reader.clean.structure.raised_text import raised
from reader.frozen import frozen, replace
from reader.model.article import Hyperlink, Image
from reader.text.sanitise import one_line, sanitise

if TYPE_CHECKING:
    from markdown_it.token import Token

_SCRIPT_TAG = re.compile(r"<(/?)(script|style)\b", re.I)
_RAISED_TAG = re.compile(r"<(/?)(sup|sub)\b", re.I)
_BREAK = re.compile(r"<br\b", re.I)


@frozen
class Inline:
    """Text with its links (offsets into it) and its pictures."""

    text: str
    links: tuple[Hyperlink, ...]
    images: tuple[Image, ...]


def signed_inline(children: Sequence[Token]) -> tuple[Inline, Inline | None]:
    """The text of a quote's last paragraph, and that of its last line if it is an attribution."""
    depth, last = 0, None
    for number, child in enumerate(children):
        depth += child.nesting
        if depth == 0 and child.type in ("softbreak", "hardbreak"):
            last = number
    if last is not None:
        by = read_inline(children[last + 1 :])
        if is_attribution(by.text):
            return read_inline(children[:last]), by
    return read_inline(children), None


def captioned(children: Sequence[Token]) -> tuple[str, Image] | None:
    """The caption and the picture of a paragraph that is a picture and, on the line below it, emphasised
    words: '![A quay](quay.jpg)' and '*The quay in June. Photo: Pia Lind*'."""
    visible = [child for child in children if child.type != "text" or child.content.strip()]
    kinds = [child.type for child in visible]
    if len(kinds) < 5 or kinds[0] != "image" or kinds[1] not in ("softbreak", "hardbreak"):
        return None
    if kinds[2] not in ("em_open", "strong_open") or visible[-1].level != visible[2].level:
        return None
    if any(child.level <= visible[2].level for child in visible[3:-1]):
        return None
    words = read_inline(visible[2:]).text
    caption, credit = split_credit(one_line(words))
    return words, replace(_image(visible[0]), caption=caption, credit=credit)


def read_inline(children: Sequence[Token]) -> Inline:
    """The text of the children of an inline token. Raw HTML tags are dropped, with the content of scripts."""
    text = InlineText()
    images: list[Image] = []
    in_script = False
    raising: tuple[str, list[str]] | None = None  # the open `sup` or `sub`, and its words
    for child in children:
        kind = child.type
        if kind == "html_inline":
            if mark := _RAISED_TAG.match(child.content):
                if raising is not None:
                    text.add(raised(text.tail, "".join(raising[1]), raising[0]) or "")
                raising = None if mark[1] else (mark[2].lower(), [])
            elif mark := _SCRIPT_TAG.match(child.content):
                in_script = not mark[1]
            elif _BREAK.match(child.content):
                text.line_break()
        elif in_script:
            continue
        elif raising is not None and kind == "text":
            raising[1].append(sanitise(child.content))
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
    if raising is not None:
        text.add(raised(text.tail, "".join(raising[1]), raising[0]) or "")
    body, links = text.take()
    return Inline(body, links, tuple(images))


def _image(token: Token) -> Image:
    src, title = str(token.attrGet("src") or ""), str(token.attrGet("title") or "")
    return Image(None, one_line(src), one_line(token.content), *split_credit(one_line(title)))
