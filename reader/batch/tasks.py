"""What a run is given to read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileTask:
    """A file to read; `shown` is how it is named in the output and in messages."""

    path: Path
    shown: str


@dataclass(frozen=True, slots=True)
class RecordTask:
    """A line of JSON with the members `id`, `text` and perhaps `published` and `title`."""

    line: str
    shown: str


Task = FileTask | RecordTask
