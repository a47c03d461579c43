"""A container of the tests' own: a file whose first line is LINES, and then an article a line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.errors import NotAnArticle
from reader.load import formats
from reader.load.format_record import Format, Match
from reader.load.source import Part, PartFields
from reader.model.article import SourceFormat

READ: list[str] = []
"""The articles that were parsed, in order."""


def read_lines_as_parts(data: bytes, name: str) -> Iterator[Part]:
    """An article a line, said to be two of three words; a line with a bang is where the file is damaged."""
    for number, line in enumerate(data.decode().splitlines()[1:]):
        READ.append(line)
        if line == "!":
            raise NotAnArticle(f"{name}: is damaged after article {number}")
        yield Part(line, SourceFormat.TEXT, id=f"r{number}", fields=PartFields(words=3), total=2)


def lines_are_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program know this container."""

    def in_bytes(data: bytes, suffix: str) -> Match:
        return Match.CERTAIN if data.startswith(b"LINES\n") else Match.NONE

    row = Format("lines", "lines", (".lines",), in_bytes=in_bytes, reader=lambda: read_lines_as_parts)
    monkeypatch.setattr(formats, "FORMATS", (row, *formats.FORMATS))
    READ.clear()
