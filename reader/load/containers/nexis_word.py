"""Exports of Nexis as DOCX: the paragraphs of the file, document by document, read as a stream."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import IO, TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from reader.errors import NotAnArticle, TooLarge
from reader.load.containers.database_labels import words_of
from reader.load.containers.databases import LENGTH_SIGNS
from reader.load.containers.nexis_documents import documents
from reader.load.containers.nexis_lines import NexisLine
from reader.load.source import Part

if TYPE_CHECKING:
    from lxml.etree import _Element

DOCUMENT = "word/document.xml"
MAX_XML = 256 * 1024 * 1024  # bytes of the document, unpacked
MAX_RATIO = 300  # of the unpacked to the packed size; text in markup reaches 40
_HEAD = 4 * 1024 * 1024
_PIECE = 64 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK = re.compile(rb'w:name="(?:Bookmark_\d|Body[_"])|>\d{1,6} of \d{1,6} DOCUMENTS<')
_OFF = frozenset(("0", "false", "none", "off"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def is_export(data: bytes) -> bool:
    """Whether a ZIP archive is a Word document that Nexis wrote."""
    try:
        with ZipFile(BytesIO(data)) as archive, archive.open(DOCUMENT) as file:
            head = file.read(_HEAD)
    except (
        BadZipFile,
        KeyError,
        OSError,
        RuntimeError,
        NotImplementedError,
        ValueError,
        EOFError,
        zlib.error,
    ):
        return False
    if _MARK.search(head):
        return True
    small = head.lower()
    if not any(length in small for length in LENGTH_SIGNS):
        return False
    return any(f">{word}<".encode() in small for word in words_of("end of document"))


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The articles of the export. Raises LoadError where it is damaged or unpacks to more than it should."""
    return documents(_lines(data, name), name)


def _lines(data: bytes, name: str) -> Iterator[NexisLine]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            about = archive.getinfo(DOCUMENT)
            if about.file_size > MAX_XML or about.file_size > MAX_RATIO * max(about.compress_size, 1024):
                raise TooLarge(
                    f"{name}: unpacks to more than a document should; export fewer articles at a time"
                )
            with archive.open(about) as file:
                yield from _paragraphs(file, name)
    except (BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError, zlib.error) as e:
        raise NotAnArticle(f"{name}: is a damaged Word document; export it again") from e


def _paragraphs(file: IO[bytes], name: str) -> Iterator[NexisLine]:
    from lxml.etree import XMLPullParser, XMLSyntaxError

    parser = XMLPullParser(
        events=("end",),
        tag=f"{_W}p",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    first = True
    try:
        while piece := file.read(_PIECE):
            if first and b"<!DOCTYPE" in piece:
                raise NotAnArticle(
                    f"{name}: is a Word document with a DOCTYPE, which none has; it is not opened"
                )
            parser.feed(piece)
            for _, paragraph in parser.read_events():
                if paragraph is None or isinstance(paragraph, tuple):
                    continue
                first = False
                yield _line(paragraph)
                _forget(paragraph)
    except XMLSyntaxError as e:
        raise NotAnArticle(f"{name}: is a damaged Word document; export it again") from e


def _forget(paragraph: _Element) -> None:
    """Free a paragraph and what stands before it, so that memory stays flat."""
    paragraph.clear()
    parent = paragraph.getparent()
    while parent is not None and paragraph.getprevious() is not None:
        del parent[0]


def _line(paragraph: _Element) -> NexisLine:
    pieces: list[str] = []
    mark, first_bold, all_bold = "", False, True
    for element in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab", f"{_W}bookmarkStart"):
        if element.tag == f"{_W}bookmarkStart":
            mark = mark or element.get(f"{_W}name") or ""
        elif any(above.tag == _FALLBACK for above in element.iterancestors()):
            continue
        elif element.tag == f"{_W}t":
            text = element.text or ""
            bold = _is_bold(element)
            if text.strip() and not any(map(str.strip, pieces)):
                first_bold = bold
            all_bold = all_bold and (bold or not text.strip())
            pieces.append(text)
        else:
            pieces.append("\n" if element.tag == f"{_W}br" else "\t")
    text = "".join(pieces).strip(" \t\n")
    align = paragraph.find(f"{_W}pPr/{_W}jc")
    centred = align is not None and align.get(f"{_W}val") == "center"
    return NexisLine(text, mark, all_bold and bool(text), first_bold, centred)


def _is_bold(text: _Element) -> bool:
    run = text.getparent()
    bold = run.find(f"{_W}rPr/{_W}b") if run is not None else None
    return bold is not None and bold.get(f"{_W}val", "1") not in _OFF
