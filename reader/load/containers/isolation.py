"""Documents whose libraries could hang or use up the memory are read in a child process that can be ended."""

from __future__ import annotations

from reader.errors import NotAnArticle, TooLarge
from reader.frozen import frozen
from reader.load.source import Part, PartFields
from reader.model.article import DocumentComment, SourceFormat
from reader.process.parent import ask_once
from reader.process.wire import Wire

TIMEOUT = 90.0  # seconds of the clock
_CHILD = "reader.load.containers.isolation_child"


@frozen
class DocumentText:
    """A document as HTML, notes on what could not be read, and the comments of those who worked on it.

    `data-cut` and `data-page` in the markup are as in `reader.clean.document.cleaner`.
    """

    html: str
    notes: tuple[str, ...] = ()
    comments: tuple[DocumentComment, ...] = ()


@frozen
class DocumentRefused:
    """Why there is no text: words that go on from 'NAME: is '."""

    words: str


WIRE = Wire(DocumentText, DocumentRefused)


def read_isolated(kind: str, data: bytes, name: str) -> Part:
    """The article of a document of the `kind` that the child has a function for. Raises NotAnArticle, or
    TooLarge where reading takes too much time or memory."""
    line = ask_once(_CHILD, kind.encode("ascii") + b"\n" + data, timeout=TIMEOUT)
    try:
        answer = None if line is None else WIRE.decode(line)
    except ValueError:
        answer = None
    if answer is None:
        raise TooLarge(f"{name}: takes too much time or memory to read; print it to a PDF and open that")
    if isinstance(answer, DocumentRefused):
        raise NotAnArticle(f"{name}: is {answer.words}")
    fields = PartFields(notes=answer.notes, comments=answer.comments)
    return Part(answer.html, SourceFormat.DOCUMENT, fields=fields)
