"""What each element of a page hands down to all that is inside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reader.clean.structure.element_kinds import (
    BLOCK,
    CAPTION_WORDS,
    CONTROLS,
    CREDIT_WORDS,
    HEADINGS,
    INITIAL_WORDS,
    LISTS,
    class_words,
    names_of,
)
from reader.clean.structure.embeds import is_post
from reader.clean.structure.list_markers import ITEMS
from reader.clean.structure.page_pictures import is_picture
from reader.clean.structure.quote_signatures import ends_quote
from reader.clean.structure.table_cells import is_data_table
from reader.model.article import BlockKind
from reader.named_tuple import NamedTuple
from reader.text.late_pattern import late

if TYPE_CHECKING:
    from lxml.html import HtmlElement

CAPTIONS = ("figcaption", "caption")
_FLOATED = late(r"\bfloat\s*:\s*left\b", re.I)
_MAX_STYLE = 2_000  # characters


class Frame(NamedTuple):
    """What an element hands down to all that is inside."""

    element: HtmlElement
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    lists: int = 0
    quotes: int = 0
    reason: str | None = None  # why it is cut, whatever it says
    post: bool = False
    control: bool = False
    verbatim: bool = False
    table: bool = False
    signing: bool = False  # who the quote is by
    home: HtmlElement | None = None  # the innermost list
    item: HtmlElement | None = None
    figure: HtmlElement | None = None
    named: HtmlElement | None = None  # what gave the kind by its class name


def inner_frame(element: HtmlElement, frame: Frame, block: bool) -> Frame:
    """The frame for what is inside `element`."""
    tag = element.tag
    changes: dict[str, Any] = {}
    if block:
        changes["element"] = element
    if tag in CONTROLS:
        changes["control"] = True
    if tag in HEADINGS:
        changes |= {"kind": BlockKind.HEADING, "level": HEADINGS[tag]}
    elif tag in LISTS:
        changes |= {"lists": frame.lists + 1, "home": element}
    elif tag in ITEMS:
        kind = BlockKind.BLOCKQUOTE if frame.quotes else BlockKind.LIST_ITEM
        changes |= {"kind": kind, "lists": max(1, frame.lists), "item": element}
    elif tag == "blockquote":
        changes |= {"kind": BlockKind.BLOCKQUOTE, "quotes": frame.quotes + 1, "signing": False, "item": None}
    elif tag in ("footer", "cite") and block and frame.quotes:
        changes["signing"] = True
    elif tag == "pre":
        changes |= {"kind": BlockKind.CODE, "verbatim": True}
    elif tag == "figure":
        changes["figure"] = element
    elif tag in CAPTIONS:
        changes |= {"kind": BlockKind.CAPTION, "table": False, "named": element}
    elif tag == "table" and is_data_table(element):
        changes |= {"kind": BlockKind.TABLE, "table": True}
    elif is_picture(tag):
        changes["figure"] = frame.figure if frame.figure is not None else element
    if is_post(element) and not frame.post:
        changes |= {"kind": BlockKind.BLOCKQUOTE, "quotes": frame.quotes + 1, "post": True, "item": None}
    if block or frame.kind is BlockKind.CAPTION or frame.figure is not None:
        changes |= _caption_by_name(element, frame)
    return frame._replace(**changes) if changes else frame


def _caption_by_name(element: HtmlElement, frame: Frame) -> dict[str, Any]:
    names = names_of(element)
    if not names or "c" not in names.lower():
        return {}
    words = class_words(names)
    if not CREDIT_WORDS.isdisjoint(words) and frame.kind is not BlockKind.HEADING:
        return {"kind": BlockKind.CREDIT, "named": element}
    if not CAPTION_WORDS.isdisjoint(words) and frame.kind is not BlockKind.CAPTION:
        return {"kind": BlockKind.CAPTION, "named": element}
    return {}


def is_signature(element: HtmlElement, frame: Frame) -> bool:
    """Whether a `cite` says who the quote is by, and is no title within it."""
    return element.tag == "cite" and frame.quotes > 0 and not frame.signing and ends_quote(element)


def is_named(element: HtmlElement, words: frozenset[str]) -> bool:
    names = names_of(element)
    return bool(names) and not words.isdisjoint(class_words(names))


def is_initial(element: HtmlElement) -> bool:
    """Whether the element holds one capital letter that a designer set apart from its word."""
    text = (element.text or "").strip()
    if len(text) != 1 or not text.isupper() or len(element):
        return False
    names = names_of(element).lower().replace("-", "").replace("_", "")
    if element.tag not in BLOCK and _FLOATED.search(element.get("style", "")[:_MAX_STYLE]):
        return True
    return any(word in names for word in INITIAL_WORDS) or text not in "AIOYÀÉOUE"
