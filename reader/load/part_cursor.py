"""The articles of a file by their numbers. A file is parsed once, from its front to its back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock

from reader.errors import LoadError, NotAnArticle, wrap_internal_errors
from reader.load.loading import parts_of
from reader.load.source import File, FilePart
from reader.text.sanitise import file_name

KEPT = 32 * 1024 * 1024
"""Bytes or characters of articles that are kept, so that going back to one parses nothing again."""
_FILES = 2  # one that is read, and one whose list is being filled


class PartCursor:
    """Gives the articles of `file` in any order; one that is not kept any more is found from the front."""

    def __init__(self, file: File) -> None:
        self.file = file
        self._name = file_name(file.path or file.name)
        self._lock = Lock()
        self._restart()

    def find(self, number: int) -> FilePart:
        """The article with this number, from 1. Raises LoadError, also where the file has fewer, and
        InternalError."""
        found = self._reach(number)
        if found is not None:
            return found
        held = f"{self._at:,} article{'s' if self._at != 1 else ''}"
        raise NotAnArticle(f"{self._name}: there is no part {number}; it holds {held}")

    def each(self) -> Iterator[FilePart]:
        """All articles of the file. Raises LoadError where it is damaged, after those before, and
        InternalError."""
        number = 1
        while (found := self._reach(number)) is not None:
            yield found
            number += 1

    def _reach(self, number: int) -> FilePart | None:
        with self._lock, wrap_internal_errors(self._name):
            if number <= self._at and number not in self._kept:
                self._restart()
            while self._at < number:
                if not self._step():
                    return None
            return self._kept[number]

    def _restart(self) -> None:
        self._parts: Iterator[FilePart] = parts_of(self.file)
        self._kept: dict[int, FilePart] = {}
        self._size = self._at = 0
        self._wrong: LoadError | None = None

    def _step(self) -> bool:
        """Go on to the next article; False where there is none."""
        if self._wrong is not None:
            raise self._wrong
        try:
            found = next(self._parts, None)
        except LoadError as e:
            self._wrong = e
            raise
        if found is None:
            return False
        self._at += 1
        self._kept[self._at] = found
        self._size += len(found.part.content)
        while self._size > KEPT and len(self._kept) > 1:
            self._size -= len(self._kept.pop(next(iter(self._kept))).part.content)
        return True


_recent: deque[tuple[object, PartCursor]] = deque(maxlen=_FILES)
_recent_lock = Lock()


def find_part(path: Path, number: int, read: Callable[[Path], File]) -> tuple[File, FilePart]:
    """Article `number` of the file at `path`, which `read` reads unless it was opened just now and has not
    changed. Raises LoadError."""
    stamp = _stamp(path)
    with _recent_lock:
        known = next((cursor for key, cursor in _recent if key == stamp), None)
    if known is not None and number > 1:
        return known.file, known.find(number)
    return find_in(read(path), number, path)


def each_part(path: Path, read: Callable[[Path], File]) -> Iterator[FilePart]:
    """All articles of the file at `path`, one after the other; `read` as above. Raises LoadError.

    A file of which few articles can be kept is parsed once more for this: two that go through it at different
    places would each make the other begin again.
    """
    stamp = _stamp(path)
    with _recent_lock:
        known = next((cursor for key, cursor in _recent if key == stamp), None)
    if known is None:
        known = PartCursor(read(path))
    return (known if known.file.length < KEPT else PartCursor(known.file)).each()


def find_in(file: File, number: int, path: Path) -> tuple[File, FilePart]:
    """The same in a file that was read. One with several articles is remembered for the next of them."""
    cursor = PartCursor(file)
    found = cursor.find(number)
    if found.number:
        stamp = _stamp(path)
        with _recent_lock:
            for old in [entry for entry in _recent if entry[0] == stamp]:
                _recent.remove(old)
            _recent.append((stamp, cursor))
    return file, found


def _stamp(path: Path) -> object:
    try:
        status = path.stat()
    except (OSError, ValueError):  # standard input, which is read once
        return str(path)
    return str(path), status.st_mtime_ns, status.st_size, status.st_ino
