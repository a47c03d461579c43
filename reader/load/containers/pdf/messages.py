"""What the child that reads a PDF document answers."""

from __future__ import annotations

from dataclasses import dataclass

from reader.process.wire import Wire


@dataclass(frozen=True, slots=True)
class PdfText:
    """The document as HTML, who it says it is by, and what could not be read."""

    html: str
    author: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfRefused:
    """Why there is no text: words that go on from 'NAME: '."""

    words: str


WIRE = Wire(PdfText, PdfRefused)
