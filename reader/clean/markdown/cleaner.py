"""A Markdown file to an Article. Markdown has no site furniture, so the body is kept whole."""

from __future__ import annotations

import re

from reader.clean.assemble import assemble
from reader.clean.ledger import Ledger
from reader.clean.markdown.front_matter import FrontMatter, front_matter
from reader.clean.markdown.markdown_blocks import (
    MAX_BRACKETS,
    MAX_PARSED,
    MarkdownBlock,
    pieces,
    plain_pieces,
)
from reader.clean.metadata.fields import Metadata
from reader.clean.metadata.signed_line import is_byline, signed
from reader.frozen import replace
from reader.load.source import Source
from reader.model.article import Article, BlockKind, Image
from reader.text.person_names import names_in

_WORD = re.compile(r"\w+")


def clean_markdown(source: Source) -> Article:
    """The whole text with its structure; front matter becomes metadata. Never fails.

    The front matter goes into the ledger too: it may hold more than the fields of an article.
    """
    text = source.text
    front = front_matter(text)
    start = front.body if front else 0
    body = text[start:]
    parsed = len(body) <= MAX_PARSED and body.count("[") <= MAX_BRACKETS
    found = pieces(body) if parsed else plain_pieces(body)
    metadata = (front.metadata if front else None) or Metadata()
    title, headline = _headline(found, metadata.title)
    byline = _byline(found, headline)
    if byline is not None and not metadata.authors:
        metadata = signed(metadata, found[byline].text)
    elif byline is not None and set(names_in(found[byline].text)) != set(metadata.authors):
        byline = None  # the front matter names others
    ledger = Ledger()
    images: list[Image] = []
    _enter_front_matter(ledger, front)
    for number, piece in enumerate(found):
        if number == headline:
            continue
        if number == byline:
            ledger.cut(piece.text, "byline")
        elif piece.reason is not None:
            ledger.cut(piece.text, piece.reason)
        elif piece.text:
            if piece.rule:
                ledger.rule()
            ledger.keep(piece.text, piece.kind, piece.level, piece.links, piece.mark, piece.cells)
        before = ledger.last
        images += [replace(image, block=before) for image in piece.images]
    return assemble(source.info, ledger, metadata._replace(title=title), tuple(images))


def _enter_front_matter(ledger: Ledger, front: FrontMatter | None) -> None:
    if front is not None and front.raw.strip():
        read = front.metadata is not None
        ledger.cut(front.raw, "front matter" if read else "front matter that could not be read")


def _headline(found: list[MarkdownBlock], stated: str | None) -> tuple[str | None, int | None]:
    """The title, and the number of the block that shows it.

    That is a heading at the very beginning: one equal to the stated title, or the only one of level 1.
    """
    first = next((n for n, piece in enumerate(found) if piece.text and piece.reason is None), None)
    if first is None or found[first].kind is not BlockKind.HEADING:
        return stated, None
    text = " ".join(found[first].text.split())
    if stated is not None:
        same = _WORD.findall(text.casefold()) == _WORD.findall(stated.casefold())
        return stated, first if same else None
    only = sum(piece.kind is BlockKind.HEADING and piece.level == 1 for piece in found) == 1
    return (text, first) if found[first].level == 1 and only else (None, None)


def _byline(found: list[MarkdownBlock], headline: int | None) -> int | None:
    """The number of a byline under the headline: a short paragraph of 'By' and a person."""
    if headline is None:
        return None
    below = next((n for n, piece in enumerate(found) if n > headline and piece.text), None)
    if below is None or found[below].kind is not BlockKind.PARAGRAPH or found[below].reason is not None:
        return None
    return below if is_byline(found[below].text) else None
