"""The inputs of a run: files, their articles, and records."""

from __future__ import annotations

from pathlib import Path

from reader.load.source import File, FilePart
from reader.named_tuple import NamedTuple


class FileTask(NamedTuple):
    """A file to read; `shown` is how it is named in the output and in messages. `part`: of a file with many
    articles the one with this number, None for all of them."""

    path: Path
    shown: str
    part: int | None = None


class PartTask(NamedTuple):
    """One article of a file that was read already; `shown` names the file, and `file` holds its bytes only
    where the article is all there is in it."""

    file: File
    found: FilePart
    shown: str


class FailedTask(NamedTuple):
    """An input that cannot be read, in its place among the others: `error` is the line that says why."""

    error: str
    shown: str


class RecordTask(NamedTuple):
    """A line of JSON with the members `id`, `text` and perhaps `published` and `title`."""

    line: str
    shown: str


Task = FileTask | PartTask | FailedTask | RecordTask


def path_of(task: Task) -> Path | None:
    """The file of a task's article, where there is one."""
    match task:
        case FileTask(path=path):
            return path
        case PartTask(file=File(path=str(path))):
            return Path(path)
        case _:
            return None
