"""The names of pictures whose bytes stand in the page itself: a digest in place of a long address."""

from __future__ import annotations

import re
from html import unescape

from reader.model.article import EMBEDDED
from reader.text.digest import sha256

LEAST_EMBEDDED = 3_000
"""Characters of a `data:` address: what is shorter keeps the place of a picture that a script loads."""
_DIGITS, _END = 16, 2_000
_DATA = "data:image/"
_FAR = 2_000  # characters between a tag's beginning and an address in it
_IMG = re.compile(r"<img\b[^<>]*\ssrc\s{0,9}=\s{0,9}([\"'])\s{0,9}\Z", re.IGNORECASE)


def embedded_digest(address: str) -> str:
    """What names a picture in a page by its content: hexadecimal digits, from the length and both ends of its
    `data:` address, since a page is cleaned before its first paint."""
    whole = "".join(address.split())
    return sha256(f"{len(whole)} {whole[:_END]} {whole[-_END:]}".encode("utf-8", "replace"))[:_DIGITS]


def name_embedded(markup: str) -> str:
    """A page with the name of each embedded picture in place of its bytes, which are most of the page: what
    comes after is as quick as for a page without. Short ones are left, which keep the place of others."""
    pieces: list[str] = []
    done, at = 0, markup.find(_DATA)
    while at >= 0:
        begun = markup.rfind("<", max(done, at - _FAR), at)
        opened = _IMG.match(markup, begun, at) if begun >= 0 else None
        end = markup.find(opened[1], at) if opened else at + 1
        if end < 0:
            break
        if name := embedded_name(markup[at:end]) if opened else "":
            pieces += markup[done:at], name
            done = end
        at = markup.find(_DATA, end)
    return "".join((*pieces, markup[done:])) if pieces else markup


def embedded_name(address: str) -> str:
    """What stands for a picture whose `data:` address is in the page; '' for placeholders and drawings."""
    head = address[:14].lower()
    if len(address) < LEAST_EMBEDDED or not head.startswith(_DATA) or head.endswith("svg") or "<" in address:
        return ""
    return EMBEDDED + embedded_digest(unescape(address) if "&" in address else address)
