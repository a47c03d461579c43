"""What is remembered between runs: where each article was left, and how the reader likes it shown."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reader.config import FEWEST_CELLS, MOST_CELLS
from reader.render.view_state import Layer
from reader.store.locks import entry_lock
from reader.store.safe_files import read_private, write_private
from reader.ui.widgets.width_limits import LEAST_PANEL, MOST_PANEL
from reader.user_folders import data_folder

MOST = 500
"""Articles whose places are kept; the ones read last stay."""
MOST_BYTES = 1_000_000
TIMEOUT = 0.5
"""Seconds that a reader waits for another one that leaves at the same time."""


class SessionMemory(NamedTuple):
    """`places` are code points by the SHA-256 of the file, those read last at the end. The column's
    `width`, the `theme`, the `layers` and the width of the `panel` are None until the user has changed
    them. `light` is what the terminal said of its background the last time, None if it never did."""

    places: Mapping[str, int] = {}
    width: int | None = None
    theme: str | None = None
    layers: frozenset[Layer] | None = None
    panel: int | None = None
    light: bool | None = None

    def with_places(self, places: Mapping[str, int]) -> SessionMemory:
        """The same with newer places; an article left at its beginning is forgotten."""
        kept = {key: place for key, place in self.places.items() if key not in places}
        kept |= {key: place for key, place in places.items() if place > 0}
        return self._replace(places=dict(list(kept.items())[-MOST:]))

    def with_preferences(
        self,
        width: int | None = None,
        theme: str | None = None,
        layers: frozenset[Layer] | None = None,
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
    """Where it is kept."""
    return data_folder() / "reading.json"


def load(path: Path) -> SessionMemory:
    """What is remembered in `path`; nothing when the file is missing or not whole."""
    data = read_private(path, MOST_BYTES)
    try:
        raw = json.loads(data) if data else {}
        places = {str(key): int(place) for key, place in raw.get("places", {}).items()}
        layers = raw.get("layers")
        shown = None if layers is None else frozenset(Layer(int(number)) for number in layers)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return SessionMemory()
    width = _within(raw.get("width"), FEWEST_CELLS, MOST_CELLS)
    panel = _within(raw.get("panel"), LEAST_PANEL, MOST_PANEL)
    light = raw.get("light")
    return SessionMemory(
        places, width, _theme(raw.get("theme")), shown, panel, light if isinstance(light, bool) else None
    )


def _within(raw: Any, least: int, most: int) -> int | None:
    good = isinstance(raw, int) and not isinstance(raw, bool) and least <= raw <= most
    return raw if good else None


def _theme(raw: Any) -> str | None:
    return raw if isinstance(raw, str) else None


def update(path: Path, newer: Callable[[SessionMemory], SessionMemory]) -> str | None:
    """Change what is remembered by now, which another reader may have written meanwhile. Returns what went
    wrong, in words, or None."""
    with entry_lock(path.with_suffix(".lock"), TIMEOUT):
        return _save(path, newer(load(path)))


def _save(path: Path, memory: SessionMemory) -> str | None:
    layers = None if memory.layers is None else sorted(int(layer) for layer in memory.layers)
    kept = {
        "width": memory.width,
        "theme": memory.theme,
        "layers": layers,
        "panel": memory.panel,
        "light": memory.light,
        "places": dict(memory.places),
    }
    return write_private(path, json.dumps(kept).encode())
