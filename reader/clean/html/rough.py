"""A page read without a parser, in linear time: where cleaning it as a page took too long."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from reader.clean.dump import clean_dump
from reader.errors import CleanError
from reader.load.guard import texts
from reader.load.sanitise import one_line, sanitise
from reader.load.source import Source
from reader.load.tags import tags
from reader.model.article import Article

NOTE = "This page is too large or too deep to be cleaned as a page, so it was read as plain text."

_REFERENCE = re.compile(r"&#?\w{1,32};?", re.ASCII)  # no longer one is defined
_TITLE = re.compile(r"<title[^>]*+>([^<]{1,2000})", re.IGNORECASE)


def clean_roughly(source: Source) -> Article:
    """The story of a page by its lines alone, as that of a text dump. Raises CleanError."""
    text = plain_text(source.text)
    if not text:
        raise CleanError(f"{source.info.name}: this page holds no text to read")
    article = clean_dump(Source(source.info, text))
    named = _TITLE.search(source.text)
    title = article.title or (one_line(_unescaped(named[1])) if named else None) or None
    return replace(article, title=title, notes=(*article.notes, NOTE))


def plain_text(markup: str) -> str:
    """The text of a page, a line for each block, with a blank line between any two."""
    inline = tags().inline
    lines: list[str] = []
    line: list[str] = []
    for text in texts(markup):
        line.append(_unescaped(markup[text.start : text.end]))
        if text.before not in inline:
            lines.append(" ".join("".join(line).split()))
            line.clear()
    return sanitise("\n\n".join(filter(None, lines)))


def _unescaped(text: str) -> str:
    return _REFERENCE.sub(lambda m: unescape(m[0]), text) if "&" in text else text
