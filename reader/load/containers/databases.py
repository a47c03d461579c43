"""Exports of news databases: which service and form a file is of, told by signs cheap to look for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from reader.load.source import Part

#: How the length of an article is labelled on the screens of Nexis, in lower case and without letters that an
#: encoding could change.
LENGTH_SIGNS = (b"length:", b"nge:", b"longueur", b"longitud:", b"lunghezza:", b"lengte:", b"comprimento:")
_HEAD = 256 * 1024
_PACKAGE = "reader.load.containers"
#: The readers, with what must stand in a file of theirs: all of one row. Few other files hold it, so that for
#: those no module is loaded.
_ANYWHERE = (("factiva_html", (b"articleParagraph",)), ("factiva_html", (b"activa", b"article-")))
_IN_HEAD = (
    ("nexis_html", (b"docfull",)),
    ("nexis_html", (b"doc_id_",)),
    ("europresse", (b"docpublicationname",)),
    *(("nexis_text", (noun, length)) for noun in (b"document", b"dokument") for length in LENGTH_SIGNS),
    *(("factiva_text", (b"0000", noun)) for noun in (b"document", b"dokument", b"factiva", b"wc")),
    ("proquest", (b"proquest",)),
)


def reader_of(data: bytes) -> Callable[[bytes, str], Iterator[Part]] | None:
    """The reader of an export of a news database; None for any other file."""
    for name in _candidates(data):
        module = import_module(f"{_PACKAGE}.{name}")
        if module.is_export(data):
            read: Callable[[bytes, str], Iterator[Part]] = module.read_parts
            return read
    return None


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The articles of an export. Raises LoadError."""
    reader = reader_of(data)
    return reader(data, name) if reader else iter(())


def _candidates(data: bytes) -> Iterator[str]:
    if data.startswith(b"PK\3\4"):
        yield "nexis_word"
        return
    if data.startswith(b"{\\rtf"):
        yield from ("nexis_rtf", "factiva_rtf")
        return
    head = data[:_HEAD].lower()
    rows = [*((row, data) for row in _ANYWHERE), *((row, head) for row in _IN_HEAD)]
    yield from dict.fromkeys(name for (name, signs), where in rows if all(sign in where for sign in signs))
