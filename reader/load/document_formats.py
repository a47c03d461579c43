"""The rows of the table of formats for documents, mails, books and saved web pages."""

from __future__ import annotations

from reader.load.format_record import Format, Match, PartReader


def _pdf(data: bytes, suffix: str) -> Match:
    if data.startswith(b"%PDF-"):
        return Match.CERTAIN
    return Match.POSSIBLE if b"%PDF-" in data[:1024] else Match.NONE


def _pdf_reader() -> PartReader:
    from reader.load.containers.pdf.read import read_parts

    return read_parts


#: In the order in which they are asked.
DOCUMENT_FORMATS = (Format("pdf", "PDF", (".pdf",), in_bytes=_pdf, reader=_pdf_reader),)
