"""An HTML page to an Article: here, in a child process, or as plain text, by what it would cost."""

from __future__ import annotations

from reader.clean.assemble import assemble
from reader.clean.metadata.collect import collect
from reader.clean.page.attached_blocks import keep_attached
from reader.clean.page.bold_headings import with_bold_headings
from reader.clean.page.build import build
from reader.clean.page.capital_headings import with_capital_headings
from reader.clean.page.isolated import MOST_TAGS, clean_isolated, is_heavy
from reader.clean.page.live_entries import with_entry_headings
from reader.clean.page.lost_paragraphs import lost_paragraphs
from reader.clean.page.own_story import lost_story
from reader.clean.page.prepare import concealed, paragraph_words, unshown_parts
from reader.clean.page.stated_body import FEW, NOTE, add_stated_body, is_inside
from reader.clean.page.story_selection import select_blocks
from reader.clean.page.teaser_streams import teaser_streams
from reader.clean.page.text_fallback import clean_as_text
from reader.clean.page.tidy import tidy
from reader.clean.structure.block_walk import walk
from reader.clean.structure.raised_text import set_raised
from reader.errors import CleanError
from reader.load.pictures import name_embedded
from reader.load.source import Source
from reader.markup.guard import HardenedMarkup, harden
from reader.markup.html import parse_hardened
from reader.markup.transfer_escapes import without_transfer_escapes
from reader.model.article import Article
from reader.text.sanitise import sanitise


def clean_html(source: Source) -> Article:
    """The story of a saved page: body, metadata, pictures and a ledger of what was cut. Raises CleanError."""
    markup = name_embedded(without_transfer_escapes(source.text))
    source = source if markup is source.text else Source(source.info, markup, notes=source.notes)
    hardened = harden(sanitise(source.text))
    if not is_heavy(hardened):
        return clean_here(source, hardened)
    article = clean_isolated(source) if hardened.tags <= MOST_TAGS else None
    return article or clean_as_text(source)


def clean_here(source: Source, hardened: HardenedMarkup) -> Article:
    """The same in this process, however long that takes. `hardened` is the markup of `source`. Raises
    CleanError where no text is left."""
    root = parse_hardened(hardened.markup, name=source.info.name)
    unshown = unshown_parts(root, paragraph_words(root)) | set_raised(root)
    body = root.find("body")
    page = walk(root if body is None else body, unshown)
    with concealed(unshown):
        kept = select_blocks(root, page)
    shown = sum(len(block.text.split()) for block, keep in zip(page.blocks, kept, strict=True) if keep)
    home = add_stated_body(root, shown) if shown < FEW else None
    if home is not None:
        page = walk(root if body is None else body, unshown)
        kept = [is_inside(block.element, home) for block in page.blocks]
    collected = collect(root, page, kept)
    if (own := lost_story(page, kept, collected.headline)) is not None:
        kept, collected = own, collect(root, page, own)
    if streams := teaser_streams(page, kept, collected.headline, collected.metadata.url):
        kept = [keep and n not in streams for n, keep in enumerate(kept)]
        collected = collect(root, page, kept)
    if lost := lost_paragraphs(page, kept, collected):
        kept = [keep or n in lost for n, keep in enumerate(kept)]
        collected = collect(root, page, kept)
    mended, known_reasons = tidy(page, kept, collected)
    page, heads = with_entry_headings(page, mended, collected.headline)
    mended = keep_attached(page, [keep or n in heads for n, keep in enumerate(mended)])
    if not any(mended):
        raise CleanError(f"{source.info.name}: this page holds no text to read")
    page = with_bold_headings(with_capital_headings(page, mended), mended)
    ledger, images = build(page, mended, known_reasons)
    notes = (NOTE,) if home is not None else ()
    return assemble(source.info, ledger, collected.metadata, images, notes)
