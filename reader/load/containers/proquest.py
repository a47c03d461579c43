"""Exports of ProQuest as text or HTML: labelled fields, a line of underscores between documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.load.containers.database_fields import StatedFields, published_day
from reader.load.containers.database_labels import Field, document_number, field_of, labelled
from reader.load.containers.database_markup import lines_of, pieces, tree
from reader.load.containers.database_text import decoded_text, rewrapped
from reader.load.source import Part

_HEAD = 256 * 1024
_RULE = "_" * 20
_RULE_START = re.compile(rb"(?m)^\s*_{20,}\s*$")
_IS_PAGE = re.compile(rb"(?i)<a [^<>]{0,40}name=[\"']?docid_")
_OF_TEXT = (b"docview/", b"ProQuest document", b"Full text:")
_PAGE_START = re.compile(r"(?i)<a [^<>]{0,40}name=[\"']?docid_")
_WORD_COUNT = re.compile(r"(?i)<text\b[^<>]{0,120}?\bwordcount=[\"']?(\d{1,7})")
_DOC_ID = re.compile(r"(?i)docid_(?:[a-z]+_)?(\d{4,})")
_LINK_ID = re.compile(r"docview/(\d{4,})")
_LINK = re.compile(
    r"(?i)(?:link|lien|enlace|collegamento|链接|連結|リンク).{0,30}$|^proquest .{0,24}(?:link|lien)"
)
_WIDTH = 100  # characters at which a line was broken
_INFO = re.compile(
    r"^(?P<outlet>[^;[\]]{2,120})(?:;[^[\]]*)?(?:\[[^\]]{0,120}\])?\s*(?P<rest>.*)$", re.DOTALL
)
_INFO_PAGE = re.compile(r":\s*([A-Z]{0,3}[.\-]?\d[\w.\-]{0,7})\.?\s*$")
_IN_THE_TEXT = frozenset(
    (Field.BODY, Field.ABSTRACT, Field.AUTHORS, Field.DATELINE, Field.SUBTITLE, Field.WORDS)
)
"""Fields that stand above the text, so that a line below it which names one is a paragraph."""
_LEAST_FIELDS = 3  # of an article's record


def is_export(data: bytes) -> bool:
    """Whether a file is an export of ProQuest."""
    head = data[:_HEAD]
    if b"roQuest" not in head and b"proquest" not in head:
        return False
    if _IS_PAGE.search(head):
        return True
    return _RULE_START.search(head) is not None and any(sign in head for sign in _OF_TEXT)


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The articles of the export. Raises LoadError."""
    text = decoded_text(data, name)
    documents = _of_page(text, name) if _PAGE_START.search(text[:_HEAD]) else _of_text(text)
    number = 0
    for lines, words, identifier, total in documents:
        part = _article(lines, words, identifier or str(number + 1), total)
        if part is not None:
            number += 1
            yield part


def _of_page(markup: str, name: str) -> Iterator[tuple[list[str], str, str, int | None]]:
    for piece in pieces(markup, _PAGE_START, name):
        words, identifier = _WORD_COUNT.search(piece), _DOC_ID.search(piece) or _LINK_ID.search(piece)
        lines = lines_of(tree(piece, name))
        yield lines, words[1] if words else "", identifier[1] if identifier else "", None


def _of_text(text: str) -> Iterator[tuple[list[str], str, str, int | None]]:
    held: list[str] = []
    total: int | None = None
    for line in (*text.splitlines(), _RULE):
        if line.strip().startswith(_RULE) and not line.strip().strip("_"):
            yield _paragraphs(held), "", "", total
            held = []
        elif which := document_number(line):
            total = which[1]
        else:
            held.append(line)


def _paragraphs(lines: list[str]) -> list[str]:
    """Paragraphs, which empty lines part; a field begins one of its own."""
    found: list[str] = []
    block: list[str] = []
    for line in (*lines, ""):
        if line.strip() and not (block and field_of(line)):
            block.append(line)
            continue
        if block:
            found.append(rewrapped(block, _WIDTH))
        block = [line] if line.strip() else []
    return found


def _article(lines: list[str], words: str, identifier: str, total: int | None) -> Part | None:
    """The article of a document; None for a cover, a table of contents or the notice at the end."""
    stated = StatedFields()
    body: list[str] = []
    title: str | None = None
    field: Field | None = None
    known = 0
    for line in lines:
        found = field_of(line)
        if found and field is Field.BODY and found[0] in _IN_THE_TEXT:
            found = None  # a paragraph of the text
        if found:
            field, value = found
            known += 1
        elif field is None and title is None:
            title = line
            continue
        else:
            value = line
            if labelled(line) and field is not Field.BODY:
                field = None
        if field is Field.BODY:
            body += [value] if value.strip() else []
        elif field is Field.PUBLICATION_INFO:
            _publication(value, stated)
        elif field is Field.ID:
            identifier = re.sub(r"\D", "", value) or identifier
        elif field in (Field.TAIL, None):
            if not _LINK.search(line):
                stated.aside(line)
        elif (field is Field.ABSTRACT and not found) or found or field not in stated:
            stated.put(field, value)
        else:
            stated.aside(line)
    if known < _LEAST_FIELDS or not (body or Field.ABSTRACT in stated):
        return None
    if title:
        stated.put_first(Field.TITLE, title)
    if words:
        stated.put(Field.WORDS, f"{words} words")
    outlet = stated.get(Field.PUBLISHER)
    if outlet and ";" in outlet:  # the place of publication follows
        stated.put_first(Field.PUBLISHER, outlet.partition(";")[0])
    return stated.part(body, identifier, total)


def _publication(value: str, stated: StatedFields) -> None:
    """'Los Angeles Times ; Los Angeles, Calif. [Los Angeles, Calif]08 May 2010: AA.2.' to its fields."""
    match = _INFO.match(value)
    if match is None:
        return
    if Field.PUBLISHER not in stated:
        stated.put(Field.PUBLISHER, match["outlet"].strip(" ,."))
    stated.date = stated.date or published_day(match["rest"].rpartition("]")[2])
    page = _INFO_PAGE.search(match["rest"])
    if page and Field.PAGE not in stated:
        stated.put(Field.PAGE, page[1].rstrip("."))
