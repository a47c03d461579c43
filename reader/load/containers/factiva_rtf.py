"""Exports of Factiva as RTF: tables of codes (HD, WC, PD, SN, LP, TD ...), or lines without codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.errors import NotAnArticle
from reader.load.containers.database_fields import StatedFields
from reader.load.containers.database_labels import Field
from reader.load.containers.factiva_head import (
    ACCESSION,
    BODY_CODES,
    CODES,
    enter_codes,
    enter_lines,
    words_line,
)
from reader.load.containers.nexis_lines import NexisLine
from reader.load.containers.rtf_lines import CELL, rtf_lines
from reader.load.source import Part

MAX_LINES = 200_000  # of one article
_HEAD = 4 * 1024 * 1024
_LAST_LINE = re.compile(ACCESSION.pattern.encode() + rb"[ }]{0,4}(?:\\(?:par|cell|line|page)\b|[}\r\n])")
_CODED = re.compile(rf"\s*({'|'.join(sorted(CODES, key=len, reverse=True))})(?:\s*[{CELL}|]\s*|\s*$)")


def is_export(data: bytes) -> bool:
    """Whether an RTF file is an export of Factiva: lines in it end with an accession number."""
    return _LAST_LINE.search(data[:_HEAD]) is not None


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The articles of the export. Raises LoadError."""
    for lines in _articles(rtf_lines(data), name):
        part = _article(lines)
        if part is not None:
            yield part


def _articles(lines: Iterable[NexisLine], name: str) -> Iterator[list[NexisLine]]:
    """The lines of each article: its accession number stands at its end, or in its field AN."""
    held: list[NexisLine] = []
    for line in lines:
        if not line.text.strip(f"\xa0 {CELL}"):
            continue
        held.append(line)
        if len(held) > MAX_LINES:
            raise NotAnArticle(f"{name}: holds an article of more than {MAX_LINES:,} lines, which none has")
        if ACCESSION.search(line.text) and len(line.text.split()) <= 4:
            yield held
            held = []


def _article(lines: list[NexisLine]) -> Part | None:
    found = ACCESSION.search(lines[-1].text)
    number = found[0] if found else ""
    stated = StatedFields()
    codes = _codes(lines)
    if "HD" in codes and any(code in codes for code in ("SN", "PD", "WC")):
        enter_codes(codes, stated)
        return stated.part([text for code in BODY_CODES for text in codes.get(code, ())], number)
    texts = [" ".join(line.text.replace(CELL, " ").split()) for line in lines[:-1]]
    at = words_line(texts)
    if at is None:
        return None
    _above(lines[:at], texts[:at], stated)
    return stated.part(texts[enter_lines(texts, at, stated) :], number)


def _codes(lines: list[NexisLine]) -> dict[str, list[str]]:
    """The lines under each code; a code that comes again is one of another article, and does not count."""
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in lines:
        match = _CODED.match(line.text)
        if match and match[1] not in found:
            current = found.setdefault(match[1], [])
            rest = line.text[match.end() :]
        else:
            rest = line.text
        if current is not None:
            pieces = rest.replace(CELL, "\n").split("\n")
            current += [text for piece in pieces if (text := " ".join(piece.split()).rstrip("|").strip())]
    return found


def _above(lines: list[NexisLine], texts: list[str], stated: StatedFields) -> None:
    """Enter the section, the title and the author, which stand above the line of the words.

    The title is the line in bold, or else the first one. Summaries of the search stand on a page before.
    """
    bold = [at for at, line in enumerate(lines) if line.bold]
    title = bold[-1] if bold else 0
    if title < len(texts):
        stated.put(Field.TITLE, texts[title])
    if title and len(texts[title - 1]) < 60:
        stated.put(Field.SECTION, texts[title - 1])
    for text in texts[title + 1 :]:
        if Field.AUTHORS not in stated and len(text.split()) <= 12:
            stated.put(Field.AUTHORS, text)
        else:
            stated.aside(text)
