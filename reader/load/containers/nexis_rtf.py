"""Exports of Nexis as RTF: the same documents as in DOCX, with the same bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.load.containers.database_labels import words_of
from reader.load.containers.nexis_documents import documents
from reader.load.containers.rtf_lines import rtf_lines
from reader.load.source import Part

_MARK = re.compile(rb"\\bkmkstart (?:Bookmark_\d|Body[_}])|[ {]\d{1,6} of \d{1,6} DOCUMENTS\b")


def is_export(data: bytes) -> bool:
    """Whether an RTF file is an export of Nexis."""
    if _MARK.search(data):
        return True
    words = [word.encode() for word in words_of("end of document") if word.isascii()]
    return any(word in data.lower() for word in words)


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The articles of the export. Raises LoadError."""
    return documents(rtf_lines(data), name)
