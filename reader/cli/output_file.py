"""The output of an export: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO

from reader.cli import output
from reader.errors import ExportError

STDOUT = "-"


def resolve_target(named: str, sources: Iterable[Path]) -> Path | None:
    """The file to write, links followed; None for standard output.

    Raises ExportError, before any work is done, where nothing could be written in the end or one of the
    `sources` would be overwritten.
    """
    if named == STDOUT:
        return None
    if not named:
        raise ExportError("the name after -o is empty; name a file, or - for standard output")
    try:
        status = _status(named)
        return _new(named) if status is None else _existing(named, status, sources)
    except (OSError, ValueError) as e:
        raise _refused(named, e) from e


def save(target: Path, fill: Callable[[IO[bytes]], bool]) -> None:
    """Let `fill` write to a file beside the target, which replaces the target if `fill` returns True; until
    then the old file stays. A device or a pipe is written to directly.

    Raises ExportError.
    """
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as out:
                fill(out)
            return
        _replace(target, fill)
    except OSError as e:
        raise _refused(str(target), e) from e


def _replace(target: Path, fill: Callable[[IO[bytes]], bool]) -> None:
    beside = target.with_name(f".newsreader-{os.urandom(8).hex()}.part")
    part = beside.open("xb")
    try:
        with part:
            good = fill(part)
        if good:
            if target.exists():
                shutil.copymode(target, beside)
            beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _status(named: str) -> os.stat_result | None:
    try:
        return Path(named).stat()
    except FileNotFoundError:
        return None


def _existing(named: str, status: os.stat_result, sources: Iterable[Path]) -> Path | None:
    if stat.S_ISDIR(status.st_mode):
        raise ExportError(f"{named}: is a folder; name a file in it with -o")
    if _is_stdout(status):
        return None
    if not stat.S_ISREG(status.st_mode):
        return Path(named)
    if any(_same(source, status) for source in sources):
        raise ExportError(f"{named}: is itself one of the articles; name another file with -o")
    return Path(named).resolve()


def _new(named: str) -> Path:
    target = Path(named).resolve()
    if not target.parent.is_dir():
        raise ExportError(f"{named}: there is no folder {Path(named).parent}; make it first")
    if named.endswith(("/", os.sep)):
        raise ExportError(f"{named}: is the name of a folder; name a file with -o")
    return target


def _is_stdout(status: os.stat_result) -> bool:
    """Whether the target is standard output itself, as /dev/stdout is."""
    try:
        return sys.stdout is not None and os.path.samestat(os.fstat(sys.stdout.fileno()), status)
    except (OSError, ValueError):
        return False


def _same(source: Path, status: os.stat_result) -> bool:
    try:
        return os.path.samestat(source.stat(), status)
    except (OSError, ValueError):
        return False


def _refused(named: str, error: OSError | ValueError) -> ExportError:
    return ExportError(f"{named}: the export could not be written ({output.reason(error)})")
