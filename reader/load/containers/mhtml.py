"""Web archives (RFC 2557), which browsers write as `.mhtml`: the page in them, without what it embeds.

The parser of `email` recurses into nested parts and takes quadratic time on hostile heads. So the parts are
found here, in one pass over their boundaries, and `email` is given what it is bounded on: the two fields
that describe a part, and the body of the one that is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

from reader.errors import NotAnArticle
from reader.load.encodings import Encoding, by_label
from reader.load.source import Part
from reader.model.article import SourceFormat

MAX_PARTS = 10_000
MAX_HEAD = 64 * 1024  # bytes of one head
MAX_FIELD = 4_000  # characters of one field
_START = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]{0,2000}\r?\n(?:[ \t][^\n]{0,2000}\r?\n)*+){1,60}?\r?\n"
)
_ARCHIVE = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
_EMPTY_LINE = re.compile(rb"\n[ \t\r]*+\n")
_FIELD = re.compile(r"^(content-type|content-transfer-encoding):(.*)$", re.IGNORECASE | re.MULTILINE)
_COMMENT = re.compile(r"(\"[^\"]*\")|\([^()]*+\)")  # a boundary in quotation marks may hold brackets
_NO_BASE64 = re.compile(r"[^A-Za-z0-9+/]")
_HTML = frozenset(("text/html", "application/xhtml+xml"))


class ArchivedPage(NamedTuple):
    """The bytes of a page, the encoding that its part of the archive declares, and whether it is HTML."""

    data: bytes
    encoding: Encoding | None
    is_html: bool


class _BodyPart(NamedTuple):
    head: Message
    body: slice


def is_archive(data: bytes) -> bool:
    """Whether `data` begins like a message in several parts."""
    start = _START.match(data[:MAX_HEAD])
    return start is not None and _ARCHIVE.search(start[0]) is not None


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The article of an archive: its page. Raises NotAnArticle where it holds none."""
    page = page_of(data)
    if page is None:
        raise NotAnArticle(f"{name}: is a message or web archive without a page in it")
    yield Part(page.data, SourceFormat.HTML if page.is_html else SourceFormat.TEXT, page.encoding)


def page_of(data: bytes) -> ArchivedPage | None:
    """The first HTML page of the archive, however its parts are nested, or else its first plain text."""
    plain = None
    for part in _body_parts(data):
        kind = part.head.get_content_type()
        if kind in _HTML:
            return _page(data, part)
        if kind == "text/plain" and "content-type" in part.head and plain is None:
            plain = part
    return _page(data, plain) if plain else None


def _body_parts(data: bytes) -> Iterator[_BodyPart]:
    """All parts in the order of the file: a set of open boundaries takes the place of recursion."""
    boundaries: set[bytes] = set()
    after: int | None = 0
    for _ in range(MAX_PARTS):
        if after is None:
            return
        head, at = _head(data, after)
        if head.get_content_maintype() == "multipart" and (boundary := head.get_boundary()):
            boundaries.add(boundary.encode("latin-1", "replace"))
        end, after = _next_boundary(data, at, boundaries)
        yield _BodyPart(head, slice(at, end))


def _page(data: bytes, part: _BodyPart) -> ArchivedPage:
    head = part.head
    body = data[part.body].decode("ascii", "surrogateescape")
    if head.get("content-transfer-encoding", "").lower() == "base64":
        digits = _NO_BASE64.sub("", body)
        if len(digits) % 4 == 1:  # cut off within a byte, for which `email` gives up the whole
            body = digits[:-1]
    head.set_payload(body)
    decoded = head.get_payload(decode=True)
    return ArchivedPage(
        decoded if isinstance(decoded, bytes) else b"",
        by_label(head.get_content_charset("")),
        head.get_content_type() in _HTML,
    )


def _next_boundary(data: bytes, at: int, boundaries: set[bytes]) -> tuple[int, int | None]:
    """Where the next line is that is any of the boundaries, and where the line after it begins."""
    at -= 1  # the line break before may be the end of the head
    while (at := data.find(b"\n--", max(at, 0))) >= 0:
        start, end = at + 1, data.find(b"\n", at + 1)
        line = data[start + 2 : len(data) if end < 0 else end].rstrip(b"\r \t")
        if line in boundaries or line.removesuffix(b"--") in boundaries:
            return start, None if end < 0 else end + 1
        at += 3
    return len(data), None


def _head(data: bytes, at: int) -> tuple[Message, int]:
    """What the head that begins at `at` says of its body, and where that begins."""
    limit = min(len(data), at + MAX_HEAD)
    empty = _EMPTY_LINE.search(data, max(at - 1, 0), limit)
    end, body = empty.span() if empty else (limit, limit)
    head = data[at:end].decode("latin-1").replace("\r\n", "\n")
    # lines that continue a field, of which there can be thousands
    head = head.replace("\n ", " ").replace("\n\t", "\t")
    message = Message()
    for field in _FIELD.finditer(head):
        del message[field[1]]
        message[field[1]] = _COMMENT.sub(r"\1", field[2][:MAX_FIELD]).strip(" \t\r;")
    return message, body
