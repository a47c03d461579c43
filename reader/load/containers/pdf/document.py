"""A PDF document as HTML: paragraphs and headings with their pages; what is no part of the body is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from reader.load.containers.pdf.columns import columns
from reader.load.containers.pdf.page_text import LOWERED, RAISED, Fragment, PageText
from reader.load.containers.pdf.paragraphs import (
    BULLETS,
    PdfParagraph,
    joined,
    paragraphs_of,
    set_levels,
    texts,
)
from reader.load.containers.pdf.running_heads import page_furniture

_FIRST = 8  # paragraphs in which the title is looked for
_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "ft",
    "ﬆ": "st",
}
_PLAIN = str.maketrans(_LIGATURES)
_NO_MARKS = re.compile(f"[{RAISED}{LOWERED}]")


def as_html(pages: Sequence[PageText], title: str, author: str) -> str:
    """The markup of the document; `title` and `author` are what it says of itself, or ''."""
    furniture = page_furniture(pages)
    found = [p for page, cut in zip(pages, furniture, strict=True) for p in _page(page, cut)]
    whole = joined(found)
    set_levels(whole)
    title = _title(whole, title)
    head = f'<title>{escape(title)}</title><meta name="author" content="{escape(author)}">'
    out = [f"<html><head>{head}</head><body>"]
    for paragraph, text in zip(whole, texts(whole), strict=True):
        out.append(_element(paragraph, text))
    return "\n".join((*out, "</body></html>"))


def _title(paragraphs: Sequence[PdfParagraph], stated: str) -> str:
    """The largest heading at the beginning, where it is the only one of its size; else what is stated."""
    first = [p for p in paragraphs if not p.reason][:_FIRST]
    highest = [p for p in paragraphs if p.level == 1]
    alone = len(highest) == 1 and highest[0] in first
    return _NO_MARKS.sub("", " ".join(texts(highest)).translate(_PLAIN)) if alone else stated


def _page(page: PageText, cut: dict[Fragment, str]) -> Iterator[PdfParagraph]:
    """The paragraphs of a page: what is cut from its head, the text, what is cut from its foot."""
    shown = [f for f in page.fragments if f not in cut and f.text.strip()]
    gone = [
        PdfParagraph(page.number, [f.text], f.size, reason=why) for f, why in cut.items() if f.text.strip()
    ]
    places = {id(p): f for p, f in zip(gone, (f for f in cut if f.text.strip()), strict=True)}
    upper = [p for p in gone if places[id(p)].top < page.height / 2]
    yield from upper
    for column in columns(shown):
        yield from paragraphs_of(page.number, column)
    yield from (p for p in gone if p not in upper)


def _element(paragraph: PdfParagraph, text: str) -> str:
    text = escape(text.translate(_PLAIN)).replace(RAISED, "<sup>").replace(LOWERED, "</sup>")
    if paragraph.reason:
        return f'<p data-cut="{paragraph.reason}" data-page="{paragraph.page}">{text}</p>'
    if paragraph.level:
        return f'<h{paragraph.level} data-page="{paragraph.page}">{text}</h{paragraph.level}>'
    if text.startswith(BULLETS):
        return f'<ul><li data-page="{paragraph.page}">{text[1:].strip()}</li></ul>'
    return f'<p data-page="{paragraph.page}">{text}</p>'
