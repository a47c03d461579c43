"""Guesses the encoding of bytes that declare none and are not valid UTF-8."""

from __future__ import annotations

import re
from itertools import islice

from reader.load.encodings import UTF_8, WINDOWS_1252, Encoding, by_label, guessable

SAMPLE = 64 * 1024  # bytes that a guess is based on

_OF_JAPAN = ("shift_jis", "euc-jp")
_LEAST_WIDE = 6  # letters above ASCII from which Japanese is told by its syllables
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


def guess(data: bytes) -> tuple[str, str] | None:
    """The text of bytes that are not valid UTF-8, and the name of the encoding; None if they are not text."""
    try:
        # surrogates encoded as characters (CESU-8), as programs do that work in UTF-16
        text = data.decode("utf-8", "surrogatepass")
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), UTF_8.name
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")
    stray = len(_STRAY.findall(text))
    sound = len(text) - len(data.translate(None, _ABOVE_ASCII)) - stray
    if sound >= stray or stray * 1000 < len(text):
        return _STRAY_RUN.sub(_mend, text), UTF_8.name
    lines = b"".join(m[0] for m in islice(_LINE.finditer(data), 2000))[:SAMPLE]
    encoding = WINDOWS_1252 if _western(lines.decode("cp1252", "replace")) else _recognised(lines)
    if encoding is None:
        return (_STRAY_RUN.sub(_mend, text), UTF_8.name) if stray * 4 < len(text) else None
    return data.decode(encoding.codec, "replace"), encoding.name


def _western(sample: str) -> bool:
    """Whether `sample`, read as windows-1252, is Western prose."""
    above = [c for c in sample if c > "\x7f"]
    letters = sum(c.isalpha() for c in sample)
    return len(above) * 3 <= letters and sum(c in _WESTERN for c in above) * 20 >= len(above) * 19


def _recognised(sample: bytes) -> Encoding | None:
    """The encoding in which `sample` is Japanese, else the one that charset-normalizer takes it to be in, of
    those that texts are in."""
    if japanese := _japanese(sample):
        return japanese
    from charset_normalizer import from_bytes

    known = guessable()
    best = from_bytes(sample, cp_isolation=list(known), enable_fallback=False).best()
    return known.get(best.encoding) if best else None


def _japanese(sample: bytes) -> Encoding | None:
    """The encoding that makes Japanese of `sample`: few words are enough, since every second letter of it is
    one of 170 of its syllables, which no other reading has."""
    for label in _OF_JAPAN:
        encoding = by_label(label)
        text = sample.decode(encoding.codec, "ignore") if encoding else ""
        wide = [c for c in text if c > "\x7f"]
        syllables = sum("\u3041" <= c <= "\u30fc" for c in wide)
        known = sum("\u3000" <= c <= "\u9fff" or "\uff01" <= c <= "\uff5e" for c in wide)
        if (
            encoding
            and len(wide) >= _LEAST_WIDE
            and syllables >= 0.3 * len(wide)
            and known >= 0.97 * len(wide)
        ):
            return encoding
    return None


def _mend(stray: re.Match[str]) -> str:
    """Stray bytes among UTF-8: signs and letters of windows-1252, or else U+FFFD."""
    text = stray[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    return text if _WESTERN.issuperset(text) else "\N{REPLACEMENT CHARACTER}"


def without_mark(data: bytes) -> tuple[str, str] | None:
    """The text of UTF-16 or UTF-32 without a byte order mark, and the encoding's name."""
    for codec in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        width = 4 if "32" in codec else 2
        if len(data) % width:
            continue
        # line breaks and spaces of UTF-16 have a zero byte, always on the same side
        if width == 2 and data[1::2].count(0) * 20 > data[::2].count(0) > data[1::2].count(0) / 20:
            continue
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _PROSE.fullmatch(text) and ("\n" in text or " " in text):
            return text, codec[:6]
    return None
