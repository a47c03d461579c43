"""The bytes of a picture of an article: from the page itself, beside it, or in the archive that holds it.

Nothing is fetched: a picture that is only an address on the web stays one.
"""

from __future__ import annotations

import binascii
import posixpath
import re
from base64 import b64decode
from collections.abc import Iterator
from functools import cached_property
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit

from reader.errors import LoadError, PictureError
from reader.load.containers.bounded_zip import START, BoundedZip
from reader.load.containers.mime_parts import HTML, MimePart, decoded_body, mime_parts, start_of
from reader.load.containers.webarchive import SavedResources, is_webarchive, saved_resources
from reader.load.file_bytes import read_head, read_path
from reader.load.pictures import embedded_digest
from reader.model.article import EMBEDDED, Article

MAX_BYTES = 20 << 20
"""Of one picture as it is kept, packed."""
_HEAD = 256 * 1024
_IN_PAGE = re.compile(
    rb"""=\s*+(?:(["'])\s*+(data:image/[^"'<>]+)\1|(data:image/[^\s"'<>]+))""", re.IGNORECASE
)
_NO_FILE = "is not beside the page, and nothing is fetched"
_NOT_HELD = "is not in the archive, and nothing is fetched"
_ONLY_ADDRESS = "is only an address on the web, and nothing is fetched"


def picture_file(article: Article, path: Path | None) -> PictureFile:
    """What the pictures of an article are read from, which stands in the file at `path`."""
    return PictureFile(path, article.source.part.id if article.source.part else "")


class PictureFile:
    """The pictures of an article in the file at `path`, where that is known; `part_id` is by which the file
    knows the article. What the file holds is looked through once, when the first picture is asked for."""

    def __init__(self, path: Path | None, part_id: str) -> None:
        self._path, self._part_id = path, part_id

    def read(self, src: str) -> bytes:
        """The bytes of a picture. Raises PictureError: words that go on from 'The picture '."""
        return self._read(src, MAX_BYTES)

    def head(self, src: str) -> bytes:
        """The first bytes, in which its size is stated, or all of them. Raises PictureError."""
        return self._read(src, _HEAD)

    def _read(self, src: str, most: int) -> bytes:
        try:
            found = self._found(src.strip(), most)
        except PictureError:
            raise
        except LoadError as e:
            raise PictureError("could not be read: its file is gone, or damaged") from e
        if len(found) > MAX_BYTES:
            raise PictureError(f"is larger than {MAX_BYTES >> 20} MB")
        if not found:
            raise PictureError("is empty")
        return found

    def _found(self, src: str, most: int) -> bytes:
        if src[:5].lower() == "data:":
            return _decoded(src)
        if self._path is None:
            raise PictureError(_ONLY_ADDRESS if _is_web(src) else _NO_FILE)
        if src.startswith(EMBEDDED):
            return self._in_page(src.removeprefix(EMBEDDED))
        if self._head.startswith(START):
            return self._in_zip(src)
        if is_webarchive(self._head):
            return self._in_webarchive(src)
        if start_of(self._head):
            return self._in_message(src)
        if _is_web(src):
            raise PictureError(_ONLY_ADDRESS)
        return _beside(self._path, src, most)

    @cached_property
    def _place(self) -> Path:
        if self._path is None:
            raise PictureError(_NO_FILE)
        return self._path

    @cached_property
    def _head(self) -> bytes:
        return read_head(self._place, 64 * 1024)[0]

    @cached_property
    def _data(self) -> bytes:
        return read_path(self._place)

    @property
    def _zipped(self) -> BoundedZip:
        # anew for each picture: it lets through so many bytes in all, as for one reading of an archive
        return BoundedZip(self._data, self._place.name, "an archive")

    @cached_property
    def _saved(self) -> SavedResources:
        return saved_resources(self._data, self._place.name)

    @cached_property
    def _page(self) -> bytes:
        """The page, or the pages, in which embedded pictures stand."""
        if self._head.startswith(START):
            return self._zipped.read(self._part_id.partition("#")[0])
        if is_webarchive(self._head):
            return self._saved.page
        if start_of(self._head):
            return b"".join(decoded_body(self._data, part) for part in self._pages())
        return self._data

    def _pages(self) -> Iterator[MimePart]:
        return (part for part in mime_parts(self._data) if part.head.get_content_type() in HTML)

    @cached_property
    def _embedded(self) -> dict[str, slice]:
        """Where the `data:` addresses stand in the page, by their digests; the first of several."""
        places: dict[str, slice] = {}
        for found in _IN_PAGE.finditer(self._page):
            group = 2 if found[2] is not None else 3
            places.setdefault(embedded_digest(_address(found[group])), slice(*found.span(group)))
        return places

    def _in_page(self, digest: str) -> bytes:
        """The picture of this digest among those that stand in the page."""
        if digest not in self._embedded:
            raise PictureError("stood in the page, and is no longer there")
        return _decoded(_address(self._page[self._embedded[digest]]))

    @cached_property
    def _parts(self) -> dict[str, MimePart]:
        """The parts of a message by their names: the address they were saved from, and their identifiers."""
        parts: dict[str, MimePart] = {}
        for part in mime_parts(self._data):
            head = part.head
            if head.get_content_type() in HTML:
                continue
            for name in ((head.get("content-location") or "").strip(), *_identifiers(head.get("content-id"))):
                if name:
                    parts.setdefault(name, part)
        return parts

    def _in_message(self, src: str) -> bytes:
        """A part of a web archive or a mail: by the address it was saved from, or by its identifier."""
        wanted = [src, unescape(src)]
        for page in self._pages():
            base = (page.head.get("content-location") or "").strip()
            wanted += [_joined(base, address) for address in (src, unescape(src))]
        part = next((self._parts[name] for name in wanted if name in self._parts), None)
        if part is None:
            raise PictureError(_ONLY_ADDRESS if _is_web(src) else _NOT_HELD)
        return decoded_body(self._data, part)

    def _in_webarchive(self, src: str) -> bytes:
        """A resource of a page as Safari saves it."""
        for address in (src, _joined(self._saved.url, src)):
            if address in self._saved.embedded:
                return self._saved.embedded[address]
        raise PictureError(_ONLY_ADDRESS if _is_web(src) else _NOT_HELD)

    def _in_zip(self, src: str) -> bytes:
        """A member of an e-book or an archive of pages, seen from the page whose name the article's id is."""
        if _is_web(src):
            raise PictureError(_ONLY_ADDRESS)
        page = self._part_id.partition("#")[0]
        try:
            name = unquote(urlsplit(src).path)
        except ValueError:
            name = ""
        member = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), name)).lstrip("/")
        zipped = self._zipped
        if member not in zipped:
            raise PictureError(_NOT_HELD)
        return zipped.read(member)


