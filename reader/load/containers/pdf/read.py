"""The reader of PDF documents: PDFium runs in a child process, which is ended when it takes too long."""

from __future__ import annotations

from collections.abc import Iterator

from reader.errors import NotAnArticle, TooLarge
from reader.load.containers.pdf.messages import WIRE, PdfRefused
from reader.load.source import Part
from reader.model.article import SourceFormat
from reader.process.parent import ask_once

TIMEOUT = 90.0  # seconds of the clock
_CHILD = "reader.load.containers.pdf.child"


def is_pdf(data: bytes) -> bool:
    """Whether a document begins within the first kilobyte, as PDF 1.7 allows (appendix H, note 13)."""
    return b"%PDF-" in data[:1024]


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The one article of a document. Raises NotAnArticle, or TooLarge where reading takes too long."""
    line = ask_once(_CHILD, data, timeout=TIMEOUT)
    try:
        answer = None if line is None else WIRE.decode(line)
    except ValueError:
        answer = None
    if answer is None:
        raise TooLarge(f"{name}: is a PDF document that takes too long to read, or damaged; print it to a new PDF")
    if isinstance(answer, PdfRefused):
        raise NotAnArticle(f"{name}: is {answer.words}")
    yield Part(answer.html, SourceFormat.DOCUMENT)
