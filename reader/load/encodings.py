"""Codecs by the labels that files declare: the table in data/encodings.toml."""

from __future__ import annotations

import re
from functools import cache

from reader.named_tuple import NamedTuple
from reader.text.data_files import data_toml

PRESCAN = 4096  # bytes searched for a declaration; the standard asks for 1,024

# compiled when first needed: never, for plain text
_XML = rb"\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([a-zA-Z0-9_.:-]{1,40})[\"']"
_META = rb"(?i)<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*([a-zA-Z0-9_.:-]{1,40})"
_PAGE = rb"(?i)<(?:!doctype|html|head)\b"


class Encoding(NamedTuple):
    """An encoding: its name in the WHATWG standard, and Python's codec."""

    name: str
    codec: str


UTF_8 = Encoding("utf-8", "utf_8")
WINDOWS_1252 = Encoding("windows-1252", "cp1252")


def declared(data: bytes) -> Encoding | None:
    """The encoding that an HTML or XML file declares at its beginning, if the WHATWG standard has it."""
    head = data[:PRESCAN]
    if b"<" not in head:
        return None
    found = re.match(_XML, head) or (re.search(_META, head) if re.search(_PAGE, head) else None)
    return _labels().get(found[1].decode("ascii").lower()) if found else None


def by_label(label: str) -> Encoding | None:
    """The encoding that `label` names, as in a Content-Type header."""
    return _labels().get(label.strip(" \t\r\n\"'").lower())


@cache
def guessable() -> dict[str, Encoding]:
    """The encodings that a text without a declaration may be in, by codec."""
    known = {encoding.codec: encoding for encoding in _labels().values()}
    return known | {codec: Encoding(codec, codec) for codec in ("cp437", "cp850")}


@cache
def _labels() -> dict[str, Encoding]:
    table = data_toml("reader.load", "encodings.toml")["codecs"]
    return {label: Encoding(names[0], codec) for codec, names in table.items() for label in names}
