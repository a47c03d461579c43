"""An article as Markdown, through markdownify."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from reader.clean.structure.quote_signatures import DASHES
from reader.clean.structure.table_cells import CELL_MARK
from reader.model.article import BULLET, DEFINITION, TERM, Article, Block, BlockKind, Hyperlink, Image, Table
from reader.model.span import Span
from reader.model.tables import line_cells, numeric_columns

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from markdownify import MarkdownConverter

_DEEPEST = 6  # levels of lists and quotations; markdownify recurses
_DIGITS = 9  # of a number of a list item (CommonMark 0.31, 5.2)
_MANY = re.compile("[\t ]{2,}")
_INSIDE = re.compile(r"(?<=\S )([0-9]{1,9})\\(?=[.)](?:\s|$))")
_SIDES = ("---", "---:")


def article_markdown(article: Article) -> str:
    """The article with its title, headings, lists, quotations, tables, links and pictures as Markdown.

    The content is built anew as a shallow tree, so that no depth of the source reaches markdownify.
    """
    from lxml.html import tostring

    markdown: str = _converter().convert(tostring(_calmed(_tree(article)), encoding="unicode"))
    return markdown.strip() + "\n"


@cache
def _converter() -> MarkdownConverter:
    from markdownify import ATX, MarkdownConverter

    class Converter(MarkdownConverter):
        """Gives items the numbers that they have, and columns their sides."""

        def escape(self, text: str | None, parent_tags: Any) -> str:
            """Signs that would mean something; a number with a dot means an item at the start of a line."""
            return _INSIDE.sub(r"\1", str(super().escape(text, parent_tags)))  # type: ignore[misc]

        def convert_li(self, el: Any, text: str, parent_tags: Any) -> str:
            """An item; that of an ordered list with its own number."""
            if (number := el.get("value")) is None:
                return str(super().convert_li(el, text, parent_tags))  # type: ignore[misc]
            sign = f"{number}. "
            lines = [" " * len(sign) + line if line else "" for line in text.strip().split("\n")]
            return sign + "\n".join(lines)[len(sign) :] + "\n"

        def convert_tr(self, el: Any, text: str, parent_tags: Any) -> str:
            """A row; the first one with the line that says which columns hold numbers."""
            row = str(super().convert_tr(el, text, parent_tags))  # type: ignore[misc]
            sides = (el.get("sides") or "").split()
            return (
                row.replace("| --- " * len(sides), "".join(f"| {side} " for side in sides)) if sides else row
            )

    return Converter(
        heading_style=ATX, bullets="-", newline_style="backslash", escape_misc=True, strip_pre=None
    )


def _calmed(root: HtmlElement) -> HtmlElement:
    """The tree with one space for many, as it is shown. markdownify looks at each run of them from each of
    its spaces on, and at the end of code too."""
    for element in root.iter():
        if element.tag != "code":
            element.text = _MANY.sub(" ", element.text or "")
        element.tail = _MANY.sub(" ", element.tail or "")
    return root


def _tree(article: Article) -> HtmlElement:
    from lxml.html import Element

    root = Element("div")
    if article.title:
        _add(root, "h1").text = article.title
    pictures: dict[int, list[Image]] = {}
    for image in article.images:
        pictures.setdefault(-1 if image.block is None else image.block, []).append(image)
    for image in pictures.get(-1, ()):
        _picture(root, image)
    tables = {table.block: table for table in article.tables}
    ruled = frozenset(article.rules)
    links = iter(article.links)
    link = next(links, None)
    for number, block in enumerate(article.blocks):
        own: list[Hyperlink] = []
        while link is not None and link.start < block.end:
            if link.start >= block.start:
                own.append(link)
            link = next(links, None)
        if number in ruled:
            _add(root, "hr")
        _block(root, article.text, block, own, tables.get(number))
        for image in pictures.get(number, ()):
            _picture(root, image)
    return root


def _add(parent: HtmlElement, tag: str, **attributes: str) -> HtmlElement:
    from lxml.html import Element

    child = Element(tag, attributes)
    parent.append(child)
    return child


def _block(root: HtmlElement, text: str, block: Block, links: list[Hyperlink], table: Table | None) -> None:
    match block.kind:
        case BlockKind.HEADING:
            # the title is the only heading of the first level
            place = _add(root, f"h{min(6, max(2, block.level))}")
            _text(place, f"{block.mark} " if block.mark else "")
        case BlockKind.LIST_ITEM:
            place = _item(root, block)
        case BlockKind.BLOCKQUOTE:
            quote = _nested(root, "blockquote", block.level)
            item = block.mark is not None and not block.is_attribution
            place = _item(quote, block._replace(level=1)) if item else _add(quote, "p")
            if block.is_attribution and not text.startswith(DASHES, block.start):
                _text(place, f"{block.mark} ")
        case BlockKind.CODE:
            _add(_add(root, "pre"), "code").text = _unpadded(text[block.start : block.end])
            return
        case BlockKind.TABLE:
            cells = line_cells(text, block.start, block.end, CELL_MARK)
            _table(root, text, table or Table(0, 1, cells), links)
            return
        case _:
            place = _add(root, "p")
    _inline(place, text, Span(block.start, block.end), links)


def _unpadded(code: str) -> str:
    """Code without empty lines around it."""
    code = code.rstrip(" \n")
    return code[code.rfind("\n", 0, len(code) - len(code.lstrip(" \n"))) + 1 :]


def _item(root: HtmlElement, block: Block) -> HtmlElement:
    """The place for the words of a list item: one of its own, or a paragraph of the item above."""
    if block.mark in (TERM, DEFINITION):
        tag = "dt" if block.mark == TERM else "dd"
        return _add(_nested(root, "dl", 1), tag)
    if block.mark == "":
        place = _last_item(root, block.level)
        return _add(root if place is None else place, "p")
    if not block.mark or block.mark == BULLET:
        return _add(_nested(root, "ul", block.level), "li")
    home = _nested(root, "ol", block.level)
    above = int(home[-1].get("value") or 0) if len(home) else 0
    digits = block.mark.rstrip(".")
    own = digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS
    return _add(home, "li", value=digits if own else str(above + 1))


def _last_item(root: HtmlElement, level: int) -> HtmlElement | None:
    """The item of the list at the end of the tree, at this depth or the deepest above it."""
    item, place = None, root
    for _ in range(min(_DEEPEST, max(1, level))):
        last = place[-1] if len(place) else None
        if last is None or last.tag not in ("ul", "ol", "dl") or not len(last):
            break
        item = place = last[-1]
    return item


def _nested(root: HtmlElement, tag: str, level: int) -> HtmlElement:
    """The innermost of `level` nested containers at the end of the tree, made where they are missing.

    The lists around it may be of another kind.
    """
    place = root
    deepest = min(_DEEPEST, max(1, level))
    for depth in range(deepest):
        last = place[-1] if len(place) else None
        if last is not None and last.tag == "li":
            place = last
            last = place[-1] if len(place) else None
        around = depth + 1 < deepest and tag in ("ul", "ol") and last is not None and last.tag in ("ul", "ol")
        if last is None or (last.tag != tag and not around):
            last = _add(place, tag)
        place = last
        if tag != "blockquote" and depth + 1 < deepest and not len(place):
            _add(place, "li")
    return place


def _inline(place: HtmlElement, text: str, span: Span, links: Iterable[Hyperlink]) -> None:
    at = span.start
    for link in links:
        if link.start < at or link.end > span.end:
            continue
        _text(place, text[at : link.start])
        _add(place, "a", href=link.href).text = text[link.start : link.end]
        at = link.end
    _text(place, text[at : span.end])


def _text(place: HtmlElement, text: str) -> None:
    """Append text; a line break within a block becomes a `br`."""
    for number, line in enumerate(text.split("\n")):
        if number:
            _add(place, "br")
        if len(place):
            place[-1].tail = (place[-1].tail or "") + line
        else:
            place.text = (place.text or "") + line


def _table(root: HtmlElement, text: str, table: Table, links: list[Hyperlink]) -> None:
    home = _add(root, "table")
    columns = max(map(len, table.rows))
    even = all(len(row) == columns for row in table.rows)
    numeric = numeric_columns(text, table) if even else (False,) * columns
    waiting = deque(links)
    for number, cells in enumerate(table.rows):
        row = _add(home, "tr", **({} if number else {"sides": " ".join(_SIDES[side] for side in numeric)}))
        for cell in cells:
            own = []
            while waiting and waiting[0].start < cell.end:
                own.append(waiting.popleft())
            _inline(_add(row, "td" if number else "th"), text, cell, own)


def _picture(root: HtmlElement, image: Image) -> None:
    _add(_add(root, "p"), "img", src=image.src, alt=image.alt or image.caption)
    note = " ".join(part for part in (image.caption, f"({image.credit})" if image.credit else "") if part)
    if note:
        _add(_add(root, "p"), "em").text = note
