"""Exports of Factiva that were saved as plain text: a form feed or an accession number ends each article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.load.containers.database_text import decoded_text
from reader.load.containers.factiva_head import ACCESSION
from reader.load.containers.factiva_lines import read_articles
from reader.load.containers.nexis_lines import NexisLine
from reader.load.containers.rtf_lines import PAGE
from reader.load.source import Part

_HEAD = 1024 * 1024
_LAST_LINE = re.compile(rb"(?m)^(?:AN[ \t]+)?\S{2,20}[ \t]+" + ACCESSION.pattern.encode() + rb"[ \t]*\r?$")


def is_export(data: bytes) -> bool:
    """Whether a text is an export of Factiva: a line in it is a word and an accession number."""
    return _LAST_LINE.search(data[:_HEAD]) is not None and not data.lstrip().startswith((b"<", b"{"))


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The articles of the export. Raises NotAnArticle for bytes that are no text."""
    return read_articles(_lines(decoded_text(data, name)), name)


def _lines(text: str) -> Iterator[NexisLine]:
    for page, lines in enumerate(text.split("\f")):
        if page:
            yield NexisLine("", PAGE)
        for line in lines.splitlines():
            yield NexisLine(line.rstrip())
