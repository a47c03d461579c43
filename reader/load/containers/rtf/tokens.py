"""The pieces of an RTF file, the characters that control words stand for, and its code pages."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from reader.named_tuple import NamedTuple

_TOKEN = re.compile(
    r"\\(?:(?P<word>[a-zA-Z]{1,40})(?P<number>-?\d{1,10})? ?|'(?P<hex>[0-9a-fA-F]{2})|(?P<symbol>[^a-zA-Z]))"
    r"|(?P<brace>[{}])|[\r\n\0]+|(?P<text>[^\\{}\r\n\0]+)",
    re.DOTALL,
)
CHARACTERS = {
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "tab": " ",
    "~": "\xa0",
    "_": "-",
    "{": "{",
    "}": "}",
    "\\": "\\",
}
BREAKS = frozenset(("par", "sect", "page", "column", "\n", "\r"))
#: Character sets of fonts (\fcharset), and the code pages that they are written in.
_CHARSETS = {
    0: 1252, 77: 10000, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258,
    177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 255: 850,
}  # fmt: skip
_CODECS = {
    10000: "mac_roman",
    10007: "mac_cyrillic",
    65001: "utf-8",
    1361: "johab",
    936: "gb18030",
    708: "iso8859_6",
}


DOUBLE_BYTE = frozenset((932, 936, 949, 950, 1361))


class RtfToken(NamedTuple):
    """A control word or symbol with its number, a brace, a byte, or text: one of them is set."""

    word: str = ""
    number: int | None = None
    brace: str = ""
    byte: int = -1
    text: str = ""


def tokens(source: str) -> Iterator[RtfToken]:
    """The pieces in order; `\\bin` hides bytes that are no text."""
    at = 0
    while found := _TOKEN.search(source, at):
        at = found.end()
        number = int(found["number"]) if found["number"] else None
        if word := found["word"] or found["symbol"]:
            if word == "bin" and number and number > 0:
                at += number
            yield RtfToken(word=word, number=number)
        elif found["hex"]:
            yield RtfToken(byte=int(found["hex"], 16))
        elif found["brace"]:
            yield RtfToken(brace=found["brace"])
        elif found["text"]:
            yield RtfToken(text=found["text"])


def codec_of_page(number: int | None) -> str:
    """Python's name of a code page; windows-1252 for one that it does not know."""
    name = _CODECS.get(number or 0, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def page_of_charset(charset: int | None) -> int | None:
    """The code page of a font's character set; None where the file's own counts."""
    return _CHARSETS.get(charset) if charset is not None else None
