"""The inputs of a run: files and records."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class FileTask(NamedTuple):
    """A file to read; `shown` is how it is named in the output and in messages."""

    path: Path
    shown: str


class RecordTask(NamedTuple):
    """A line of JSON with the members `id`, `text` and perhaps `published` and `title`."""

    line: str
    shown: str


Task = FileTask | RecordTask
