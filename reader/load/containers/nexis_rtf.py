"""Exports of Nexis as RTF: the same documents as in DOCX, with the same bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.load.containers.database_labels import words_of
from reader.load.containers.databases import LENGTH_SIGNS
from reader.load.containers.nexis_documents import documents
from reader.load.containers.rtf_lines import rtf_lines
from reader.load.source import Part

_HEAD = 4 * 1024 * 1024
_MARKS = (b"\\bkmkstart Bookmark_1", b"\\bkmkstart Body_")
_OLD = re.compile(rb"\d of \d{1,6} DOCUMENTS?\b")


def is_export(data: bytes) -> bool:
    """Whether an RTF file is an export of Nexis."""
    head = data[:_HEAD]
    if any(mark in head for mark in _MARKS):
        return True
    small = head.lower()
    if not any(length in small for length in LENGTH_SIGNS):
        return False
    ends = (word.encode() for word in words_of("end of document") if word.isascii())
    return any(word in small for word in ends) or (b" DOCUMENT" in head and _OLD.search(head) is not None)


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The articles of the export. Raises LoadError."""
    return documents(rtf_lines(data), name)
