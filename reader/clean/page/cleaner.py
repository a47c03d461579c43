"""An HTML page to an Article: here, in a process of its own, or as plain text, by what it would cost."""

from __future__ import annotations

from reader.clean.page.in_process import clean_here
from reader.clean.page.isolated import MOST_TAGS, clean_isolated, is_heavy
from reader.clean.page.text_fallback import clean_as_text
from reader.load.source import Source
from reader.markup.guard import harden
from reader.model.article import Article
from reader.text.sanitise import sanitise


def clean_html(source: Source) -> Article:
    """The story of a saved page: body, metadata, pictures and a ledger of what was cut. Raises CleanError."""
    hardened = harden(sanitise(source.text))
    if not is_heavy(hardened):
        return clean_here(source, hardened)
    article = clean_isolated(source) if hardened.tags <= MOST_TAGS else None
    return article or clean_as_text(source)
