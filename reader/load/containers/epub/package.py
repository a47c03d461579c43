"""What an e-book says of itself: title, authors, its files in the order of reading, the table of contents."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.errors import NotAnArticle
from reader.load.containers.bounded_zip import BoundedZip
from reader.named_tuple import NamedTuple
from reader.text.written_dates import stated_date

if TYPE_CHECKING:
    from lxml import etree

KIND = "an e-book"
_PAGES = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document"))
_FONTS = frozenset(
    ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
)  # fonts that are scrambled, in books without any lock
_MOST = 5_000  # files of text, and entries of a table of contents


class Entry(NamedTuple):
    """A line of the table of contents: its words, the file, and the place in it ('' for its beginning)."""

    title: str
    file: str
    place: str


class Book(NamedTuple):
    """An e-book: `files` are those of its text in order, with paths in the archive."""

    title: str
    authors: tuple[str, ...]
    publisher: str
    published: str | None
    language: str
    rights: str
    files: tuple[str, ...]
    contents: tuple[Entry, ...]


def book_of(zipped: BoundedZip, name: str) -> Book:
    """Raises NotAnArticle for a locked book, or one without a list of its files."""
    if _is_locked(zipped):
        raise NotAnArticle(f"{name}: is {KIND} locked by its seller (DRM); no free program opens it")
    path = _path_of_package(zipped)
    package = _tree(zipped.read(path)) if path else None
    if package is None:
        raise NotAnArticle(f"{name}: is {KIND} without a list of its files; it is damaged")
    folder = posixpath.dirname(path)
    items = {
        item.get("id", ""): (_inside(folder, item.get("href", "")), item)
        for item in _all(package, "item")
        if item.get("href")
    }
    in_order = [items[ref.get("idref", "")] for ref in _all(package, "itemref") if ref.get("idref") in items]
    navigation = [place for place, item in items.values() if "nav" in item.get("properties", "").split()]
    files = tuple(
        dict.fromkeys(
            place
            for place, item in in_order
            if item.get("media-type", "") in _PAGES and place not in navigation and place in zipped
        )
    )[:_MOST]
    tables = [p for p, i in items.values() if i.get("media-type") == "application/x-dtbncx+xml"]
    contents = [*_from_navigation(zipped, navigation)] or [*_from_ncx(zipped, tables)]
    return Book(
        _first(package, "title"),
        tuple(filter(None, (_words(creator) for creator in _all(package, "creator")))),
        _first(package, "publisher"),
        stated_date(_first(package, "date")[:10]),
        _first(package, "language"),
        _first(package, "rights"),
        files,
        tuple(entry for entry in contents[:_MOST] if entry.file in files),
    )


def _is_locked(zipped: BoundedZip) -> bool:
    """Whether anything but fonts is encrypted."""
    if "META-INF/rights.xml" in zipped or "META-INF/sinf.xml" in zipped:
        return True
    root = _tree(zipped.read("META-INF/encryption.xml"))
    if root is None:
        return False
    methods = (method.get("Algorithm", "") for method in _all(root, "EncryptionMethod"))
    return any(method not in _FONTS for method in methods)


def _path_of_package(zipped: BoundedZip) -> str:
    root = _tree(zipped.read("META-INF/container.xml"))
    for file in [] if root is None else _all(root, "rootfile"):
        if (path := _inside("", file.get("full-path", ""))) in zipped:
            return path
    return next((name for name in zipped.names if name.endswith(".opf")), "")


def _from_navigation(zipped: BoundedZip, navigation: list[str]) -> Iterator[Entry]:
    """The table of contents of EPUB 3."""
    for place in navigation[:1]:
        root = _tree(zipped.read(place))
        if root is None:
            continue
        lists = [nav for nav in _all(root, "nav") if _is_toc(nav)] or [*_all(root, "nav")]
        for link in _all(lists[0], "a") if lists else ():
            yield from _entry(_words(link), place, link.get("href", ""))


def _is_toc(nav: etree._Element) -> bool:
    return any(
        name.endswith("type") and "toc" in value.split() for name, value in map(_pair, nav.attrib.items())
    )


def _pair(attribute: tuple[str | bytes, str | bytes]) -> tuple[str, str]:
    return str(attribute[0]), str(attribute[1])


def _from_ncx(zipped: BoundedZip, tables: list[str]) -> Iterator[Entry]:
    """The table of contents of EPUB 2."""
    for place in tables[:1]:
        root = _tree(zipped.read(place))
        for point in [] if root is None else _all(root, "navPoint"):
            label = next((_words(text) for text in _all(point, "text")), "")
            source = next((content.get("src", "") for content in _all(point, "content")), "")
            yield from _entry(label, place, source)


def _entry(title: str, table: str, target: str) -> Iterator[Entry]:
    path, _, place = target.partition("#")
    if title and path:
        yield Entry(title, _inside(posixpath.dirname(table), path), unquote(place))


def _inside(folder: str, path: str) -> str:
    """A path in the archive: one that climbs out of it leads nowhere."""
    return posixpath.normpath(posixpath.join("/", folder, unquote(path))).lstrip("/")


def _first(root: etree._Element, name: str) -> str:
    return next(filter(None, (_words(element) for element in _all(root, name))), "")


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())[:500]


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements below `root` of a name, whatever their namespace."""
    return root.iter(f"{{*}}{name}")


def _tree(xml: bytes) -> etree._Element | None:
    """The root of a file; None where it is empty or no XML. No entity is resolved, nothing is fetched."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root: etree._Element | None = etree.fromstring(
            re.sub(rb"<!DOCTYPE[^>\[]*>", b"", xml, count=1), parser
        )
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root
