"""Web archives (RFC 2557), which browsers write as `.mhtml`: the page in them, without what it embeds.

The standard library's parser recurses into each nested part; this one walks, and looks at text alone.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reader.load.encodings import Encoding, by_label

MAX_PARTS = 10_000
MAX_HEAD = 64 * 1024  # bytes of one head
_START = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]{0,2000}\r?\n(?:[ \t][^\n]{0,2000}\r?\n)*+){1,60}?\r?\n"
)
_ARCHIVE = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
_EMPTY_LINE = re.compile(rb"\n[ \t\r]*+\n")
_FIELD = re.compile(r"^(content-type|content-transfer-encoding):(.*)$", re.IGNORECASE | re.MULTILINE)
_WORD = re.compile(r"(?:\s|\([^()]*\))*+([^\s;()]*)")
_PARAMETER = re.compile(r";\s*([\w-]+)\s*=\s*(?:\"([^\"]*)\"|([^\s;]+))")
_HTML = frozenset(("text/html", "application/xhtml+xml"))


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """The bytes of a page, the encoding that its part of the archive declares, and whether it is HTML."""

    data: bytes
    encoding: Encoding | None
    is_html: bool


class _Part(NamedTuple):
    kind: str
    head: dict[str, str]
    body: slice


def is_archive(data: bytes) -> bool:
    """Whether `data` begins like a message in several parts."""
    start = _START.match(data[:MAX_HEAD])
    return start is not None and _ARCHIVE.search(start[0]) is not None


def page_of(data: bytes) -> ArchivedPage | None:
    """The first HTML page of the archive, however its parts are nested, or else its first plain text."""
    plain = None
    for part in _parts(data):
        if part.kind in _HTML:
            return _page(data, part)
        if part.kind == "text/plain" and plain is None:
            plain = part
    return _page(data, plain) if plain else None


def _parts(data: bytes) -> Iterator[_Part]:
    boundaries: set[bytes] = set()
    after: int | None = 0
    for _ in range(MAX_PARTS):
        if after is None:
            return
        head, at = _head(data, after)
        kind = _first_word(head.get("content-type", ""))
        if kind.startswith("multipart/") and (boundary := _parameters(head).get("boundary")):
            boundaries.add(boundary.encode("latin-1", "replace"))
        end, after = _next_boundary(data, at, boundaries)
        yield _Part(kind, head, slice(at, end))


def _page(data: bytes, part: _Part) -> ArchivedPage:
    body = _body(data[part.body], _first_word(part.head.get("content-transfer-encoding", "")))
    return ArchivedPage(body, by_label(_parameters(part.head).get("charset", "")), part.kind in _HTML)


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


def _head(data: bytes, at: int) -> tuple[dict[str, str], int]:
    """What the head that begins at `at` says of its body, by lower-cased name, and where that begins."""
    limit = min(len(data), at + MAX_HEAD)
    empty = _EMPTY_LINE.search(data, max(at - 1, 0), limit)
    end, body = empty.span() if empty else (limit, limit)
    head = data[at:end].decode("latin-1").replace("\r\n", "\n")
    # lines that continue a field, of which there can be thousands
    head = head.replace("\n ", " ").replace("\n\t", "\t")
    return {m[1].lower(): m[2].strip() for m in _FIELD.finditer(head)}, body


def _first_word(value: str) -> str:
    """The first word of a field, in lower case, without the comments that may stand around it."""
    word = _WORD.match(value)
    return word[1].lower() if word else ""


def _parameters(head: dict[str, str]) -> dict[str, str]:
    found = _PARAMETER.finditer(head.get("content-type", ""))
    return {m[1].lower(): m[2] if m[2] is not None else m[3] for m in found}


def _body(data: bytes, encoding: str) -> bytes:
    match encoding:
        case "base64":
            try:
                return binascii.a2b_base64(data)
            except binascii.Error:  # cut off: what is whole so far
                kept = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
                return binascii.a2b_base64(kept[: len(kept) // 4 * 4])
        case "quoted-printable":
            return binascii.a2b_qp(data)
        case _:
            return data
