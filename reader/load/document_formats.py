"""The rows of the table of formats for documents, mails, books and saved web pages."""

from __future__ import annotations

from collections.abc import Iterator

from reader.load.format_record import Format, Match, PartReader
from reader.load.source import Part


def _pdf(data: bytes, suffix: str) -> Match:
    if data.startswith(b"%PDF-"):
        return Match.CERTAIN
    # other bytes may stand before it (PDF 1.7, appendix H)
    return Match.POSSIBLE if b"%PDF-" in data[:1024] else Match.NONE


def _isolated(kind: str) -> PartReader:
    def read_parts(data: bytes, name: str) -> Iterator[Part]:
        from reader.load.containers.isolation import read_isolated

        yield read_isolated(kind, data, name)

    return read_parts


def _docx(data: bytes, suffix: str) -> Match:
    if not data.startswith(b"PK\x03\x04") or b"word/" not in data:
        return Match.NONE
    from reader.load.containers.bounded_zip import member_names

    names = member_names(data)
    inside = "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)
    return Match.CERTAIN if inside or (not names and suffix == ".docx") else Match.NONE


def _rtf(data: bytes, suffix: str) -> Match:
    return Match.CERTAIN if data[:16].lstrip().startswith(b"{\\rtf") else Match.NONE


def _rtf_reader() -> PartReader:
    from reader.load.containers.rtf.document import read_parts

    return read_parts


PDF = Format("pdf", "PDF", (".pdf",), in_bytes=_pdf, reader=lambda: _isolated("pdf"), single=True)
DOCX = Format(
    "docx", "Word", (".docx", ".docm"), in_bytes=_docx, reader=lambda: _isolated("docx"), single=True
)
RTF = Format("rtf", "rich text", (".rtf",), in_bytes=_rtf, reader=_rtf_reader, single=True)

#: In the order in which they are asked.
DOCUMENT_FORMATS = (PDF, DOCX, RTF)
