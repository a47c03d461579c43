"""Splits a parsed page into numbered blocks and pictures, in one pass without recursion."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING

from reader.clean.structure.element_kinds import (
    BLOCK,
    CAPTION_WORDS,
    CREDIT_WORDS,
    TEXTLESS,
    is_block,
)
from reader.clean.structure.embeds import embedded
from reader.clean.structure.inline_text import InlineText, split_lines
from reader.clean.structure.list_markers import ITEMS, ListMarkers
from reader.clean.structure.page_model import Page, PageBlock, PageImage
from reader.clean.structure.page_pictures import is_shown_again, picture
from reader.clean.structure.picture_boxes import is_beside_alone
from reader.clean.structure.quote_signatures import is_of_quote, signed
from reader.clean.structure.raised_text import set_raised
from reader.clean.structure.table_cells import TableCells
from reader.clean.structure.unshown import LINE_NUMBERS, counts_lines, unshown_elements
from reader.clean.structure.walk_frames import (
    CAPTIONS,
    Frame,
    inner_frame,
    is_initial,
    is_named,
    is_signature,
)
from reader.frozen import replace
from reader.model.article import ATTRIBUTION, BlockKind, Hyperlink
from reader.model.tables import CELL_MARK
from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONG_LINE = 60  # characters
_PARAGRAPH = 100  # characters of a line that is a paragraph, and makes all lines of its block paragraphs
_MOST_WORDS = {BlockKind.CAPTION: 80, BlockKind.CREDIT: 25}
_NAMED_WITHIN = 2  # levels from a block to what names it a caption
_BETWEEN_ITEMS = "; "  # of a list within a cell
_FAR = 2  # blocks between a picture and its caption


class _Aside(NamedTuple):
    """An element within a line whose text does not go on that line, and the line as it was before."""

    element: HtmlElement
    text: InlineText
    frame: Frame | None
    reason: str | None


def walk(root: HtmlElement, unshown: Mapping[HtmlElement, str] | None = None) -> Page:
    """Number the blocks of the page whose `body` (or fragment) is `root`.

    `unshown` are the elements that nobody sees, with the reasons: what the page hides, where it is not given.
    """
    walker = _Walker(unshown_elements(root) | set_raised(root) if unshown is None else unshown)
    walker.run(root)
    return Page(tuple(walker.blocks), tuple(walker.images))


class _Walker:
    def __init__(self, unshown: Mapping[HtmlElement, str]) -> None:
        self._unshown = unshown
        self._asides: list[_Aside] = []
        self.blocks: list[PageBlock] = []
        self.images: list[PageImage] = []
        self._text = InlineText()
        self._marks = ListMarkers()
        self._cells: TableCells | None = None
        self._rule = False
        self._frame: Frame | None = None

    def run(self, root: HtmlElement) -> None:
        # each entry is an element to enter, or one to leave (with its frame and whether it is a block)
        stack: list[tuple[HtmlElement, Frame, bool | None]] = [(root, Frame(root), None)]
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
                self._embed(element, frame)
                self._add(element.tail, frame)
        self._flush()

    def _enter(self, element: HtmlElement, frame: Frame) -> tuple[Frame, bool]:
        tag = element.tag
        if tag == "br":
            self._break(element, frame)
            return frame, False
        if tag == "a" and element.get("href"):
            self._text.open_link(element.get("href").strip())
        elif tag in ("img", "amp-img"):
            self._picture(element, frame)
            return frame, False
        reason = frame.reason or self._unshown.get(element)
        if frame.table and tag != "caption":
            if reason != frame.reason:
                self._set_aside(element, reason)
            elif not self._asides:
                self._in_table(element)
            return frame._replace(reason=reason), False
        block = (is_block(element) and (tag in BLOCK or not is_initial(element))) or (
            is_signature(element, frame) or self._is_picture_words(element, frame)
        )
        if block:
            self._flush()
            self._open(element, frame)
        elif reason != frame.reason:
            self._set_aside(element, reason)
        self._embed(element, frame)
        inner = inner_frame(element, frame._replace(reason=reason), block)
        if tag == "figcaption" and is_of_quote(frame.figure, self.blocks):
            level = self.blocks[-1].level
            inner = inner._replace(kind=BlockKind.BLOCKQUOTE, quotes=level, signing=True)
        return inner, block

    def _open(self, element: HtmlElement, frame: Frame) -> None:
        """What a block element changes for those after it."""
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
        elif element.tag == "li" and self._cells.is_within_cell(len(self._text)):
            self._text.separate(_BETWEEN_ITEMS)
        elif is_block(element):
            self._text.space()

    def _set_aside(self, element: HtmlElement, reason: str | None) -> None:
        self._asides.append(_Aside(element, self._text, self._frame, reason))
        self._text, self._frame = InlineText(), None

    def _take_aside(self, frame: Frame) -> None:
        """The end of an element that was set aside: what it holds is cut."""
        aside, words = self._asides.pop(), self._text
        spaced = words.tail.endswith(" ")
        (text, links), own = words.take(), self._frame or frame
        self._text, self._frame = aside.text, aside.frame
        if spaced:
            self._text.space()
        if text.strip():
            self.blocks.append(
                PageBlock(len(self.blocks), own.kind, own.level, text, links, own.element, aside.reason)
            )

    def _embed(self, element: HtmlElement, frame: Frame) -> None:
        """A player leaves a line in what is cut."""
        found = embedded(element)
        if found is not None:
            line, reason = found
            kind = BlockKind.PARAGRAPH
            self.blocks.append(
                PageBlock(len(self.blocks), kind, 0, line, (), frame.element, frame.reason or reason)
            )

    def _is_picture_words(self, element: HtmlElement, frame: Frame) -> bool:
        """Whether a part of a line says what a picture shows or whose it is: it stands by itself."""
        if frame.kind is BlockKind.CAPTION or frame.figure is not None:
            return is_named(element, CREDIT_WORDS)
        if not is_named(element, CAPTION_WORDS):
            return False
        near = bool(self.images) and len(self.blocks) - self.images[-1].before < _FAR
        return frame.kind is BlockKind.CREDIT or (near and not self._text)

    def _leave(self, element: HtmlElement, frame: Frame, block: bool) -> None:
        if self._asides and self._asides[-1].element is element:
            self._take_aside(frame)
        if block:
            self._flush()
            if element.tag == "blockquote" and signed(self.blocks, element):
                self.blocks[-1] = replace(self.blocks[-1], mark=ATTRIBUTION)
            return
        if self._cells is not None and element.tag in ("td", "th") and not self._asides:
            self._cells.close_cell(element, len(self._text))
        elif element.tag == "a":
            self._text.close_link()
        if is_initial(element):
            self._text.glue()
        elif not element.tail and (following := element.getnext()) is not None:
            # two links, or two styled parts, are separate words
            if following.tag == element.tag and element.tag in ("a", "time"):
                self._text.space()
            elif (following.get("class") and element.get("class")) or following.tag == "span" == element.tag:
                self._text.part()

    def _add(self, text: str | None, frame: Frame) -> None:
        if not text:
            return
        if not self._text:
            self._frame = frame
        if frame.verbatim:
            self._text.add_verbatim(text)
        else:
            self._text.add(text)

    def _break(self, element: HtmlElement, frame: Frame) -> None:
        """Two breaks part paragraphs; so does one after a long line, as old pages have it."""
        if frame.table:
            self._text.space()
            return
        following = element.getnext()
        double = following is not None and following.tag == "br" and not (element.tail or "").strip()
        if double or self._text.ends_sentence(_LONG_LINE):
            self._flush()
        else:
            self._text.line_break()

    def _picture(self, element: HtmlElement, frame: Frame) -> None:
        found = picture(element)
        if found is not None and not is_shown_again(element, found[0], self.images):
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
        self, frame: Frame, text: str, links: tuple[Hyperlink, ...], cells: TableCells | None = None
    ) -> None:
        kind = self._kind(frame, text)
        mark = None
        if kind is BlockKind.BLOCKQUOTE:
            mark = ATTRIBUTION if frame.signing else self._marks.take_quoted(frame.item)
        elif kind in (BlockKind.LIST_ITEM, BlockKind.HEADING):
            mark = self._marks.take(frame.item)
        numbers = kind is BlockKind.CODE and counts_lines(text)
        reason = frame.reason or (LINE_NUMBERS if numbers else None)
        level = {BlockKind.LIST_ITEM: frame.lists, BlockKind.BLOCKQUOTE: frame.quotes}.get(kind, frame.level)
        self.blocks.append(
            PageBlock(
                len(self.blocks),
                kind,
                level,
                text,
                links,
                frame.element,
                reason=reason,
                post=frame.post,
                control=frame.control,
                mark=mark or None if kind is BlockKind.HEADING else mark,
                rule=self._rule,
                cells=cells.take(text) if cells is not None and kind is BlockKind.TABLE else None,
            )
        )
        self._rule = False

    def _kind(self, frame: Frame, text: str) -> BlockKind:
        """The frame's kind; a name alone makes no caption of what stands by no picture or is long."""
        if frame.kind is BlockKind.PARAGRAPH and self.images and not frame.post:
            image = self.images[-1]
            if image.before == len(self.blocks) and is_beside_alone(image.element, frame.element, text):
                return BlockKind.CAPTION
        most = _MOST_WORDS.get(frame.kind)
        if most is None or (frame.named is not None and frame.named.tag in CAPTIONS):
            return frame.kind
        near = bool(self.images) and len(self.blocks) - self.images[-1].before <= _FAR
        places = (frame.element, *islice(frame.element.iterancestors(), _NAMED_WITHIN))
        if (near or frame.figure is not None) and len(text.split()) <= most and frame.named in places:
            return frame.kind
        return BlockKind.PARAGRAPH
