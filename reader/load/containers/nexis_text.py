"""Exports of the old Nexis as plain text: 'n of N DOCUMENTS', lines of a fixed width, centred heads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.load.containers.database_labels import document_number, field_of
from reader.load.containers.database_text import decoded_text, rewrapped
from reader.load.containers.nexis_document import read_document
from reader.load.containers.nexis_lines import NexisLine
from reader.load.source import Part

_HEAD = 64 * 1024
_START = re.compile(
    rb"(?m)^[ \t]{0,80}(?:FOCUS - )?[A-Za-z]{0,12} ?\d{1,6} (?:of|von|de|di|van) \d{1,6}"
    rb"(?: [A-Z]{6,12})?[ \t]*\r?$"
)
_FIELD = re.compile(
    rb"(?m)^(?:LENGTH|L\xc3\x84NGE|L\xc4NGE|LONGUEUR|LONGITUD|LUNGHEZZA|LENGTE|COMPRIMENTO) ?:"
)
_WIDTH = 100  # characters, the widest lines that are broken by force
_INDENT = 4


def is_export(data: bytes) -> bool:
    """Whether a text begins as an export of Nexis does."""
    head = data[:_HEAD]
    start = _START.search(head)
    if start is None or _FIELD.search(data, start.end(), start.end() + _HEAD) is None:
        return False
    return document_number(start[0].decode("latin-1")) is not None


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The articles of the export. Raises NotAnArticle for bytes that are no text."""
    announced: int | None = None  # of the first: a file that somebody put together repeats the numbers
    for number, total, lines in _documents(decoded_text(data, name).splitlines()):
        announced = announced or total
        part = read_document(list(_paragraphs(lines)), str(number), announced, old=True)
        if part is not None:
            yield part


def _documents(lines: Iterable[str]) -> Iterator[tuple[int, int, list[str]]]:
    """The number of each document, how many there are, and its lines."""
    found: tuple[int, int] | None = None
    held: list[str] = []
    for line in lines:
        if line[:1] in " \t" or line[-1:].isdigit() or line[-1:].isalpha():
            which = document_number(line) if len(line) < _WIDTH else None
            if which:
                if found:
                    yield *found, held
                found, held = which, []
                continue
        held.append(line)
    if found:
        yield *found, held


def _paragraphs(lines: list[str]) -> Iterator[NexisLine]:
    """Paragraphs, which empty lines part; a field begins one of its own."""
    block: list[str] = []
    for line in (*lines, ""):
        if line.strip() and not (block and field_of(line) and line[:1] not in " \t" and _is_capital(line)):
            block.append(line)
            continue
        if block:
            yield _paragraph(block)
        block = [line] if line.strip() else []
    if block:
        yield _paragraph(block)


def _is_capital(line: str) -> bool:
    label = line.partition(":")[0]
    return label == label.upper()


def _paragraph(block: list[str]) -> NexisLine:
    centred = all(line.startswith(" " * _INDENT) for line in block)
    if centred and (len(block) <= 4 or _is_centred(block)):
        return NexisLine("\n".join(line.strip() for line in block), centred=True)
    return NexisLine(rewrapped(block, _WIDTH))


def _is_centred(block: list[str]) -> bool:
    """Whether lines stand around one axis, and not only to the right."""
    axes = [len(line) - len(line.strip()) / 2 for line in map(str.rstrip, block)]
    return max(axes) - min(axes) <= 3
