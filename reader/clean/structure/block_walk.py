"""Splits a parsed page into numbered blocks and pictures, in one pass without recursion."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.clean.structure.element_kinds import (
    CAPTION_WORDS,
    CONTROLS,
    CREDIT_WORDS,
    HEADINGS,
    INITIAL_WORDS,
    LISTS,
    TEXTLESS,
    class_words,
    is_block,
    is_hidden,
    names_of,
)
from reader.clean.structure.inline_text import InlineText, split_lines
from reader.clean.structure.list_markers import ITEMS, ListMarkers
from reader.clean.structure.page_model import Page, PageBlock, PageImage
from reader.clean.structure.page_pictures import is_picture, picture
from reader.clean.structure.quote_signatures import ends_quote, is_of_quote, signed
from reader.clean.structure.table_cells import TableCells, is_data_table
from reader.model.article import ATTRIBUTION, BlockKind, Hyperlink
from reader.model.tables import CELL_MARK

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONG_LINE = 60  # characters
_PARAGRAPH = 100  # characters of a line that is a paragraph, and makes all lines of its block paragraphs
_MOST_WORDS = {BlockKind.CAPTION: 80, BlockKind.CREDIT: 25}
_NAMED_WITHIN = 2  # levels from a block up to the class name of a caption
_FAR = 2  # blocks between a picture and its caption


class _Frame(NamedTuple):
    """What an element passes on to its content."""

    element: HtmlElement
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    lists: int = 0
    quotes: int = 0
    hidden: bool = False
    control: bool = False
    verbatim: bool = False
    table: bool = False
    signing: bool = False  # inside the attribution of a quote
    home: HtmlElement | None = None  # the innermost list
    item: HtmlElement | None = None
    figure: HtmlElement | None = None
    named: HtmlElement | None = None  # the element whose class name gave the kind


def walk(root: HtmlElement) -> Page:
    """Number the blocks of the page whose `body` (or fragment) is `root`."""
    walker = _Walker()
    walker.run(root)
    return Page(tuple(walker.blocks), tuple(walker.images))


class _Walker:
    def __init__(self) -> None:
        self.blocks: list[PageBlock] = []
        self.images: list[PageImage] = []
        self._text = InlineText()
        self._marks = ListMarkers()
        self._cells: TableCells | None = None
        self._rule = False
        self._frame: _Frame | None = None

    def run(self, root: HtmlElement) -> None:
        # elements to enter, and to leave (with their frame and whether they are blocks)
        stack: list[tuple[HtmlElement, _Frame, bool | None]] = [(root, _Frame(root), None)]
        while stack:
            element, frame, leaving = stack.pop()
            if leaving is not None:
                self._leave(element, frame, leaving)
                if element is not root:
                    self._add(element.tail, frame)
            elif isinstance(element.tag, str) and element.tag not in TEXTLESS:
                inner, block = self._enter(element, frame)
                stack.append((element, frame, block))
                stack.extend((child, inner, None) for child in element.iterchildren(reversed=True))
                if element.text:
                    self._add(element.text, inner)
            elif element is not root:
                self._add(element.tail, frame)
        self._flush()

    def _enter(self, element: HtmlElement, frame: _Frame) -> tuple[_Frame, bool]:
        tag = element.tag
        if tag == "br":
            self._break(element, frame)
            return frame, False
        if tag == "a" and element.get("href"):
            self._text.open_link(element.get("href").strip())
        elif tag in ("img", "amp-img"):
            self._picture(element, frame)
            return frame, False
        if frame.table and tag != "caption":
            self._in_table(element)
            return frame, False
        block = is_block(element) or _is_signature(element, frame) or _is_credit(element, frame)
        if block:
            self._flush()
            self._open(element, frame)
        inner = _inner(element, frame, block)
        if tag == "figcaption" and is_of_quote(element, frame.figure, self.blocks):
            level = self.blocks[-1].level
            inner = inner._replace(kind=BlockKind.BLOCKQUOTE, quotes=level, signing=True)
        return inner, block

    def _open(self, element: HtmlElement, frame: _Frame) -> None:
        """Update rules and list markers at the start of a block element."""
        if element.tag == "hr":
            self._rule = True
        elif element.tag == "ol":
            self._marks.open_list(element)
        elif element.tag in ITEMS:
            self._marks.open_item(element, frame.home)

    def _in_table(self, element: HtmlElement) -> None:
        if self._cells is None:
            self._cells = TableCells()
        if element.tag == "tr":
            self._text.line_break()
            self._cells.open_row(element)
        elif element.tag in ("td", "th"):
            self._text.separate(CELL_MARK)
            self._cells.open_cell(element, len(self._text))
        elif is_block(element):
            self._text.space()

    def _leave(self, element: HtmlElement, frame: _Frame, block: bool) -> None:
        if block:
            self._flush()
            if element.tag == "blockquote" and signed(self.blocks, element):
                self.blocks[-1] = replace(self.blocks[-1], mark=ATTRIBUTION)
            return
        if self._cells is not None and element.tag in ("td", "th"):
            self._cells.close_cell(element, len(self._text))
        elif element.tag == "a":
            self._text.close_link()
        if _is_initial(element):
            self._text.glue()
        elif not element.tail and (following := element.getnext()) is not None:
            # two links, or two styled parts, are separate words
            if following.tag == "a" == element.tag:
                self._text.space()
            elif following.get("class") and element.get("class"):
                self._text.part()

    def _add(self, text: str | None, frame: _Frame) -> None:
        if not text:
            return
        if not self._text:
            self._frame = frame
        if frame.verbatim:
            self._text.add_verbatim(text)
        else:
            self._text.add(text)

    def _break(self, element: HtmlElement, frame: _Frame) -> None:
        """Two breaks end a paragraph; so does one after a long line, as in old pages."""
        if frame.table:
            self._text.space()
            return
        following = element.getnext()
        double = following is not None and following.tag == "br" and not (element.tail or "").strip()
        if double or self._text.ends_sentence(_LONG_LINE):
            self._flush()
        else:
            self._text.line_break()

    def _picture(self, element: HtmlElement, frame: _Frame) -> None:
        found = picture(element)
        if found is not None:
            before = len(self.blocks) + (1 if self._text else 0)
            self.images.append(PageImage(before, *found, element, frame.figure))

    def _flush(self) -> None:
        text, links = self._text.take()
        frame = self._frame
        cells, self._cells = self._cells, None
        if not text.strip() or frame is None:
            return
        if (
            "\n" in text
            and not (frame.verbatim or frame.table)
            and max(map(len, text.split("\n"))) > _PARAGRAPH
        ):
            for line, inside in split_lines(text, links):
                self._block(frame, line, inside)
        else:
            self._block(frame, text, links, cells)

    def _block(
        self, frame: _Frame, text: str, links: tuple[Hyperlink, ...], cells: TableCells | None = None
    ) -> None:
        kind = self._kind(frame, text)
        mark = None
        if kind is BlockKind.BLOCKQUOTE:
            mark = ATTRIBUTION if frame.signing else self._marks.take_quoted(frame.item)
        elif kind in (BlockKind.LIST_ITEM, BlockKind.HEADING):
            mark = self._marks.take(frame.item)
        level = {BlockKind.LIST_ITEM: frame.lists, BlockKind.BLOCKQUOTE: frame.quotes}.get(kind, frame.level)
        self.blocks.append(
            PageBlock(
                len(self.blocks),
                kind,
                level,
                text,
                links,
                frame.element,
                hidden=frame.hidden,
                control=frame.control,
                mark=mark or None if kind is BlockKind.HEADING else mark,
                rule=self._rule,
                cells=cells.take(text) if cells is not None and kind is BlockKind.TABLE else None,
            )
        )
        self._rule = False

    def _kind(self, frame: _Frame, text: str) -> BlockKind:
        """The kind of the frame; a class name makes a caption only of short text beside a picture."""
        most = _MOST_WORDS.get(frame.kind)
        if most is None or frame.element.tag in ("figcaption", "caption"):
            return frame.kind
        near = bool(self.images) and len(self.blocks) - self.images[-1].before <= _FAR
        places = (frame.element, *islice(frame.element.iterancestors(), _NAMED_WITHIN))
        if (near or frame.figure is not None) and len(text.split()) <= most and frame.named in places:
            return frame.kind
        return BlockKind.PARAGRAPH


def _inner(element: HtmlElement, frame: _Frame, block: bool) -> _Frame:
    """The frame for what is inside `element`."""
    tag = element.tag
    changes: dict[str, Any] = {}
    if block:
        changes["element"] = element
    if not frame.hidden and is_hidden(element):
        changes["hidden"] = True
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
    elif tag in ("figcaption", "caption"):
        changes |= {"kind": BlockKind.CAPTION, "table": False}
    elif tag == "table" and is_data_table(element):
        changes |= {"kind": BlockKind.TABLE, "table": True}
    elif is_picture(tag):
        changes["figure"] = frame.figure if frame.figure is not None else element
    if block or frame.kind is BlockKind.CAPTION or frame.figure is not None:
        changes |= _caption_by_name(element, frame)
    return frame._replace(**changes) if changes else frame


def _caption_by_name(element: HtmlElement, frame: _Frame) -> dict[str, Any]:
    names = names_of(element)
    if not names or "c" not in names.lower():
        return {}
    words = class_words(names)
    if not CREDIT_WORDS.isdisjoint(words) and frame.kind is not BlockKind.HEADING:
        return {"kind": BlockKind.CREDIT, "named": element}
    if not CAPTION_WORDS.isdisjoint(words):
        return {"kind": BlockKind.CAPTION, "named": element}
    return {}


def _is_signature(element: HtmlElement, frame: _Frame) -> bool:
    """Whether a `cite` attributes the quote, and is not a title within it."""
    return element.tag == "cite" and frame.quotes > 0 and not frame.signing and ends_quote(element)


def _is_credit(element: HtmlElement, frame: _Frame) -> bool:
    """Whether a part of a caption or figure has the class name of a credit, which makes it a block."""
    if frame.kind is not BlockKind.CAPTION and frame.figure is None:
        return False
    names = names_of(element)
    return bool(names) and not CREDIT_WORDS.isdisjoint(class_words(names))


def _is_initial(element: HtmlElement) -> bool:
    """Whether the element is a drop cap: one capital letter separated from its word."""
    text = (element.text or "").strip()
    if len(text) != 1 or not text.isupper() or len(element):
        return False
    names = names_of(element).lower().replace("-", "").replace("_", "")
    return any(word in names for word in INITIAL_WORDS) or text not in "AIOYÀÉOUE"
