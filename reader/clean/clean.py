"""A Source to an Article."""

from __future__ import annotations

import re

from reader.clean.stated_fields import with_fields
from reader.frozen import replace
from reader.load.source import Source
from reader.model.article import Article, Block, BlockKind, SourceFormat

_PARAGRAPH = r"\S(?:[^\n]*\S)?"


def clean(source: Source) -> Article:
    """The body without site furniture, its metadata, and the ledger. Raises CleanError."""
    article = with_fields(_cleaned(source), source.fields)
    return replace(article, notes=(*source.notes, *article.notes)) if source.notes else article


def _cleaned(source: Source) -> Article:
    match source.info.format:
        case SourceFormat.TEXT if source.body_only:
            from reader.clean.dump.cleaner import keep_body

            return keep_body(source)
        case SourceFormat.TEXT:
            from reader.clean.dump.cleaner import clean_dump

            return clean_dump(source)
        case SourceFormat.HTML:
            from reader.clean.page.cleaner import clean_html

            return clean_html(source)
        case SourceFormat.MARKDOWN:
            from reader.clean.markdown.cleaner import clean_markdown

            return clean_markdown(source)
        case SourceFormat.DOCUMENT:
            from reader.clean.document.cleaner import clean_document

            return clean_document(source)


def keep(source: Source) -> Article:
    """The decoded file unchanged, with a block for every line that is not blank; of a document, whose file
    is no text, all its text.

    Its offsets are the file's own. It is not safe to show as it is (`sanitise.in_place`).
    """
    if source.info.format is SourceFormat.DOCUMENT:
        return clean(source)
    text = source.decoded
    blocks = tuple(Block(BlockKind.PARAGRAPH, m.start(), m.end()) for m in re.finditer(_PARAGRAPH, text))
    return with_fields(Article(source.info, text, blocks), source.fields)
