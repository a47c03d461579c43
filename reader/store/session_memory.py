"""Session memory: where each article was left, and how the user likes it shown."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from reader.config import MAX_PANEL, MAX_WIDTH, MIN_PANEL, MIN_WIDTH
from reader.named_tuple import NamedTuple
from reader.store.locks import entry_lock
from reader.store.safe_files import read_private, write_private
from reader.user_folders import data_folder

MAX_PLACES = 500
"""Articles whose places are kept; those read last stay."""
MAX_BYTES = 1_000_000
LAYERS = range(1, 7)
"""The numbers of the highlight layers."""
PACES = 30, 2000
"""Words a minute that anybody reads."""
MAX_COMMANDS, MAX_NAME = 5, 100
"""Commands that are kept as chosen last, and the letters of a name at most."""
TIMEOUT = 0.5
"""Seconds to wait for another reader that is left at the same time."""


class SessionMemory(NamedTuple):
    """`places` are code-point offsets by the SHA-256 of the file, those read last at the end; by the same,
    `published` are the days given for articles that state none, and `marks` offsets by letter. The column's
    `width`, the `theme`, the highlight `layers` (by number) and the `panel`'s width are None until the user
    changes them. `light`: whether the terminal last reported a light background, None if it never did;
    `pace`: how fast the user reads, in words a minute, None if that was never measured; `commands`: the
    names of those that were chosen from the palette, the last one first; `pictures`: whether they stand in
    the text, None where the setting and the terminal decide."""

    places: Mapping[str, int] = {}
    width: int | None = None
    theme: str | None = None
    layers: frozenset[int] | None = None
    panel: int | None = None
    light: bool | None = None
    published: Mapping[str, str] = {}
    marks: Mapping[str, Mapping[str, int]] = {}
    pace: int | None = None
    commands: tuple[str, ...] = ()
    pictures: bool | None = None

    def with_commands(self, chosen: Iterable[str]) -> SessionMemory:
        """The same with commands that were chosen since, the last one first."""
        return self._replace(commands=tuple(dict.fromkeys((*chosen, *self.commands)))[:MAX_COMMANDS])

    def with_marks(self, marks: Mapping[str, Mapping[str, int]]) -> SessionMemory:
        """The same with newer marks; an article without any is forgotten."""
        kept = {key: places for key, places in self.marks.items() if key not in marks}
        kept |= {key: dict(places) for key, places in marks.items() if places}
        return self._replace(marks=dict(list(kept.items())[-MAX_PLACES:]))

    def with_published(self, published: Mapping[str, str]) -> SessionMemory:
        """The same with newer publication days."""
        kept = {key: day for key, day in self.published.items() if key not in published}
        return self._replace(published=dict(list((kept | dict(published)).items())[-MAX_PLACES:]))

    def with_places(self, places: Mapping[str, int]) -> SessionMemory:
        """The same with newer places; an article left at its beginning is forgotten."""
        kept = {key: place for key, place in self.places.items() if key not in places}
        kept |= {key: place for key, place in places.items() if place > 0}
        return self._replace(places=dict(list(kept.items())[-MAX_PLACES:]))

    def with_preferences(
        self,
        width: int | None = None,
        theme: str | None = None,
        layers: frozenset[int] | None = None,
        panel: int | None = None,
    ) -> SessionMemory:
        """The same with what was changed; what is None stays as it was."""
        return self._replace(
            width=self.width if width is None else width,
            theme=self.theme if theme is None else theme,
            layers=self.layers if layers is None else layers,
            panel=self.panel if panel is None else panel,
        )


def memory_file() -> Path:
    """Where session memory is stored."""
    return data_folder() / "reading.json"


def load(path: Path) -> SessionMemory:
    """What is stored in `path`; nothing when the file is missing or damaged."""
    data = read_private(path, MAX_BYTES)
    try:
        raw = json.loads(data) if data else {}
        places = {str(key): int(place) for key, place in raw.get("places", {}).items()}
        published = {str(key): _day(day) for key, day in raw.get("published", {}).items()}
        marks = {
            str(key): {str(letter): int(place) for letter, place in places.items() if len(letter) == 1}
            for key, places in raw.get("marks", {}).items()
        }
        layers = raw.get("layers")
        shown = None if layers is None else _layers(layers)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return SessionMemory()
    width = _within(raw.get("width"), MIN_WIDTH, MAX_WIDTH)
    panel = _within(raw.get("panel"), MIN_PANEL, MAX_PANEL)
    light, pictures = raw.get("light"), raw.get("pictures")
    return SessionMemory(
        places,
        width,
        _theme(raw.get("theme")),
        shown,
        panel,
        light if isinstance(light, bool) else None,
        published,
        marks,
        _within(raw.get("pace"), *PACES),
        _names(raw.get("commands")),
        pictures if isinstance(pictures, bool) else None,
    )


def _names(raw: Any) -> tuple[str, ...]:
    every = raw if isinstance(raw, list) else []
    return tuple(name for name in every if isinstance(name, str) and len(name) <= MAX_NAME)[:MAX_COMMANDS]


def _day(raw: Any) -> str:
    return date.fromisoformat(raw).isoformat()


def _layers(raw: Any) -> frozenset[int]:
    layers = frozenset(int(number) for number in raw)
    if not layers <= set(LAYERS):
        raise ValueError("not a highlight layer")
    return layers


def _within(raw: Any, low: int, high: int) -> int | None:
    good = isinstance(raw, int) and not isinstance(raw, bool) and low <= raw <= high
    return raw if good else None


def _theme(raw: Any) -> str | None:
    return raw if isinstance(raw, str) else None


def update(
    path: Path, newer: Callable[[SessionMemory], SessionMemory], *, durable: bool = False
) -> str | None:
    """Change what is stored, which another running reader may have written meanwhile; `durable`: wait for
    the disk. Returns what went wrong, in words, or None."""
    with entry_lock(path.with_suffix(".lock"), TIMEOUT):
        return _save(path, newer(load(path)), durable=durable)


def _save(path: Path, memory: SessionMemory, *, durable: bool) -> str | None:
    layers = None if memory.layers is None else sorted(int(layer) for layer in memory.layers)
    kept = {
        "width": memory.width,
        "theme": memory.theme,
        "layers": layers,
        "panel": memory.panel,
        "light": memory.light,
        "places": dict(memory.places),
        "pace": memory.pace,
        "pictures": memory.pictures,
        "commands": list(memory.commands),
        "published": dict(memory.published),
        "marks": {key: dict(places) for key, places in memory.marks.items()},
    }
    return write_private(path, json.dumps(kept).encode(), durable=durable)
