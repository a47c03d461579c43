"""What this program exported beside the articles of a folder, which is none of its articles."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from reader.errors import LoadError
from reader.load.article_files import HEAD
from reader.load.file_bytes import read_head
from reader.load.format_record import suffix_of

_PAGE = re.compile(rb'<meta name="generator" content="newsreader">')
_FOOTNOTE = re.compile(rb"\[\^[0-9a-f]{4}-\d+\]")
_OBJECT = re.compile(rb'\s*\{\s*"file":\s*("(?:[^"\\]|\\.)*"),\s*"schema":\s*"newsreader/')
_DOCUMENT = re.compile(rb"<Application>newsreader</Application>")
_PAGES = (".html", ".htm")
_DOCUMENTS = (".md", ".markdown")
_WORD = (".docx",)
_OBJECTS = (".json", ".jsonl", ".ndjson")


def without_own_exports(files: Iterable[tuple[str, Path]]) -> list[tuple[str, Path]]:
    """The named files, without those that this program exported from others beside them: pages and documents
    where their folder holds other articles, JSON where it holds the one that it was made from."""
    named = list(files)
    exports = {path: source for _, path in named if (source := _source(path)) is not None}
    beside: defaultdict[Path, set[str]] = defaultdict(set)
    for _, path in named:
        if path not in exports:
            beside[path.parent].add(path.name)
    return [(name, path) for name, path in named if not _is_beside(path, exports.get(path), beside)]


def _is_beside(path: Path, source: str | None, beside: defaultdict[Path, set[str]]) -> bool:
    if source is None:
        return False
    return source in beside[path.parent] if source else bool(beside[path.parent])


def _source(path: Path) -> str | None:
    """The file that an export was made from, '' where it does not say; None for what is no export."""
    suffix = suffix_of(path.name)
    if suffix not in (*_PAGES, *_DOCUMENTS, *_WORD, *_OBJECTS):
        return None
    try:
        head, _ = read_head(path, HEAD)
    except LoadError:  # opening it says what is wrong
        return None
    if suffix in _OBJECTS:
        match = _OBJECT.match(head)
        return _read(match[1]) if match is not None else None
    sign = _PAGE if suffix in _PAGES else _DOCUMENT if suffix in _WORD else _FOOTNOTE
    return "" if sign.search(head) else None


def _read(name: bytes) -> str | None:
    try:
        return str(json.loads(name))
    except ValueError:  # bytes that are no text
        return None
