"""A document to an Article: its reader in `load` wrote it as HTML, and nothing in it is site furniture.

Two attributes are the reader's own: `data-cut` on a block gives the reason why it is no part of the body,
`data-page` the number of the page on which a block begins.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reader.clean.assemble import assemble
from reader.clean.ledger import Ledger
from reader.clean.metadata.fields import Metadata
from reader.clean.structure.block_walk import walk
from reader.clean.structure.page_model import Page, PageBlock
from reader.clean.structure.raised_text import set_raised
from reader.errors import CleanError
from reader.load.source import Source
from reader.markup.html import parse
from reader.model.article import Article, BlockKind, Image

CUT, PAGE = "data-cut", "data-page"
_WORD = re.compile(r"\w+")
_MAX_PAGE = 1_000_000
_SHORT_TITLE = 250  # characters


def clean_document(source: Source) -> Article:
    """The whole document with its structure, its pages where it has any, and the ledger. Raises CleanError."""
    root = parse(source.text, name=source.info.name)
    body = root.find("body")
    page = walk(root if body is None else body, set_raised(root))
    stated = " ".join((root.findtext("head/title") or "").split())
    headline = _headline(page, stated)
    ledger, pages, befores = Ledger(), [], []
    for block in page.blocks:
        befores.append(ledger.last)
        reason = _marked(block, CUT) or block.reason
        if reason is not None or block is headline:
            ledger.cut(block.text, reason or "headline")
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
    article = assemble(source.info, ledger, Metadata(title=title), images)
    return replace(article, pages=_from_one_on(pages)) if any(pages) else article


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
    """The block that shows the title: a heading at the very beginning that says the stated title, or that is
    of a level of which there is no other."""
    first = next((block for block in page.blocks if not block.hidden and not _marked(block, CUT)), None)
    if first is None or first.kind is not BlockKind.HEADING or len(first.text) > _SHORT_TITLE:
        return None
    if stated and _WORD.findall(stated.casefold()) == _WORD.findall(first.text.casefold()):
        return first
    levels = [block.level for block in page.blocks if block.kind is BlockKind.HEADING]
    return first if levels.count(first.level) == 1 and first.level == min(levels) else None
