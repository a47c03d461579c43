"""Bytes to text: byte order mark, declaration, strict UTF-8, then a guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import islice

from reader.load.encodings import UTF_8, WINDOWS_1252, Encoding, declared, guessable

SAMPLE = 64 * 1024  # bytes that a guess is made from

# UTF-32 first: its little-endian mark begins with that of UTF-16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
_ABOVE_ASCII = bytes(range(128, 256))
_STRAY = re.compile("[\udc80-\udcff]")
_STRAY_RUN = re.compile("[\udc80-\udcff]+")
_LINE = re.compile(rb"[^\n]*[\x80-\xff][^\n]*\n?")
# letters and signs of Western prose that windows-1252 has above ASCII
_WESTERN = frozenset("àâäáãåæçèéêëìíîïñòóôöõøœùúûüýÿßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜÝŠšŽž") | frozenset(
    "‘’‚“”„«»‹›–—…•·°§£€¥©®™½¼¾²³¿¡ªº\xa0\xad"
)
_PROSE = re.compile(
    "[\t\n\r\x20-\x7e\xa0-\u2fff\u3000-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U0003ffff]*+"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, without its byte order mark, and the name of the encoding that it was in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | None:
    """The text of `data`; None if it is no text in any encoding that is known.

    What is malformed in a file that is otherwise sound becomes U+FFFD, or what windows-1252 makes of it.
    """
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(codec, "replace")
            return Decoded(text, name) if _mostly_text(text) else None
    said = declared(data)
    if said and said != UTF_8 and (page := _as_declared(data, said)) is not None:
        return Decoded(page, said.name)
    if b"\0" in data and (wide := _unmarked(data)):
        return wide
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None if _holds_noise(data) else _guess(data)
    return Decoded(text, UTF_8.name) if data.count(0) * 10 <= len(data) else None


def _as_declared(data: bytes, said: Encoding) -> str | None:
    """None where the declaration is wrong: saved again as UTF-8, pages keep declaring what they were in."""
    try:
        if not data.isascii() and data.decode("utf-8"):
            return None
    except UnicodeDecodeError:
        pass
    if b"\0" in data and _holds_noise(data):
        return None
    return data.decode(said.codec, "replace")


def _unmarked(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a byte order mark."""
    for codec in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        width = 4 if "32" in codec else 2
        if len(data) % width:
            continue
        # in half of the pairs of a UTF-16 text with line breaks or spaces, one and the same byte is zero
        if width == 2 and data[1::2].count(0) * 20 > data[::2].count(0) > data[1::2].count(0) / 20:
            continue
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _PROSE.fullmatch(text) and ("\n" in text or " " in text):
            return Decoded(text, codec[:6])
    return None


def _mostly_text(text: str) -> bool:
    """Whether what a byte order mark promised is there: noise decodes to gaps and unassigned characters."""
    sample = text[:SAMPLE]
    return not sample or sum(c.isprintable() or c.isspace() for c in sample) * 10 >= len(sample) * 7


def _holds_noise(data: bytes) -> bool:
    """Whether bytes that are not UTF-8 hold more controls than a text in an older encoding may."""
    controls = len(data) - len(data.translate(None, bytes([*range(9), *range(14, 27), *range(28, 32), 127])))
    return data.count(0) * 1000 > len(data) or controls * 50 > len(data)


def _guess(data: bytes) -> Decoded | None:
    """The text of bytes that are not sound UTF-8."""
    try:
        # surrogates written as if they were characters, by programs that think in UTF-16
        text = data.decode("utf-8", "surrogatepass")
        return Decoded(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), UTF_8.name)
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")
    stray = len(_STRAY.findall(text))
    sound = len(text) - len(data.translate(None, _ABOVE_ASCII)) - stray
    if sound >= stray or stray * 1000 < len(text):
        return Decoded(_STRAY_RUN.sub(_mend, text), UTF_8.name)
    lines = b"".join(m[0] for m in islice(_LINE.finditer(data), 2000))[:SAMPLE]
    encoding = WINDOWS_1252 if _western(lines.decode("cp1252", "replace")) else _recognised(lines)
    if encoding is None:
        return Decoded(_STRAY_RUN.sub(_mend, text), UTF_8.name) if stray * 4 < len(text) else None
    return Decoded(data.decode(encoding.codec, "replace"), encoding.name)


def _western(sample: str) -> bool:
    """Whether `sample`, read as windows-1252, is Western prose."""
    above = [c for c in sample if c > "\x7f"]
    letters = sum(c.isalpha() for c in sample)
    return len(above) * 3 <= letters and sum(c in _WESTERN for c in above) * 20 >= len(above) * 19


def _recognised(sample: bytes) -> Encoding | None:
    """The encoding that charset-normalizer takes `sample` to be in, of those that texts are in."""
    from charset_normalizer import from_bytes

    known = guessable()
    best = from_bytes(sample, cp_isolation=list(known), enable_fallback=False).best()
    return known.get(best.encoding) if best else None


def _mend(stray: re.Match[str]) -> str:
    """Stray bytes among UTF-8: signs and letters of windows-1252, or else U+FFFD."""
    text = stray[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    return text if _WESTERN.issuperset(text) else "\N{REPLACEMENT CHARACTER}"