def _is_web(src: str) -> bool:
    return src.startswith("//") or src[:8].lower().startswith(("http://", "https://"))


def _decoded(address: str) -> bytes:
    """The bytes that a `data:` address states (RFC 2397)."""
    head, comma, body = address.partition(",")
    if not comma or len(body) > MAX_BYTES * 3:
        raise PictureError("is stated in a way that cannot be read")
    if not head.lower().rstrip().endswith(";base64"):
        return unquote_to_bytes(body)
    digits = re.sub(r"[^A-Za-z0-9+/]", "", unquote(body))
    try:
        return b64decode(digits[: len(digits) - (len(digits) % 4 == 1)] + "==")
    except (binascii.Error, ValueError) as e:
        raise PictureError("is stated in a way that cannot be read") from e


def _address(found: bytes) -> str:
    return unescape(found.decode("utf-8", "replace")).strip()


def _beside(path: Path, src: str, most: int) -> bytes:
    """A file in the folder of the page or below it: no path that climbs, no link that leads out."""
    try:
        name = unquote(urlsplit(src).path)
    except ValueError as e:
        raise PictureError(_NO_FILE) from e
    parts = PurePosixPath(name).parts
    if urlsplit(src).scheme or not parts or name.startswith("/") or {"\\", ":", "\0"} & set(name):
        raise PictureError(_NO_FILE)
    if ".." in parts:
        raise PictureError("lies outside the page’s folder, where nothing is opened")
    try:
        folder = path.resolve().parent
        file = folder.joinpath(*parts).resolve()
    except (OSError, ValueError, RuntimeError) as e:
        raise PictureError(_NO_FILE) from e
    if not file.is_relative_to(folder):
        raise PictureError("lies outside the page’s folder, where nothing is opened")
    try:
        found, _ = read_head(file, most + 1)
    except (LoadError, ValueError) as e:
        raise PictureError(_NO_FILE) from e
    return found


def _identifiers(field: str | None) -> Iterator[str]:
    if field:
        yield f"cid:{field.strip().strip('<>')}"


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address
