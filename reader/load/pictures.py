"""The bytes of a picture of an article: from the page itself, beside it, or in the archive that holds it.

Nothing is fetched: a picture that is only an address on the web stays one.
"""

from __future__ import annotations

import binascii
import posixpath
import re
from base64 import b64decode
from collections.abc import Iterator
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit

from reader.errors import LoadError, PictureError
from reader.load.containers.bounded_zip import START, BoundedZip
from reader.load.containers.mime_parts import HTML, decoded_body, mime_parts, start_of
from reader.load.containers.webarchive import is_webarchive, saved_resources
from reader.load.file_bytes import read_head, read_path
from reader.model.article import EMBEDDED
from reader.text.digest import sha256

MAX_BYTES = 20 << 20
"""Of one picture as it is kept, packed."""
LEAST_EMBEDDED = 3_000
"""Characters of a `data:` address: what is shorter keeps the place of a picture that a script loads."""
_DIGITS, _END = 16, 2_000
_IN_PAGE = re.compile(
    rb"""=\s*+(?:(["'])\s*+(data:image/[^"'<>]+)\1|(data:image/[^\s"'<>]+))""", re.IGNORECASE
)
_DATA = "data:image/"
_FAR = 2_000
_IMG = re.compile(r"<img\b[^<>]*\ssrc\s{0,9}=\s{0,9}([\"'])\s{0,9}\Z", re.IGNORECASE)
_NO_FILE = "is not beside the page, and nothing is fetched"
_NOT_HELD = "is not in the archive, and nothing is fetched"
_ONLY_ADDRESS = "is only an address on the web, and nothing is fetched"


def embedded_digest(address: str) -> str:
    """What names a picture in a page by its content: hexadecimal digits, from the length and both ends of its
    `data:` address, since a page is cleaned before its first paint."""
    whole = "".join(address.split())
    return sha256(f"{len(whole)} {whole[:_END]} {whole[-_END:]}".encode("utf-8", "replace"))[:_DIGITS]


def name_embedded(markup: str) -> str:
    """A page with the name of each embedded picture in place of its bytes, which are most of the page: what
    comes after is as quick as for a page without. Short ones are left, which keep the place of others."""
    pieces: list[str] = []
    done, at = 0, markup.find(_DATA)
    while at >= 0:
        begun = markup.rfind("<", max(done, at - _FAR), at)
        opened = _IMG.match(markup, begun, at) if begun >= 0 else None
        end = markup.find(opened[1], at) if opened else at + 1
        if end < 0:
            break
        if name := embedded_name(markup[at:end]) if opened else "":
            pieces += markup[done:at], name
            done = end
        at = markup.find(_DATA, end)
    return "".join((*pieces, markup[done:])) if pieces else markup


def embedded_name(address: str) -> str:
    """What stands for a picture whose `data:` address is in the page; '' for placeholders and drawings."""
    head = address[:14].lower()
    if len(address) < LEAST_EMBEDDED or not head.startswith(_DATA) or head.endswith("svg") or "<" in address:
        return ""
    return EMBEDDED + embedded_digest(unescape(address) if "&" in address else address)


def picture_bytes(path: Path | None, part_id: str, src: str) -> bytes:
    """The bytes of the picture `src` of an article in the file at `path`, where that is known.

    `part_id` is by which the file knows the article. Raises PictureError: words that go on from 'The
    picture '.
    """
    try:
        found = _found(path, part_id, src.strip())
    except PictureError:
        raise
    except LoadError as e:
        raise PictureError("could not be read: its file is gone, or damaged") from e
    if len(found) > MAX_BYTES:
        raise PictureError(f"is larger than {MAX_BYTES >> 20} MB")
    if not found:
        raise PictureError("is empty")
    return found


def _found(path: Path | None, part_id: str, src: str) -> bytes:
    if src[:5].lower() == "data:":
        return _decoded(src)
    if path is None:
        raise PictureError(_ONLY_ADDRESS if _is_web(src) else _NO_FILE)
    head, _ = read_head(path, 64 * 1024)
    if head.startswith(START):
        return _in_zip(path, part_id, src)
    if is_webarchive(head):
        return _in_webarchive(read_path(path), path.name, src)
    if start_of(head):
        return _in_message(read_path(path), src)
    if src.startswith(EMBEDDED):
        return _in_page(read_path(path), src)
    if _is_web(src):
        raise PictureError(_ONLY_ADDRESS)
    return _beside(path, src)


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


def _in_page(page: bytes, src: str) -> bytes:
    """The picture of this digest among those that stand in the page."""
    wanted = src.removeprefix(EMBEDDED)
    for found in _IN_PAGE.finditer(page):
        address = unescape((found[2] or found[3]).decode("utf-8", "replace")).strip()
        if embedded_digest(address) == wanted:
            return _decoded(address)
    raise PictureError("stood in the page, and is no longer there")


def _beside(path: Path, src: str) -> bytes:
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
        found, _ = read_head(file, MAX_BYTES + 1)
    except (LoadError, ValueError) as e:
        raise PictureError(_NO_FILE) from e
    return found


def _in_message(data: bytes, src: str) -> bytes:
    """A part of a web archive or a mail: by the address it was saved from, or by its identifier."""
    if src.startswith(EMBEDDED):
        return _in_page(b"".join(_pages(data)), src)
    wanted = {src, unescape(src)}
    for part in mime_parts(data):
        head = part.head
        if head.get_content_type() in HTML:
            base = (head.get("content-location") or "").strip()
            wanted |= {_joined(base, address) for address in tuple(wanted)}
            continue
        names = {(head.get("content-location") or "").strip(), *_identifiers(head.get("content-id"))}
        if not wanted.isdisjoint(names - {""}):
            return decoded_body(data, part)
    raise PictureError(_ONLY_ADDRESS if _is_web(src) else _NOT_HELD)


def _in_webarchive(data: bytes, name: str, src: str) -> bytes:
    """A resource of a page as Safari saves it."""
    saved = saved_resources(data, name)
    if src.startswith(EMBEDDED):
        return _in_page(saved.page, src)
    for address in (src, _joined(saved.url, src)):
        if address in saved.embedded:
            return saved.embedded[address]
    raise PictureError(_ONLY_ADDRESS if _is_web(src) else _NOT_HELD)


def _pages(data: bytes) -> Iterator[bytes]:
    return (decoded_body(data, part) for part in mime_parts(data) if part.head.get_content_type() in HTML)


def _identifiers(field: str | None) -> Iterator[str]:
    if field:
        yield f"cid:{field.strip().strip('<>')}"


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _in_zip(path: Path, part_id: str, src: str) -> bytes:
    """A member of an e-book or an archive of pages, seen from the page whose name the article's id is."""
    zipped = BoundedZip(read_path(path), path.name, "an archive")
    page = part_id.partition("#")[0]
    if src.startswith(EMBEDDED):
        return _in_page(zipped.read(page), src)
    if _is_web(src):
        raise PictureError(_ONLY_ADDRESS)
    try:
        name = unquote(urlsplit(src).path)
    except ValueError:
        name = ""
    member = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), name)).lstrip("/")
    if member not in zipped:
        raise PictureError(_NOT_HELD)
    return zipped.read(member)
