"""An HTML page to an Article."""

from __future__ import annotations

from reader.clean.assemble import assemble
from reader.clean.html.apart import MOST_TAGS, clean_apart, is_heavy
from reader.clean.html.build import build
from reader.clean.html.decide import decide
from reader.clean.html.prepare import paragraph_words, unhide
from reader.clean.html.rough import clean_roughly
from reader.clean.html.tidy import tidy
from reader.clean.html.together import together
from reader.clean.html.walk import walk
from reader.clean.metadata.collect import collect
from reader.errors import CleanError
from reader.load.guard import Tamed, tame
from reader.load.html import grow
from reader.load.sanitise import sanitise
from reader.load.source import Source
from reader.model.article import Article


def clean_html(source: Source) -> Article:
    """The story of a saved page: body, metadata, pictures and a ledger of what was cut. Raises CleanError."""
    tamed = tame(sanitise(source.text))
    if not is_heavy(tamed):
        return clean_here(source, tamed)
    article = clean_apart(source) if tamed.tags <= MOST_TAGS else None
    return article or clean_roughly(source)


def clean_here(source: Source, tamed: Tamed) -> Article:
    """The same in this process, however long that takes. `tamed` is the markup of `source`."""
    root = grow(tamed.markup, name=source.info.name)
    unhide(root, paragraph_words(root))
    body = root.find("body")
    page = walk(root if body is None else body)
    kept = decide(root, page)
    collected = collect(root, page, kept)
    mended, told = tidy(page, kept, collected)
    mended = together(page, mended)
    if not any(mended):
        raise CleanError(f"{source.info.name}: this page holds no text to read")
    ledger, images = build(page, mended, told)
    return assemble(source.info, ledger, collected.metadata, images)
