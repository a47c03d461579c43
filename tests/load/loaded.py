"""All articles of a file at once, as tests look at them."""

from __future__ import annotations

from collections.abc import Iterator

from reader.load.loading import load_part, parts_of
from reader.load.source import File, Source


def load_all(file: File) -> Iterator[Source]:
    """The articles of a file, decoded and sanitised, one after the other. Raises LoadError."""
    return (load_part(file, part) for part in parts_of(file))
