"""The last step of cleaning, whatever the format: an Article from the ledger and the metadata."""

from __future__ import annotations

from reader.clean.learned.language import text_language
from reader.clean.ledger import Ledger
from reader.clean.metadata.fields import Metadata
from reader.clean.metadata.names import in_small_letters
from reader.model.article import Article, Image, SourceInfo


def assemble(
    source: SourceInfo, ledger: Ledger, metadata: Metadata, images: tuple[Image, ...] = ()
) -> Article:
    """The article whose body, tables, links and cuts `ledger` holds.

    Names that are set in capitals get small letters, as the text has them; a language that nothing states
    is told from the words of the body.
    """
    text = ledger.text
    stated = metadata._replace(
        language=metadata.language or text_language(text),
        authors=tuple(map(in_small_letters, metadata.authors)),
        contributors=tuple(map(in_small_letters, metadata.contributors)),
    )
    return Article(
        source,
        text,
        ledger.blocks,
        images=images,
        links=ledger.links,
        cut=ledger.cuts,
        tables=ledger.tables,
        rules=ledger.rules,
        **stated._asdict(),
    )
