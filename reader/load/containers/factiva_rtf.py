"""Exports of Factiva as RTF."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.load.containers.factiva_head import ACCESSION
from reader.load.containers.factiva_lines import read_articles
from reader.load.containers.rtf_lines import rtf_lines
from reader.load.source import Part

_HEAD = 4 * 1024 * 1024
_LAST_LINE = re.compile(ACCESSION.pattern.encode() + rb"[ }]{0,4}(?:\\(?:par|cell|line|page)\b|[}\r\n])")


def is_export(data: bytes) -> bool:
    """Whether an RTF file is an export of Factiva: lines in it end with an accession number."""
    return _LAST_LINE.search(data[:_HEAD]) is not None


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The articles of the export. Raises LoadError."""
    return read_articles(rtf_lines(data), name)
