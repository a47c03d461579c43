"""The beginning of a large text, shown while the rest is loading."""

from __future__ import annotations

from reader.load.decode import decode
from reader.load.encodings import UTF_8
from reader.load.formats import PLAIN, SNIFFED, container_of, format_of, refusal
from reader.load.safe_text import safe_text
from reader.load.source import File, Source
from reader.model.article import SourceFormat, SourceInfo
from reader.text.sanitise import file_name

LEAST = 1 << 20
"""Bytes from which a preview pays: smaller files load within a frame."""
_TAKEN = 4 * SNIFFED  # bytes: enough to tell the format as from the whole


def preview(file: File) -> Source | None:
    """The first pages of a large plain text in valid UTF-8, as `load` will give them; None for any other.

    Its info has the size of the whole file, and no hash.
    """
    head = file.data[: file.data.rfind(b"\n", 0, _TAKEN) + 1]
    if len(file.data) < LEAST or b"\0" in head or refusal(head) or container_of(head, file.name):
        return None
    decoded = decode(head)
    if decoded is None or decoded.encoding != UTF_8.name:
        return None
    text = safe_text(decoded).text
    if not text.strip() or format_of(text, file.name) is not PLAIN:
        return None
    info = SourceInfo(file_name(file.name), SourceFormat.TEXT, decoded.encoding, len(file.data), "")
    return Source(info, text)
