"""The bytes of a file, whatever lies at its path: bounded in size and time."""

from __future__ import annotations

import os
import select
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from reader.errors import LoadError, MissingFile, NotAnArticle, TooLarge
from reader.text.sanitise import file_name

MAX_BYTES = 64 * 1024 * 1024
TIMEOUT = 5.0  # seconds without a byte from a pipe
TIMEOUT_RECORDS = 60.0  # before the first byte: the writer may have to load a model
_KINDS = ((stat.S_ISDIR, "a folder"), (stat.S_ISSOCK, "a socket"), (stat.S_ISCHR, "a device"))
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_CLOEXEC", 0)
_FLAGS |= getattr(os, "O_BINARY", 0)


def read_path(path: Path, *, timeout: float = TIMEOUT) -> bytes:
    """The bytes of the regular file or pipe at `path`.

    Raises MissingFile, NotAnArticle or TooLarge.
    """
    name = file_name(str(path))
    with _faults(name):
        _regular_or_pipe(path.stat().st_mode, name)
        handle = os.open(path, _FLAGS)
        try:
            # the file may have been replaced since `stat`
            status = os.fstat(handle)
            _regular_or_pipe(status.st_mode, name)
            if status.st_size > MAX_BYTES:
                raise _too_large(name)
            if stat.S_ISFIFO(status.st_mode):
                return _drain(handle, name, timeout)
            with open(handle, "rb", closefd=False) as file:
                return _bounded(file.read(MAX_BYTES + 1), name)
        finally:
            os.close(handle)


def read_head(path: Path, most: int) -> tuple[bytes, int]:
    """The first bytes of the regular file at `path`, and its size. Raises MissingFile, NotAnArticle."""
    name = file_name(str(path))
    with _faults(name):
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise NotAnArticle(f"{name}: is not a file")
        with path.open("rb") as file:
            return file.read(most), status.st_size


def read_lines(path: Path, *, timeout: float = TIMEOUT_RECORDS) -> Iterator[bytes]:
    """The lines of the regular file or pipe at `path`, one at a time.

    Raises MissingFile, NotAnArticle, or TooLarge for a line that is larger than a whole file may be.
    """
    name = file_name(str(path))
    with _faults(name):
        _regular_or_pipe(path.stat().st_mode, name)
        with os.fdopen(os.open(path, _FLAGS), "rb") as lines:
            status = os.fstat(lines.fileno())
            _regular_or_pipe(status.st_mode, name)
            if stat.S_ISFIFO(status.st_mode):
                _wait(lines.fileno(), name, timeout)
                os.set_blocking(lines.fileno(), True)
            number = 1
            while line := lines.readline(MAX_BYTES + 1):
                yield _bounded(line, f"{name}, line {number}")
                number += 1


def stdin_lines(name: str) -> Iterator[bytes]:
    """The lines of standard input, one at a time, as `read_lines` gives those of a file."""
    lines = _stdin(name)
    with _faults(name):
        while line := lines.readline(MAX_BYTES + 1):
            yield _bounded(line, name)


def read_stdin(name: str) -> bytes:
    """The bytes of standard input to its end. Raises LoadError."""
    data = _stdin(name)
    with _faults(name):
        return _bounded(data.read(MAX_BYTES + 1), name)


@contextmanager
def _faults(name: str) -> Iterator[None]:
    """Raise what the system says about the file `name` as MissingFile."""
    try:
        yield
    except FileNotFoundError as e:
        raise MissingFile(f"{name}: no such file") from e
    except PermissionError as e:
        raise MissingFile(f"{name}: no permission to read it") from e
    except ValueError as e:
        raise MissingFile(f"{name}: no file can have this name") from e
    except OSError as e:
        raise MissingFile(f"{name}: cannot be read ({(e.strerror or 'unknown reason').lower()})") from e


def _stdin(name: str) -> BinaryIO:
    """Standard input, set to blocking: left non-blocking by a parent, it would seem to end at any pause."""
    if sys.stdin is None:
        raise NotAnArticle(f"{name}: is closed; name a file to read")
    with suppress(AttributeError, OSError):  # not supported here, or not a real file
        os.set_blocking(sys.stdin.fileno(), True)
    return sys.stdin.buffer


def _regular_or_pipe(mode: int, name: str) -> None:
    if stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
        return
    kind = next((words for test, words in _KINDS if test(mode)), "a device")
    raise NotAnArticle(f"{name}: is {kind}, not a file")


def _drain(handle: int, name: str, timeout: float) -> bytes:
    """Read a pipe, such as `<(command)`, to its end; give up after `timeout` seconds of silence."""
    pieces: list[bytes] = []
    size = 0
    while True:
        _wait(handle, name, timeout)
        piece = os.read(handle, 1 << 16)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
        size += len(piece)
        if size > MAX_BYTES:
            raise _too_large(name)


def _wait(handle: int, name: str, timeout: float) -> None:
    """Wait until a pipe has data, or has ended."""
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    if not poll.poll(timeout * 1000):
        raise NotAnArticle(f"{name}: is a pipe, and nothing came through it for {timeout:g} seconds")


def _bounded(data: bytes, name: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    return data


def _too_large(name: str) -> LoadError:
    return TooLarge(f"{name}: is larger than {MAX_BYTES >> 20} MB, more than any article")
