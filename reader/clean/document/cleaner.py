"""A document to an Article: its reader in `load` wrote it as HTML, and nothing in it is site furniture.

Two attributes are the reader's own: `data-cut` on a block gives the reason why it is no part of the body,
`data-page` the number of the page on which a block begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING

from reader.clean.assemble import assemble
from reader.clean.document.printed_page import reasons_of_print
from reader.clean.ledger import Ledger
from reader.clean.metadata.fields import Metadata
from reader.clean.metadata.headline import headline_part
from reader.clean.metadata.house import house_of
from reader.clean.metadata.signed_line import is_byline, signed
from reader.clean.structure.block_walk import walk
from reader.clean.structure.page_model import Page, PageBlock
from reader.clean.structure.raised_text import set_raised
from reader.errors import CleanError
from reader.frozen import replace
from reader.load.source import Source
from reader.markup.html import parse
from reader.model.article import Article, BlockKind, Image
from reader.text.person_names import is_person_like, names_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

CUT, PAGE = "data-cut", "data-page"
_WORD = re.compile(r"\w+")
_MAX_PAGE = 1_000_000  # the highest number of a page
_SHORT_TITLE = 250  # characters
_LONGEST_AUTHOR = 200
_BEGINNING = 8  # blocks in which a stated title is looked for


def clean_document(source: Source) -> Article:
    """The whole document with its structure, pages where it has any, and the ledger. Raises CleanError."""
    root = parse(source.text, name=source.info.name)
    body = root.find("body")
    page = walk(root if body is None else body, set_raised(root))
    stated = " ".join((root.findtext("head/title") or "").split())
    headline = _headline(page, stated)
    byline = _byline(page, headline)
    printed = reasons_of_print(page.blocks, headline)
    ledger, pages, befores = Ledger(), [], []
    for block in page.blocks:
        befores.append(ledger.last)
        reason = _marked(block, CUT) or block.reason or printed.get(block.number)
        if block is headline or block is byline:
            reason = "headline" if block is headline else "byline"
        if reason is not None:
            ledger.cut(block.text, reason)
            continue
        if block.rule:
            ledger.rule()
        ledger.keep(block.text, block.kind, block.level, block.links, block.mark, block.cells)
        number = _marked(block, PAGE)
        pages.append(int(number) if number.isdecimal() and int(number) <= _MAX_PAGE else 0)
    if not pages:
        raise CleanError(f"{source.info.name}: this document holds no text to read")
    befores.append(ledger.last)
    images = tuple(Image(befores[image.before], image.src, image.alt) for image in page.images)
    title = " ".join(headline.text.split()) if headline else stated or None
    house = _house(stated, page, printed, headline) if headline else None
    metadata = Metadata(title=title, authors=_author(root), publisher=house)
    article = assemble(source.info, ledger, signed(metadata, byline.text) if byline else metadata, images)
    return replace(article, pages=_from_one_on(pages)) if any(pages) else article


def _house(stated: str, page: Page, printed: Mapping[int, str], headline: PageBlock) -> str | None:
    """Who published it, if the stated title says so, or the title that a browser printed above the story."""
    above = (block.text for block in page.blocks[: headline.number] if block.number in printed)
    return house_of(None, None, tuple(filter(None, (stated, *above))), headline.text)


def _author(root: HtmlElement) -> tuple[str, ...]:
    """Whom the document names as its author, if that is a person and not the name of an account."""
    named = root.xpath("string(head/meta[@name='author']/@content)")
    return tuple(filter(is_person_like, names_in(str(named)[:_LONGEST_AUTHOR])))


def _marked(block: PageBlock, attribute: str) -> str:
    """The value of an attribute on the block's element or the nearest element around it; '' for none."""
    element = block.element
    while element is not None:
        if value := element.get(attribute):
            return str(value)
        element = element.getparent()
    return ""


def _from_one_on(pages: list[int]) -> tuple[int, ...]:
    """A page for each block: one that bears no number stands on the page of the block before."""
    known = next(number for number in pages if number)
    found = []
    for number in pages:
        known = number or known
        found.append(known)
    return tuple(found)


def _headline(page: Page, stated: str) -> PageBlock | None:
    """The block that shows the title: a heading near the beginning that says the stated title, or, where none
    is stated, one at the very beginning of a level of which there is no other."""
    shown = (block for block in page.blocks if not block.hidden and not _marked(block, CUT))
    beginning = list(islice(shown, _BEGINNING))
    headings = [b for b in beginning if b.kind is BlockKind.HEADING and len(b.text) <= _SHORT_TITLE]
    if stated:
        words = _WORD.findall(stated.casefold())
        equal = next((b for b in headings if _WORD.findall(b.text.casefold()) == words), None)
        if (part := headline_part(stated)) is None:
            return equal
        # 'Council backs homes - The Post', where the heading says 'Council backs homes'
        return next((b for b in headings if Counter(_WORD.findall(b.text.casefold())) == part), equal)
    if not headings or headings[0] is not beginning[0]:
        return None
    first = headings[0]
    levels = [block.level for block in page.blocks if block.kind is BlockKind.HEADING]
    return first if levels.count(first.level) == 1 and first.level == min(levels) else None


def _byline(page: Page, headline: PageBlock | None) -> PageBlock | None:
    """The byline right under the headline."""
    if headline is None:
        return None
    below = next((b for b in page.blocks[headline.number + 1 :] if not b.hidden and b.text.strip()), None)
    return below if below and below.kind is BlockKind.PARAGRAPH and is_byline(below.text) else None
