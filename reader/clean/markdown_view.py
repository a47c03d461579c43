"""An article as Markdown, through markdownify."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.article import Article, Block, BlockKind, Image, Link

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DEEPEST = 6  # levels of lists and quotations; markdownify recurses
_CELL_MARK = " | "


def article_markdown(article: Article) -> str:
    """The article with its title, headings, lists, quotations, tables, links and pictures as Markdown.

    The content is built anew as a shallow tree, so that no depth of the source reaches markdownify.
    """
    from lxml.html import tostring
    from markdownify import ATX, MarkdownConverter

    converter = MarkdownConverter(heading_style=ATX, bullets="-", newline_style="backslash", escape_misc=True)
    markdown: str = converter.convert(tostring(_tree(article), encoding="unicode"))
    return markdown.strip() + "\n"


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
    links = iter(article.links)
    link = next(links, None)
    for number, block in enumerate(article.blocks):
        own: list[Link] = []
        while link is not None and link.start < block.end:
            if link.start >= block.start:
                own.append(link)
            link = next(links, None)
        _block(root, article.text, block, own)
        for image in pictures.get(number, ()):
            _picture(root, image)
    return root


def _add(parent: HtmlElement, tag: str, **attributes: str) -> HtmlElement:
    from lxml.html import Element

    child = Element(tag, attributes)
    parent.append(child)
    return child


def _block(root: HtmlElement, text: str, block: Block, links: list[Link]) -> None:
    match block.kind:
        case BlockKind.HEADING:
            # the title is the only heading of the first level
            place = _add(root, f"h{min(6, max(2, block.level))}")
        case BlockKind.LIST_ITEM:
            place = _add(_nested(root, "ul", block.level), "li")
        case BlockKind.BLOCKQUOTE:
            place = _add(_nested(root, "blockquote", block.level), "p")
        case BlockKind.CODE:
            _add(_add(root, "pre"), "code").text = text[block.start : block.end]
            return
        case BlockKind.TABLE:
            _table(root, text[block.start : block.end])
            return
        case _:
            place = _add(root, "p")
    _inline(place, text, block, links)


def _nested(root: HtmlElement, tag: str, level: int) -> HtmlElement:
    """The innermost of `level` nested containers at the end of the tree, made where they are missing."""
    place = root
    for depth in range(min(_DEEPEST, max(1, level))):
        last = place[-1] if len(place) else None
        if last is not None and last.tag == "li":
            place = last
            last = place[-1] if len(place) else None
        if last is None or last.tag != tag:
            last = _add(place, tag)
        place = last
        if tag == "ul" and depth + 1 < level and not len(place):
            _add(place, "li")
    return place


def _inline(place: HtmlElement, text: str, block: Block, links: list[Link]) -> None:
    at = block.start
    for link in links:
        if link.start < at or link.end > block.end:
            continue
        _text(place, text[at : link.start])
        _add(place, "a", href=link.href).text = text[link.start : link.end]
        at = link.end
    _text(place, text[at : block.end])


def _text(place: HtmlElement, text: str) -> None:
    """Append text; a line break within a block becomes a `br`."""
    for number, line in enumerate(text.split("\n")):
        if number:
            _add(place, "br")
        if len(place):
            place[-1].tail = (place[-1].tail or "") + line
        else:
            place.text = (place.text or "") + line


def _table(root: HtmlElement, text: str) -> None:
    table = _add(root, "table")
    for number, line in enumerate(text.split("\n")):
        row = _add(table, "tr")
        for cell in line.split(_CELL_MARK):
            _add(row, "td" if number else "th").text = cell


def _picture(root: HtmlElement, image: Image) -> None:
    _add(_add(root, "p"), "img", src=image.src, alt=image.alt or image.caption)
    note = " ".join(part for part in (image.caption, f"({image.credit})" if image.credit else "") if part)
    if note:
        _add(_add(root, "p"), "em").text = note
