"""A plain-text dump of a page, or any plain text, to an Article."""

from __future__ import annotations

from reader.load.source import Source
from reader.model.article import Article


def clean_dump(source: Source) -> Article:
    """The story of a text dump: body, metadata, and a ledger of what was cut."""
    from reader.clean.clean import keep

    return keep(source)
