"""The reader of e-books: the text between two entries of the table of contents is an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.errors import NotAnArticle
from reader.load.containers.bounded_zip import BoundedZip
from reader.load.containers.epub.package import KIND, Book, book_of
from reader.load.decode import decode
from reader.load.source import Part, PartFields
from reader.model.article import SourceFormat
from reader.named_tuple import NamedTuple
from reader.text.person_names import is_person_like

_EMPTY = re.compile(
    r"<(title|script|style|a|p|div|span|i|b|em|strong|h[1-6]|li|td|th|section)\b([^<>]*)/>", re.I
)
_HEAD = re.compile(
    r"<head\b.*?</head>|<\?xml[^>]*>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL
)
_FRAME = re.compile(r"</?(?:html|body)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_COVER = 25  # words: a file without an entry that has no more is a cover or a title page
_ID = r"<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*[\"']{}[\"']"


class _Chapter(NamedTuple):
    title: str
    id: str
    markup: str


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The chapters of a book, or the whole of one that has no more than one. Raises LoadError."""
    zipped = BoundedZip(data, name, KIND)
    book = book_of(zipped, name)
    found = False
    for chapter in _chapters(zipped, book):
        found = True
        yield Part(chapter.markup, SourceFormat.DOCUMENT, id=chapter.id, fields=_fields(book, chapter))
    if not found:
        raise NotAnArticle(f"{name}: is {KIND} without text; its pages may be pictures")


def _chapters(zipped: BoundedZip, book: Book) -> Iterator[_Chapter]:
    """Text up to the next entry of the contents, over as many files as it takes."""
    waiting = _Chapter("", "", "")
    for file in book.files:
        for piece in _pieces(zipped, book, file):
            if piece.title or not waiting.title:
                if _is_chapter(waiting):
                    yield _whole(waiting)
                waiting = piece
            else:
                waiting = waiting._replace(markup=waiting.markup + piece.markup)
    if _is_chapter(waiting):
        yield _whole(waiting)


def _pieces(zipped: BoundedZip, book: Book, file: str) -> Iterator[_Chapter]:
    """A file, parted at the places that the table of contents names; the first piece may have no entry."""
    markup = _markup(zipped.read(file))
    entries = [entry for entry in book.contents if entry.file == file]
    cuts: dict[int, tuple[str, str]] = {}
    for entry in entries:
        at = 0
        if entry.place:
            found = re.search(_ID.format(re.escape(entry.place)), markup)
            at = found.start() if found else 0
        cuts.setdefault(at, (entry.title, f"{file}#{entry.place}" if at else file))
    if cuts and 0 not in cuts and not _TAG.sub("", markup[: min(cuts)]).strip():
        cuts[0] = cuts.pop(min(cuts))  # nothing stands before the first place
    cuts.setdefault(0, ("", file))
    places = sorted(cuts)
    for start, end in zip(places, (*places[1:], len(markup)), strict=True):
        title, place = cuts[start]
        yield _Chapter(title, place, markup[start:end])


def _markup(data: bytes) -> str:
    """The inside of a file's body; elements that XML closes at once are closed as HTML has it."""
    decoded = decode(data)
    text = decoded.text if decoded else ""
    return _FRAME.sub("", _HEAD.sub("", _EMPTY.sub(r"<\1\2></\1>", text)))


def _is_chapter(chapter: _Chapter) -> bool:
    words = len(_TAG.sub(" ", chapter.markup).split())
    return words > (0 if chapter.title else _COVER)


def _whole(chapter: _Chapter) -> _Chapter:
    return chapter._replace(markup=f"<html><body>{chapter.markup}</body></html>")


def _fields(book: Book, chapter: _Chapter) -> PartFields:
    return PartFields(
        title=chapter.title or None,
        authors=tuple(filter(is_person_like, book.authors)) or book.authors,
        publisher=book.publisher or None,
        published=book.published,
        section=book.title or None,
        language=book.language or None,
        copyright=book.rights or None,
    )
