"""A page read without a parser, in linear time: for pages that take too long to clean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from reader.clean.dump.cleaner import clean_dump
from reader.errors import CleanError
from reader.frozen import replace
from reader.load.source import Source
from reader.markup.guard import texts
from reader.markup.tags import tags
from reader.model.article import Article
from reader.text.sanitise import one_line, sanitise

NOTE = "This page is too large or too deep to be cleaned as a page, so it was read as plain text."

MOST_LINES = 300_000
PARAGRAPH = 500  # characters

_REFERENCE = re.compile(r"&#?\w{1,32};?", re.ASCII)  # the longest that is defined
_TITLE = re.compile(r"<title[^>]*+>([^<]{1,2000})", re.IGNORECASE)


def clean_as_text(source: Source) -> Article:
    """The story of a page, cleaned as a text dump. Raises CleanError."""
    text = plain_text(source.text)
    if not text:
        raise CleanError(f"{source.info.name}: this page holds no text to read")
    article = clean_dump(Source(source.info, text))
    named = _TITLE.search(source.text)
    title = article.title or (one_line(_unescaped(named[1])) if named else None) or None
    return replace(article, title=title, notes=(*article.notes, NOTE))


def plain_text(markup: str) -> str:
    """The text of a page, a line for each block, separated by blank lines.

    Beyond MOST_LINES blocks, several share a line.
    """
    inline = tags().inline
    lines: list[str] = []
    line: list[str] = []
    for text in texts(markup):
        line.append(_unescaped(markup[text.start : text.end]))
        if text.before not in inline:
            lines.append(" ".join("".join(line).split()))
            line.clear()
    shown = list(filter(None, lines))
    return sanitise("\n\n".join(shown if len(shown) <= MOST_LINES else _joined(shown)))


def _joined(lines: list[str]) -> Iterator[str]:
    """Lines joined to paragraphs of PARAGRAPH characters: millions of tiny blocks would take a minute."""
    paragraph: list[str] = []
    size = 0
    for line in lines:
        paragraph.append(line)
        size += len(line)
        if size >= PARAGRAPH:
            yield " ".join(paragraph)
            paragraph.clear()
            size = 0
    yield " ".join(paragraph)


def _unescaped(text: str) -> str:
    return _REFERENCE.sub(lambda m: unescape(m[0]), text) if "&" in text else text
