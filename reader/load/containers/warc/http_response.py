"""A response as a crawler stored it: status, fields, and the body without transfer and content encodings."""

from __future__ import annotations

import zlib
from email.message import Message

from reader.named_tuple import NamedTuple

MAX_BODY = 32 << 20  # bytes
_MAX_HEAD = 256 * 1024


class HttpResponse(NamedTuple):
    """`kind` is the media type, `charset` what is declared of the body; `cut`: the body is not whole."""

    status: int
    kind: str
    charset: str
    body: bytes
    cut: bool = False


def response_of(block: bytes) -> HttpResponse | None:
    """The response in the block of a record; None where there is none."""
    if not block.startswith(b"HTTP/"):
        return None
    head, separator, body = block[:_MAX_HEAD].partition(b"\r\n\r\n")
    if not separator:
        head, separator, body = block[:_MAX_HEAD].partition(b"\n\n")
    body = block[len(head) + len(separator) :]
    first, *lines = head.decode("latin-1").splitlines()
    status = first.split(" ")[1:2]
    fields: dict[str, str] = {}
    for line in lines[:200]:
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip()[:2_000])
    whole = True
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body, whole = unchunked(body)
    body, unpacked = decoded(body, fields.get("content-encoding", "").lower())
    kind, charset = media_type(fields.get("content-type", ""))
    number = int(status[0]) if status and status[0].isdecimal() and len(status[0]) == 3 else 0
    return HttpResponse(number, kind, charset, body, not (whole and unpacked))


def media_type(field: str) -> tuple[str, str]:
    """The media type in lower case, and the charset that is declared with it or ''."""
    if not field:
        return "", ""
    message = Message()
    message["content-type"] = field
    return message.get_content_type(), message.get_content_charset("") or ""


def unchunked(body: bytes) -> tuple[bytes, bool]:
    """A body without its chunks, and whether the last of them is there; one that has none is given as it is:
    some crawlers undo them and leave the field."""
    pieces: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\n", at, at + 4_000)
        digits = body[at : max(end, at)].split(b";")[0].strip()
        try:
            size = int(digits, 16) if len(digits) <= 8 else -1
        except ValueError:
            size = -1
        if size < 0 or end < 0:
            return (b"".join(pieces), False) if pieces else (body, True)
        if size == 0:
            return b"".join(pieces), True
        pieces.append(body[end + 1 : end + 1 + size])
        if end + 1 + size > len(body):
            return b"".join(pieces), False
        at = end + 1 + size
        at += 2 if body[at : at + 2] == b"\r\n" else body[at : at + 1] == b"\n"


def decoded(body: bytes, encoding: str) -> tuple[bytes, bool]:
    """A body without its content encoding, at most MAX_BODY bytes of it, and whether that is all; one whose
    encoding was undone already is given as it is."""
    match encoding:
        case "gzip" | "x-gzip":
            return _inflated(body, 16 + zlib.MAX_WBITS) or (body, True)
        case "deflate":
            return _inflated(body, zlib.MAX_WBITS) or _inflated(body, -zlib.MAX_WBITS) or (body, True)
    return body, True


def _inflated(body: bytes, window: int) -> tuple[bytes, bool] | None:
    unpacker = zlib.decompressobj(window)
    try:
        data = unpacker.decompress(body, MAX_BODY)
    except zlib.error:
        return None
    return data, unpacker.eof
