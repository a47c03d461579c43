"""The parts of a message in the form of MIME (RFC 2045 to 2047), which mails and saved web pages have.

The parser of `email` recurses into nested parts and takes quadratic time on hostile heads. So the parts are
found here, in one pass over their boundaries, and `email` is given what it is bounded on: the fields that
describe a part, and the body of one that is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message

from reader.named_tuple import NamedTuple

MAX_PARTS = 10_000
MAX_HEAD = 64 * 1024  # bytes of one head
MAX_FIELD = 4_000  # characters of one field
HTML = frozenset(("text/html", "application/xhtml+xml"))

_START = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]{0,2000}\r?\n(?:[ \t][^\n]{0,2000}\r?\n)*+){1,60}?\r?\n"
)
_EMPTY_LINE = re.compile(rb"\n[ \t\r]*+\n")
_FIELD = re.compile(
    r"^(content-type|content-transfer-encoding|content-disposition|content-location|content-id):(.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_COMMENT = re.compile(r"(\"[^\"]*\")|\([^()]*+\)")  # a boundary in quotation marks may hold brackets
_HALF_BYTE = re.compile(rb"=[0-9A-Fa-f]?\Z")
_NO_BASE64 = re.compile(r"[^A-Za-z0-9+/]")


class MimePart(NamedTuple):
    """The fields that describe a part, and where its body lies in the message."""

    head: Message
    body: slice


def start_of(data: bytes) -> bytes:
    """The head of a message, if `data` begins like one; else b''."""
    start = _START.match(data[:MAX_HEAD])
    return start[0] if start else b""


def mime_parts(data: bytes) -> Iterator[MimePart]:
    """All parts in the order of the file: a set of open boundaries takes the place of recursion.

    The message in a part that is a message is one more part.
    """
    boundaries: set[bytes] = set()
    after: int | None = 0
    for _ in range(MAX_PARTS):
        if after is None:
            return
        head, at = _head(data, after)
        if head.get_content_maintype() == "multipart" and (boundary := head.get_boundary()):
            boundaries.add(boundary.encode("latin-1", "replace"))
        if head.get_content_type() == "message/rfc822":
            end, after = at, at
        else:
            end, after = _next_boundary(data, at, boundaries)
        yield MimePart(head, slice(at, end))


def decoded_body(data: bytes, part: MimePart) -> bytes:
    """The body of a part without its transfer encoding, as far as it is there."""
    head = part.head
    body = data[part.body].decode("ascii", "surrogateescape")
    if head.get("content-transfer-encoding", "").lower() == "base64":
        digits = _NO_BASE64.sub("", body)
        if len(digits) % 4 == 1:  # cut off within a byte, for which `email` gives up the whole
            body = digits[:-1]
    head.set_payload(body)
    found = head.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def is_cut_off(data: bytes, read: MimePart) -> bool:
    """Whether a message ends before it should: its outermost boundary is not closed, or the part that is
    read stops within an encoded byte."""
    boundary = _head(data, 0)[0].get_boundary()
    if boundary and b"\n--" + boundary.encode("latin-1", "replace") + b"--" not in data:
        return True
    body = data[read.body]
    encoding = read.head.get("content-transfer-encoding", "").lower()
    if encoding == "base64":
        signs = _NO_BASE64.sub("", body.decode("latin-1").replace("=", "A"))  # padding counts
        return len(signs) % 4 != 0
    return encoding == "quoted-printable" and _HALF_BYTE.search(body) is not None


def unfolded(head: bytes) -> str:
    """A head with each of its fields on one line."""
    text = head.decode("latin-1").replace("\r\n", "\n")
    # lines that continue a field, of which there can be thousands
    return text.replace("\n ", " ").replace("\n\t", "\t")


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
    message = Message()
    for found in _FIELD.finditer(unfolded(data[at:end])):
        del message[found[1]]
        message[found[1]] = _COMMENT.sub(r"\1", found[2][:MAX_FIELD]).strip(" \t\r;")
    return message, body
