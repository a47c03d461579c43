"""Read a file; open what was read, or text, as a Source."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import NotAnArticle
from reader.load.decode import decode
from reader.load.file_bytes import read_path, read_stdin
from reader.load.formats import binary_kind, format_of
from reader.load.source import File, Source
from reader.model.article import SourceFormat, SourceInfo
from reader.text.sanitise import file_name, sanitise

if TYPE_CHECKING:
    from reader.load.containers.mhtml import ArchivedPage

STDIN_NAME = "standard input"
_NAME_KEPT = 255
_HEAD = 64 * 1024  # bytes in which a web archive says that it is one
_LONE = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")


def read_file(path: Path) -> File:
    """Read the file at `path`. Raises LoadError."""
    return File(read_path(path), path.name, str(path))


def read_input() -> File:
    """Read standard input to its end. Raises LoadError."""
    return File(read_stdin(STDIN_NAME), STDIN_NAME)


def load(file: File) -> Source:
    """Decode and sanitise what was read. Raises LoadError."""
    data, name, path = file
    shown = file_name(path or name)
    if kind := binary_kind(data):
        raise NotAnArticle(f"{shown}: is {kind}")
    page = _page(data, shown) if b"ultipart/" in data[:_HEAD] else None
    decoded = decode(page.data, page.encoding) if page else decode(data)
    if decoded is None:
        raise NotAnArticle(f"{shown}: is not text in any encoding that is known")
    text = sanitise(decoded.text, decoded.utf_8)
    if not text or text.isspace():
        raise NotAnArticle(f"{shown}: is empty")
    info = SourceInfo(
        file_name(name, _NAME_KEPT),
        _format(page) if page else format_of(text, name),
        decoded.encoding,
        len(data),
        hashlib.sha256(data).hexdigest(),
    )
    return Source(info, text, None if text is decoded.text else decoded.text)


def load_text(text: str, name: str) -> Source:
    """Take text that is decoded already, such as a record; `Source.decoded` is that text.

    Lone surrogates alone, which no file can hold, become U+FFFD there.
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        text = text.translate(_LONE)
        data = text.encode("utf-8")
    digest = hashlib.sha256(data).hexdigest()
    info = SourceInfo(file_name(name, _NAME_KEPT), SourceFormat.TEXT, "utf-8", len(data), digest)
    safe = sanitise(text, data)
    return Source(info, safe, None if safe is text else text)


def _format(page: ArchivedPage) -> SourceFormat:
    return SourceFormat.HTML if page.is_html else SourceFormat.TEXT


def _page(data: bytes, shown: str) -> ArchivedPage | None:
    """The page of a web archive; None where `data` is none."""
    from reader.load.containers.mhtml import is_archive, page_of

    if not is_archive(data):
        return None
    page = page_of(data)
    if page is None:
        raise NotAnArticle(f"{shown}: is a message or web archive without a page in it")
    return page
