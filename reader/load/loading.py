"""Files, and text that is decoded already, to Sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reader.errors import NotAnArticle
from reader.load.decode import Decoded, decode
from reader.load.file_bytes import read_path, read_stdin
from reader.load.formats import container_of, format_of, refusal
from reader.load.source import File, Part, Source
from reader.model.article import SourceFormat, SourceInfo
from reader.text.digest import sha256
from reader.text.mojibake import mend_mojibake
from reader.text.sanitise import file_name, sanitise

STDIN_NAME = "standard input"
MENDED = "mojibake mended: an earlier program had decoded some of this text wrongly"
_NAME_KEPT = 255
_LONE = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")


class SafeText(NamedTuple):
    """Text that is fit for a screen, and what was mended in it."""

    text: str
    notes: tuple[str, ...] = ()


def read_file(path: Path) -> File:
    """Read the file at `path`. Raises LoadError."""
    return File(read_path(path), path.name, str(path))


def read_input() -> File:
    """Read standard input to its end. Raises LoadError."""
    return File(read_stdin(STDIN_NAME), STDIN_NAME)


def load(file: File) -> Source:
    """The article of a file. Raises LoadError.

    Of a container it is the first part, and no caller opens another one yet: further parts are listed by
    `load_all`. So far each container that is known, a web archive, has one.
    """
    return next(load_all(file))


def load_all(file: File) -> Iterator[Source]:
    """The articles of a file, decoded and sanitised, one after the other: at least one. Raises LoadError."""
    data, name, path = file
    shown = file_name(path or name)
    container = container_of(data, name)
    if container is not None and container.reader is not None:
        for part in container.reader()(data, shown):
            yield _source(file, part, shown)
    elif words := refusal(data):
        raise NotAnArticle(f"{shown}: is {words}")
    else:
        yield _source(file, Part(data), shown)


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


def safe_text(decoded: Decoded) -> SafeText:
    """Decoded text with its mojibake mended, and without what acts on a terminal."""
    mended = mend_mojibake(decoded.text)
    if mended is decoded.text:
        return SafeText(sanitise(mended, decoded.utf_8))
    return SafeText(sanitise(mended), (MENDED,))


def _source(file: File, part: Part, shown: str) -> Source:
    content = part.content
    decoded = Decoded(content, "utf-8") if isinstance(content, str) else decode(content, part.encoding)
    if decoded is None:
        raise NotAnArticle(f"{shown}: is not text in any encoding that is known")
    safe = safe_text(decoded)
    if not safe.text or safe.text.isspace():
        raise NotAnArticle(f"{shown}: is empty")
    info = SourceInfo(
        file_name(file.name, _NAME_KEPT),
        part.format or format_of(safe.text, file.name).text or SourceFormat.TEXT,
        decoded.encoding,
        len(file.data),
        sha256(file.data),
    )
    return Source(info, safe.text, None if safe.text is decoded.text else decoded.text, safe.notes)
