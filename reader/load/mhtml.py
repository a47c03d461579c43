"""Web archives (RFC 2557), which browsers write as `.mhtml`: the page in them, without what it embeds.

The standard library's parser recurses into each nested part; this one walks, and looks at text alone.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass

from reader.load.encodings import Encoding, by_label

MAX_PARTS = 10_000
MAX_HEAD = 64 * 1024  # bytes of one head
_START = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]{0,2000}\r?\n(?:[ \t][^\n]{0,2000}\r?\n)*+){1,60}?\r?\n"
)
_ARCHIVE = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
_EMPTY_LINE = re.compile(rb"\n[ \t\r]*+\n")
_FIELD = re.compile(r"^(content-type|content-transfer-encoding):(.*)$", re.IGNORECASE | re.MULTILINE)
_PARAMETER = re.compile(r";\s*([\w-]+)\s*=\s*(?:\"([^\"]*)\"|([^\s;]+))")


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of a page, and the encoding that its part of the archive declares."""

    data: bytes
    encoding: Encoding | None


def is_archive(data: bytes) -> bool:
    """Whether `data` begins like a message in several parts."""
    start = _START.match(data[:MAX_HEAD])
    return start is not None and _ARCHIVE.search(start[0]) is not None


def page_of(data: bytes) -> Page | None:
    """The first HTML page of the archive, however its parts are nested; None if there is none."""
    boundaries: set[bytes] = set()
    head, at = _head(data, 0)
    for _ in range(MAX_PARTS):
        kind, parameters = _content_type(head)
        if kind == "text/html":
            end = _next_boundary(data, at, boundaries)[0]
            body = _body(data[at:end], head.get("content-transfer-encoding", ""))
            return Page(body, by_label(parameters.get("charset", "")))
        if kind.startswith("multipart/") and (boundary := parameters.get("boundary")):
            boundaries.add(boundary.encode("latin-1", "replace"))
        _, after = _next_boundary(data, at, boundaries)
        if after is None:
            return None
        head, at = _head(data, after)
    return None


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


def _content_type(head: dict[str, str]) -> tuple[str, dict[str, str]]:
    value = head.get("content-type", "")
    parameters = {m[1].lower(): m[2] if m[2] is not None else m[3] for m in _PARAMETER.finditer(value)}
    return value.partition(";")[0].strip().lower(), parameters


def _body(data: bytes, encoding: str) -> bytes:
    match encoding.lower():
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
