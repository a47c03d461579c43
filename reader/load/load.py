"""Open a file, or bytes, as a Source."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from reader.errors import MissingFile
from reader.load.source import Source
from reader.model.article import Format, SourceInfo


def load_file(path: Path) -> Source:
    """Read the file at `path`. Raises LoadError."""
    try:
        return load_bytes(path.read_bytes(), path.name)
    except OSError as e:
        raise MissingFile(f"{path.name}: {e.strerror}") from e


def load_bytes(data: bytes, name: str) -> Source:
    """Decode `data`; `name` is a hint at its format and is shown to the user. Raises LoadError."""
    suffix = name.rpartition(".")[2].lower()
    kind = {"html": Format.HTML, "htm": Format.HTML, "md": Format.MARKDOWN}.get(suffix, Format.TEXT)
    info = SourceInfo(name, kind, "utf-8", len(data), hashlib.sha256(data).hexdigest())
    return Source(info, data.decode("utf-8", "replace"))


def load_stdin() -> Source:
    """Read standard input to its end. Raises LoadError."""
    return load_bytes(sys.stdin.buffer.read(), "standard input")


def load_text(text: str, name: str) -> Source:
    """Take text that is decoded already, such as a record; it is kept unchanged."""
    data = text.encode("utf-8", "replace")
    info = SourceInfo(name, Format.TEXT, "utf-8", len(data), hashlib.sha256(data).hexdigest())
    return Source(info, text)
