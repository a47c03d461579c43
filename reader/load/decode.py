"""Bytes to text: byte order mark, declaration, strict UTF-8, then a guess."""

from __future__ import annotations

import codecs

from reader.load.encodings import UTF_8, Encoding, declared
from reader.named_tuple import NamedTuple

_SAMPLE = 64 * 1024  # characters

# UTF-32 first: its little-endian mark begins with that of UTF-16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)


class Decoded(NamedTuple):
    """Text without its byte order mark, and the name of its encoding.

    `utf_8`: the bytes, where all of them are this text in valid UTF-8.
    """

    text: str
    encoding: str
    utf_8: bytes | None = None


def decode(data: bytes, outer_encoding: Encoding | None = None) -> Decoded | None:
    """The text of `data`; None if it is not text in any known encoding.

    `outer_encoding` is the encoding declared outside the data, such as by a container.
    Malformed bytes in an otherwise valid file become U+FFFD, or what windows-1252 makes of them.
    """
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            if name == UTF_8.name and (unmarked := _wide(rest)):
                return unmarked
            text = rest.decode(codec, "replace")
            return Decoded(text, name) if name == UTF_8.name or _mostly_text(text) else None
    said = outer_encoding or declared(data)
    if said and said != UTF_8 and (page := _as_declared(data, said)) is not None:
        return Decoded(page, said.name)
    holds_zeros = b"\0" in data
    if holds_zeros:
        from reader.load.encoding_guess import without_mark

        if wide := without_mark(data):
            return Decoded(*wide)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        from reader.load.encoding_guess import guess

        found = None if _holds_noise(data) else guess(data)
        return Decoded(*found) if found else None
    # a search for one byte is fifty times as fast as for two
    if b"\x1b" in data and b"\x1b$" in data and (japanese := _switched(data)):
        return Decoded(japanese, "iso-2022-jp")
    return None if holds_zeros and data.count(0) * 10 > len(data) else Decoded(text, UTF_8.name, data)


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 behind a byte order mark of UTF-8, as some programs write it."""
    if data.count(0) * 4 < len(data):
        return None
    from reader.load.encoding_guess import without_mark

    found = without_mark(data)
    return Decoded(found[0].removeprefix("\ufeff"), found[1]) if found else None


def _as_declared(data: bytes, said: Encoding) -> str | None:
    """None where the declaration is wrong: pages saved again as UTF-8 keep declaring their old encoding."""
    try:
        if not data.isascii() and data.decode("utf-8"):
            return None
    except UnicodeDecodeError:
        pass
    if b"\0" in data and _holds_noise(data):
        return None
    return data.decode(said.codec, "replace")


def _switched(data: bytes) -> str | None:
    """The text of ISO-2022-JP, which uses ASCII bytes only, if all of `data` is valid."""
    try:
        return data.decode("iso2022_jp")
    except UnicodeDecodeError:
        return None


def _mostly_text(text: str) -> bool:
    """Whether a byte order mark is right: noise decodes to gaps and unassigned characters."""
    sample = text[:_SAMPLE]
    sound = sum((c.isprintable() and c != "\N{REPLACEMENT CHARACTER}") or c.isspace() for c in sample)
    return sound * 10 >= len(sample) * 9 or len(sample) < 20


def _holds_noise(data: bytes) -> bool:
    """Whether bytes hold more control characters than text in a legacy encoding does."""
    controls = len(data) - len(data.translate(None, bytes([*range(9), *range(14, 27), *range(28, 32), 127])))
    return data.count(0) * 1000 > len(data) or controls * 50 > len(data)
