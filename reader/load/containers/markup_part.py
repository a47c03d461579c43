"""An article's body in HTML, as feeds and programs hold it, made a document of its own."""

from __future__ import annotations

import re
from html import escape, unescape

from reader.load.source import PartFields
from reader.model.article import SourceFormat

_MARKUP = re.compile(
    r"(?i)</?(?:p|br|div|h[1-6]|ul|ol|li|a|em|strong|b|i|span|blockquote|figure|img|table|article|section|html)\b[^<>]{0,2000}>"
)
_PAGE = re.compile(r"(?i)\s*(?:<\?xml[^>]{0,300}>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b")


def is_markup(text: str) -> bool:
    """Whether a text holds tags of HTML."""
    return "<" in text and _MARKUP.search(text[:50_000]) is not None


def is_page(text: str) -> bool:
    """Whether a text is a whole HTML page, with its furniture."""
    return _PAGE.match(text) is not None


def content_of(text: str, fields: PartFields) -> tuple[str, SourceFormat, bool]:
    """What a part takes: the content, its format, and whether it is the body alone."""
    if is_page(text):
        return text, SourceFormat.HTML, False
    if not is_markup(text):
        return (unescape(text) if "&" in text else text), SourceFormat.TEXT, True
    title = f"<title>{escape(fields.title)}</title>" if fields.title else ""
    page = f"<!DOCTYPE html><html><head>{title}</head><body>{text}</body></html>"
    return page, SourceFormat.DOCUMENT, True
