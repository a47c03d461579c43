"""The last step of cleaning, whatever the format: an Article from the ledger and the metadata."""

from __future__ import annotations

from reader.clean.ledger import Ledger
from reader.clean.metadata.fields import Metadata
from reader.clean.metadata.names import in_small_letters
from reader.model.article import Article, Image, SourceInfo


def assemble(
    source: SourceInfo, ledger: Ledger, metadata: Metadata, images: tuple[Image, ...] = ()
) -> Article:
    """The article whose body, tables, links and cuts `ledger` holds.

    Names that are set in capitals get small letters, as the text has them.
    """
    stated = metadata._replace(
        authors=tuple(map(in_small_letters, metadata.authors)),
        contributors=tuple(map(in_small_letters, metadata.contributors)),
    )
    return Article(
        source,
        ledger.text,
        ledger.blocks,
        images=images,
        links=ledger.links,
        cut=ledger.cuts,
        tables=ledger.tables,
        rules=ledger.rules,
        **stated._asdict(),
    )
