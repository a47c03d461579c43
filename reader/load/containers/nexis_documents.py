"""The lines of an export of Nexis (DOCX, RTF) to its documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.errors import NotAnArticle
from reader.load.containers.database_fields import date_line
from reader.load.containers.database_labels import document_number, is_end_of_document, words_of
from reader.load.containers.nexis_document import read_document
from reader.load.containers.nexis_lines import NexisLine
from reader.load.source import Part

MAX_LINES = 200_000  # of one document
_COVER = re.compile(r"(\w+)\s*[(（](\d{1,6})[)）]")
_COVER_LINES = 40


class _Documents:
    """The documents that lines are parted into, in the manner that the file turns out to be of.

    New files set a bookmark before each document and 'End of Document' below it; either will do. Old ones
    number them: 'n of N DOCUMENTS'. What stands before the first document is the cover.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._held: list[NexisLine] = []
        self._begun = False
        self._old = False
        self._number = 0
        self._lines = 0
        self._total: int | None = None

    def add(self, line: NexisLine) -> Part | None:
        """Enter the next line; the document that it ends, if any. Raises NotAnArticle for one that is too
        long."""
        self._lines += 1
        if self._total is None and not self._number and self._lines <= _COVER_LINES:
            self._total = _announced(line.text)
        which = document_number(line.text)
        if which and (self._old or not self._begun):
            part = self.rest() if self._old else None
            self._held, self._old, self._begun = [], True, True
            self._total = self._total or which[1]
            return part
        if line.mark.startswith("Bookmark_") and not self._old:
            part = self.rest() if self._begun else None
            self._held, self._begun = [line], True
            return part
        self._held.append(line)
        if len(self._held) > MAX_LINES:
            raise NotAnArticle(
                f"{self._name}: holds a document of more than {MAX_LINES:,} lines, which none has"
            )
        if is_end_of_document(line.text) and not self._old:
            if not self._begun and not self._number:
                self._held = _below_cover(self._held)
            part, self._held = self.rest(), []
            return part
        return None

    def rest(self) -> Part | None:
        """The document of the lines that are held; None where they hold none."""
        part = read_document(self._held, str(self._number + 1), self._total, old=self._old)
        self._number += part is not None
        return part

    def last(self) -> Part | None:
        """The document at the end, which nothing ends where the file was cut off."""
        return self.rest() if self._begun else None


def documents(lines: Iterable[NexisLine], name: str) -> Iterator[Part]:
    """A part for each document. Raises NotAnArticle."""
    found = _Documents(name)
    for line in lines:
        if part := found.add(line):
            yield part
    if part := found.last():
        yield part


def _below_cover(lines: list[NexisLine]) -> list[NexisLine]:
    """The lines of a first document without bookmarks: its title stands two lines above its date."""
    lines = [line for line in lines if line.text.strip()]
    if any(_announced(line.text) for line in lines[:_COVER_LINES]):
        for at, line in enumerate(lines[2:]):
            if date_line(line.text):
                return lines[at:]
    return lines


def _announced(text: str) -> int | None:
    match = _COVER.fullmatch(text.strip())
    return int(match[2]) if match and match[1].casefold() in words_of("documents") else None
