"""The reader of PDF documents: PDFium runs in a child process, which is ended when it takes too long."""

from __future__ import annotations

from collections.abc import Iterator

from reader.errors import NotAnArticle, TooLarge
from reader.load.containers.pdf.messages import WIRE, PdfRefused
from reader.load.source import Part, PartFields
from reader.model.article import SourceFormat
from reader.process.parent import ask_once
from reader.text.person_names import is_person_like

TIMEOUT = 90.0  # seconds of the clock
_CHILD = "reader.load.containers.pdf.child"


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The one article of a document. Raises NotAnArticle, or TooLarge where reading takes too long."""
    line = ask_once(_CHILD, data, timeout=TIMEOUT)
    try:
        answer = None if line is None else WIRE.decode(line)
    except ValueError:
        answer = None
    if answer is None:
        raise TooLarge(f"{name}: is a PDF document that takes too long to read; print it to a new PDF")
    if isinstance(answer, PdfRefused):
        raise NotAnArticle(f"{name}: is {answer.words}")
    authors = (answer.author,) if is_person_like(answer.author) else ()
    fields = PartFields(authors=authors, notes=answer.notes)
    yield Part(answer.html, SourceFormat.DOCUMENT, fields=fields)
