"""Web archives (RFC 2557), which browsers write as `.mhtml`: the page in them, without what it embeds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.errors import NotAnArticle
from reader.load.containers.mime_parts import HTML, MimePart, decoded_body, mime_parts, start_of
from reader.load.encodings import Encoding, by_label
from reader.load.source import Part
from reader.model.article import SourceFormat
from reader.named_tuple import NamedTuple

_ARCHIVE = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)


class ArchivedPage(NamedTuple):
    """The bytes of a page, the encoding that its part of the archive declares, and whether it is HTML."""

    data: bytes
    encoding: Encoding | None
    is_html: bool


def is_archive(data: bytes) -> bool:
    """Whether `data` begins like a message in several parts."""
    return _ARCHIVE.search(start_of(data)) is not None


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The article of an archive: its page. Raises NotAnArticle where it holds none."""
    page = page_of(data)
    if page is None:
        raise NotAnArticle(f"{name}: is a message or web archive without a page in it")
    yield Part(page.data, SourceFormat.HTML if page.is_html else SourceFormat.TEXT, page.encoding)


def page_of(data: bytes) -> ArchivedPage | None:
    """The first HTML page of the archive, however its parts are nested, or else its first plain text."""
    plain = None
    for part in mime_parts(data):
        kind = part.head.get_content_type()
        if kind in HTML:
            return _page(data, part)
        if kind == "text/plain" and "content-type" in part.head and plain is None:
            plain = part
    return _page(data, plain) if plain else None


def _page(data: bytes, part: MimePart) -> ArchivedPage:
    head = part.head
    charset = by_label(head.get_content_charset(""))
    return ArchivedPage(decoded_body(data, part), charset, head.get_content_type() in HTML)
