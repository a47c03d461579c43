"""Exports of news databases: which service and form a file is of, told by signs cheap to look for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from reader.load.source import Part

_HEAD = 256 * 1024
_PACKAGE = "reader.load.containers"
#: The readers of each kind of file, with what must stand in the file, in lower case.
_IN_PAGES = (
    ("factiva_html", b"article"),
    ("nexis_html", b"doc"),
    ("europresse", b"docpublicationname"),
    ("proquest", b"proquest"),
)
_IN_TEXTS = (("nexis_text", b"doc"), ("nexis_text", b"dok"), ("proquest", b"proquest"))


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
    signs = _IN_PAGES if b"<" in head[:4096] else _IN_TEXTS
    for name, sign in signs:
        if sign in head:
            yield name
