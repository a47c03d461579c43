"""An HTML page to an Article."""

from __future__ import annotations

from dataclasses import fields

from reader.clean.html.align import found_in, words_of
from reader.clean.html.build import build
from reader.clean.html.choose import central
from reader.clean.html.opinions import readability_words, trafilatura_words
from reader.clean.html.prepare import paragraph_words, unhide
from reader.clean.html.tidy import tidy
from reader.clean.html.walk import walk
from reader.clean.metadata.collect import collect
from reader.errors import CleanError
from reader.load.html import parse
from reader.load.source import Source
from reader.model.article import Article


def clean_html(source: Source) -> Article:
    """The story of a saved page: body, metadata, pictures and a ledger of what was cut. Raises CleanError."""
    root = parse(source.text)
    unhide(root, paragraph_words(root))
    body = root.find("body")
    page = walk(root if body is None else body)
    words = [words_of(block.text) for block in page.blocks]
    counts = [len(block) for block in words]
    opinions = [found_in(words, readability_words(root)), found_in(words, trafilatura_words(root))]
    kept = central([opinion for opinion in opinions if any(opinion)] or opinions, counts)
    collected = collect(root, page, kept)
    mended, told = tidy(page, kept, collected)
    if not any(mended):
        raise CleanError(f"{source.info.name}: no article could be found on this page")
    ledger, images = build(page, mended, told)
    stated = {field.name: getattr(collected.metadata, field.name) for field in fields(collected.metadata)}
    return Article(
        source.info,
        ledger.text,
        ledger.blocks,
        images=images,
        links=ledger.links,
        cut=ledger.cuts,
        **stated,
    )
