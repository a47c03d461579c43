"""The lines of an export of Nexis (DOCX, RTF) to its documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.errors import NotAnArticle
from reader.load.containers.database_fields import date_line
from reader.load.containers.database_labels import is_end_of_document, words_of
from reader.load.containers.nexis_document import read_document
from reader.load.containers.nexis_lines import NexisLine
from reader.load.source import Part

MAX_LINES = 200_000  # of one document
_COVER = re.compile(r"(\w+)\s*[(（](\d{1,6})[)）]")
_COVER_LINES = 40


def documents(lines: Iterable[NexisLine], name: str) -> Iterator[Part]:
    """A part for each document: from a bookmark or the end of the one before to 'End of Document'.

    The cover page says how many there are; what it says of them is passed over. Raises NotAnArticle.
    """
    held: list[NexisLine] = []
    total, number, bookmarked = None, 0, False
    for at, line in enumerate(lines):
        if at < _COVER_LINES and total is None and number == 0:
            total = _announced(line.text)
        starts = line.mark.startswith("Bookmark_")
        ends = is_end_of_document(line.text)
        if not starts:
            held.append(line)
            if len(held) > MAX_LINES:
                raise NotAnArticle(
                    f"{name}: holds a document of more than {MAX_LINES:,} lines, which none has"
                )
        if starts or ends:
            # what stands before the first bookmark is the cover
            part = None
            if bookmarked or ends:
                held = held if bookmarked or number else _below_cover(held)
                part = read_document(held, str(number + 1), total, old=False)
            held = [line] if starts else []
            bookmarked = bookmarked or starts
            if part is not None:
                number += 1
                yield part
    if bookmarked and any(line.text for line in held):
        part = read_document(held, str(number + 1), total, old=False)
        if part is not None:
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
