"""The cache: articles and analyses kept for the next opening of the same file.

One JSON file an entry, named by `cache_key.key_of`, behind a checksum. The folder may be deleted at any time;
damaged entries are dropped; a folder that cannot be written to is reported, and reading goes on.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from reader.frozen import frozen
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.model.codec import from_plain, to_sparse
from reader.store.locks import entry_lock
from reader.store.safe_files import read_private, remove, write_private
from reader.text.digest import sha256
from reader.user_folders import cache_folder

MAX_BYTES = 256 * 1024 * 1024  # of all entries together
MAX_ENTRY_BYTES = 64 * 1024 * 1024
_SUFFIX = ".json"
_LOCK = ".lock"
_OWN = re.compile(r"[0-9a-f]{64}\.(?:json|lock)|\.[0-9a-f]{16}\.part")
_SUM = 64  # characters of the checksum that an entry begins with


@frozen
class Cache:
    """The entries in `folder`, which need not be there; together they stay under `max_bytes`."""

    folder: Path
    max_bytes: int = MAX_BYTES

    def load(self, key: str) -> tuple[Article, Analysis] | None:
        """The entry stored under `key`, or None. Its `source.name` is that of the file it was made from."""
        path = self._path(key)
        data = read_private(path, MAX_ENTRY_BYTES)
        entry = _read(data) if data is not None else None
        if entry is None:
            remove(path)
            return None
        with suppress(OSError):
            os.utime(path)  # what is used last is dropped last
        return entry

    def store(self, key: str, article: Article, analysis: Analysis) -> str | None:
        """Keep both under `key`. Returns what went wrong, in words, or None."""
        body = json.dumps(
            {"article": to_sparse(article), "analysis": to_sparse(analysis)}, separators=(",", ":")
        )
        data = body.encode("ascii")
        if len(data) + _SUM > min(MAX_ENTRY_BYTES, self.max_bytes):
            return "the results are too large to be kept for the next opening"
        path = self._path(key)
        with suppress(OSError):  # `write_private` says what is wrong
            if path.is_dir():
                remove(path)
        self._make_room(len(data) + _SUM)
        problem = write_private(path, _digest(data) + data)
        return f"the results cannot be kept for the next opening: {problem}" if problem else None

    def entry_lock(self, key: str) -> AbstractContextManager[None]:
        """While another program computes the entry `key`, wait for it: it may be used then."""
        return entry_lock(self.folder / f"{key}{_LOCK}")

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_SUFFIX}"

    def _make_room(self, wanted: int) -> None:
        """Drop the oldest entries until `wanted` more bytes fit, and parts that a crash left behind. What the
        program did not write stays: the folder may be a link to one with other things in it."""
        try:
            own = (e for e in os.scandir(self.folder) if _OWN.fullmatch(e.name) and not e.is_symlink())
            found = [(e.stat(follow_symlinks=False), e.path) for e in own]
        except OSError:
            return
        total = sum(status.st_size for status, _ in found)
        for status, path in sorted(found, key=lambda pair: pair[0].st_mtime):
            if total + wanted <= self.max_bytes:
                return
            remove(Path(path))
            total -= status.st_size


def default_cache() -> Cache:
    """The cache in the platform's folder for what can be computed again."""
    return Cache(cache_folder() / "analysis")


def _digest(data: bytes) -> bytes:
    return sha256(data).encode("ascii")


def _read(data: bytes) -> tuple[Article, Analysis] | None:
    body = data[_SUM:]
    if data[:_SUM] != _digest(body):
        return None
    try:
        plain = json.loads(body)
        return from_plain(Article, plain["article"]), from_plain(Analysis, plain["analysis"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
