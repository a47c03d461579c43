"""Reads a PDF document with PDFium, in the process that calls it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.load.containers.isolation import DocumentRefused, DocumentText
from reader.load.containers.pdf.document import as_html
from reader.load.containers.pdf.page_text import PageText, page_text

MAX_PAGES = 2_000
MAX_CHARS = 5_000_000

_LEAST = 24  # characters of a page that has text
_SCAN = "a scan: pictures of pages, without text; `ocrmypdf FILE.pdf READABLE.pdf` writes the text into it"
_NAMED = 6  # pages that a note names
_UNKNOWN = 0.3  # share of characters without a meaning in Unicode
_NO_TITLE = ("microsoft word", "untitled", "print", ".doc", ".pdf", ".indd", ".qxd", "powerpoint")


def read_document(data: bytes) -> DocumentText | DocumentRefused:
    """The text of a document in the order of reading."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as e:
        return DocumentRefused(_problem(str(e)))
    return _read(document)


def _problem(words: str) -> str:
    if "password" in words.lower():
        return "a PDF document locked with a password; save a copy without it, such as with `qpdf --decrypt`"
    if "security" in words.lower():
        return "a PDF document with a protection that no free program opens; print it to a new PDF"
    return "a PDF document that is damaged or cut off; fetch it again"


def _read(document: Any) -> DocumentText | DocumentRefused:
    import pypdfium2

    pages: list[PageText] = []
    broken: list[int] = []
    chars = 0
    for number in range(1, min(len(document), MAX_PAGES) + 1):
        try:
            page = document[number - 1]
            pages.append(page_text(page, number))
            page.close()
        except pypdfium2.PdfiumError:
            broken.append(number)
            continue
        chars += _chars(pages[-1])
        if chars > MAX_CHARS:
            break
    if chars < _LEAST:
        if any(page.pictures for page in pages):
            return DocumentRefused(_SCAN)
        return DocumentRefused("a PDF document without text")
    if _unknown(pages) > _UNKNOWN * chars:
        return DocumentRefused(
            "a PDF document whose fonts do not say which letters they draw; "
            "`ocrmypdf --force-ocr FILE.pdf READABLE.pdf` reads them from the picture"
        )
    notes = []
    bare = [page.number for page in pages if page.pictures and _chars(page) < _LEAST]
    if bare:
        notes.append(f"Without text, pictures alone: {_listed(bare)} of {len(document)}.")
    if broken:
        notes.append(f"Damaged and left out: {_listed(broken)} of {len(document)}.")
    last = pages[-1].number
    if last < len(document) and not broken:
        notes.append(f"Read to page {last} of {len(document)}: more is not taken from one document.")
    title, author = map(document.get_metadata_value, ("Title", "Author"))
    return DocumentText(as_html(pages, _title(title), author), tuple(notes))


def _chars(page: PageText) -> int:
    return sum(len(f.text) for f in page.fragments)


def _unknown(pages: Sequence[PageText]) -> int:
    return sum(
        sum(c == "\ufffd" or c < "\x0e" or "\ue000" <= c <= "\uf8ff" for c in fragment.text)
        for page in pages
        for fragment in page.fragments
    )


def _title(stated: str) -> str:
    """The title that a document states, unless it is the name of a file or of a program."""
    folded = stated.casefold()
    return "" if any(words in folded for words in _NO_TITLE) or not any(map(str.isalpha, folded)) else stated


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:_NAMED]))
    more = f" and {len(numbers) - _NAMED} more" if len(numbers) > _NAMED else ""
    return f"{'page' if len(numbers) == 1 else 'pages'} {shown}{more}"
