"""The last step of cleaning, whatever the format: an Article from the ledger and the metadata."""

from __future__ import annotations

from typing import Any

from reader.clean.ledger import Ledger
from reader.clean.metadata.fields import Metadata
from reader.clean.update_notes import update_notes
from reader.model.article import Article, Image, SourceInfo
from reader.text.language_detection import text_language
from reader.text.person_names import in_small_letters
from reader.text.sanitise import one_line


def assemble(
    source: SourceInfo,
    ledger: Ledger,
    metadata: Metadata,
    images: tuple[Image, ...] = (),
    notes: tuple[str, ...] = (),
) -> Article:
    """The article whose body, tables, links and cuts `ledger` holds.

    Names that are set in capitals get small letters, as the text has them; a language that nothing states
    is told from the words of the body; a cut line that says what was changed is a note. Whatever
    stated the metadata, and in whichever escapes, nothing in it acts on a terminal.
    """
    text = ledger.text
    metadata = Metadata(*map(_sanitised, metadata))
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
        notes=(*notes, *update_notes(ledger.cuts)),
        **stated._asdict(),
    )


def _sanitised(value: Any) -> Any:
    """A field of the metadata, which is a string, several, or nothing."""
    if isinstance(value, str):
        return one_line(value) or None
    return tuple(filter(None, map(one_line, value))) if value else value
