"""Files, and text that is decoded already, to Sources."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import BinaryIO

from reader.errors import LoadError, MissingFile, NotAnArticle, TooLarge
from reader.load.decode import Decoded, decode
from reader.load.file_bytes import read_head, read_path, read_stdin
from reader.load.format_record import HEAD
from reader.load.formats import container_of, format_of, refusal
from reader.load.safe_text import safe_text
from reader.load.source import File, FilePart, Part, Source
from reader.model.article import SourceFormat, SourceInfo, SourcePart
from reader.text.digest import sha256
from reader.text.sanitise import file_name, one_line

STDIN_NAME = "standard input"
_NAME_KEPT = 255  # characters
_LONE = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")


def read_file(path: Path) -> File:
    """Read the file at `path`; of a large one whose format is read piece by piece, its beginning. Raises
    LoadError."""
    try:
        return File(read_path(path), path.name, str(path))
    except TooLarge:
        head, size = read_head(path, HEAD)
        container = container_of(head, path.name)
        if container is None or container.stream is None:
            raise
        return File(head, path.name, str(path), size)


def read_input() -> File:
    """Read standard input to its end. Raises LoadError."""
    return File(read_stdin(STDIN_NAME), STDIN_NAME)


def load(file: File) -> Source:
    """The article of a file; of a container the first. Raises LoadError."""
    return load_part(file, next(parts_of(file)))


def parts_of(file: File) -> Iterator[FilePart]:
    """The articles of a file, not decoded yet, one after the other: at least one. Raises LoadError.

    The one after is read before one is given, since an only article is no part of its file.
    """
    shown = file_name(file.path or file.name)
    container = container_of(file.data, file.name)
    if container is None or (container.reader is None and container.stream is None):
        if words := refusal(file.data):
            raise NotAnArticle(f"{shown}: is {words}")
        yield FilePart(Part(file.data))
    elif container.stream is not None:
        from reader.load.article_files import member_format

        with _stream(file, shown) as stream:
            yield from _numbered(iter(container.stream(member_format)(stream, shown)), shown)
    elif container.reader is not None:
        yield from _numbered(iter(container.reader()(file.data, shown)), shown)


def _numbered(parts: Iterator[Part], shown: str) -> Iterator[FilePart]:
    part, wrong = next(parts, None), None
    if part is None:
        raise NotAnArticle(f"{shown}: holds no article")
    for number in count(1):
        later = None
        try:
            later = next(parts, None)
        except LoadError as e:
            wrong = e
        if later is None and part.total not in (None, number):
            part = part.with_note(f"{part.total:,} articles announced, {number:,} found")
        alone = number == 1 and later is None and wrong is None
        yield FilePart(part, 0 if alone else number)
        if wrong is not None:
            raise wrong
        if later is None:
            return
        part = later


def _stream(file: File, shown: str) -> BinaryIO:
    if file.size is None or file.path is None:
        return BytesIO(file.data)
    try:
        return Path(file.path).open("rb")
    except OSError as e:
        raise MissingFile(f"{shown}: cannot be read ({(e.strerror or 'unknown reason').lower()})") from e


def load_part(file: File, found: FilePart) -> Source:
    """One article of a file, decoded and sanitised. Raises LoadError."""
    part = found.part
    shown = file_name(file.path or file.name)
    if found.number:
        shown = f"{shown}, part {found.number}"
    decoded = (
        Decoded(part.content, "utf-8")
        if isinstance(part.content, str)
        else decode(part.content, part.encoding)
    )
    if decoded is None:
        raise NotAnArticle(f"{shown}: is not text in any encoding that is known")
    safe = safe_text(decoded)
    if not safe.text or safe.text.isspace():
        raise NotAnArticle(f"{shown}: is empty")
    info = SourceInfo(
        file_name(file.name, _NAME_KEPT),
        part.format or format_of(safe.text, part.id or file.name).text or SourceFormat.TEXT,
        decoded.encoding,
        file.length,
        _identity(part) if found.number else sha256(file.data),
        _place(found),
    )
    unchanged = None if safe.text is decoded.text else decoded.text
    return Source(info, safe.text, unchanged, safe.notes, part.fields, part.body_only)


def load_text(text: str, name: str) -> Source:
    """Take text that is decoded already, such as a record; `Source.decoded` is that text.

    Only lone surrogates, which no file can hold, become U+FFFD there.
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        text = text.translate(_LONE)
        data = text.encode("utf-8")
    digest = sha256(data)
    info = SourceInfo(file_name(name, _NAME_KEPT), SourceFormat.TEXT, "utf-8", len(data), digest)
    safe = safe_text(Decoded(text, "utf-8", data))
    return Source(info, safe.text, None if safe.text is text else text, safe.notes)


def _identity(part: Part) -> str:
    """A digest of all that an article in a container is made of."""
    content = part.content.encode("utf-8", "replace") if isinstance(part.content, str) else part.content
    stated = (part.format, part.encoding, part.id, part.fields, part.body_only)
    return sha256(content + repr(stated).encode("utf-8", "replace"))


def _place(found: FilePart) -> SourcePart | None:
    fields = found.part.fields
    words, page, edition = fields.words, fields.page, fields.edition
    if not found.number and not found.part.id and words is None and page is None and edition is None:
        return None
    return SourcePart(
        found.number or 1,
        found.part.total if found.number else 1,
        one_line(found.part.id),
        one_line(page) if page else None,
        one_line(edition) if edition else None,
        words,
    )
