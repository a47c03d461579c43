"""What is remembered between runs: where each article was left, and how wide the column was."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reader.config import FEWEST_CELLS, MOST_CELLS, NAME
from reader.library.safe_files import read_private, write_private

MOST = 500
"""Articles whose places are kept; the ones read last stay."""
MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Memory:
    """`places` are code points by the SHA-256 of the file, those read last at the end; `width` is None
    until the user has changed it."""

    places: Mapping[str, int] = field(default_factory=dict)
    width: int | None = None

    def with_places(self, places: Mapping[str, int], width: int | None) -> Memory:
        """The same with newer places and width; an article left at its beginning is forgotten."""
        kept = {key: place for key, place in self.places.items() if key not in places}
        kept |= {key: place for key, place in places.items() if place > 0}
        return Memory(dict(list(kept.items())[-MOST:]), width if width is not None else self.width)


def memory_file() -> Path:
    """Where it is kept."""
    from platformdirs import user_data_path

    return user_data_path(NAME, appauthor=False) / "reading.json"


def load(path: Path) -> Memory:
    """What is remembered in `path`; nothing when the file is missing or not whole."""
    data = read_private(path, MOST_BYTES)
    try:
        raw = json.loads(data) if data else {}
        places = {str(key): int(place) for key, place in raw.get("places", {}).items()}
        width = raw.get("width")
    except (ValueError, TypeError, AttributeError):
        return Memory()
    good = isinstance(width, int) and FEWEST_CELLS <= width <= MOST_CELLS
    return Memory(places, width if good else None)


def save(path: Path, memory: Memory) -> str | None:
    """Write it; returns what went wrong, in words, or None."""
    return write_private(path, json.dumps({"width": memory.width, "places": dict(memory.places)}).encode())
