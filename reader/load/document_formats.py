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


#: In the order in which they are asked.
DOCUMENT_FORMATS = (
    Format("pdf", "PDF", (".pdf",), in_bytes=_pdf, reader=lambda: _isolated("pdf"), single=True),
)
