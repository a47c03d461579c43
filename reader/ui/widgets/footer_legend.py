"""The legend in the footer: every layer of highlights, its key, whether it is on, and how it looks.

A layer is switched by the first key of the legend and its own initial, which stands in the colour of keys;
one that the user gave another key has that before its name.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style

from reader.named_tuple import NamedTuple
from reader.render.palette import Palette
from reader.render.view_state import Layer, ViewState
from reader.ui.keys.key_table import Keymap, is_sequence

ON, OFF = "●", "○"
NAMED, SHORTENED = 116, 72
"""Screen widths from which layers show their whole names, or the first three letters; below that, one
letter. A shortened name begins with a capital while the layer is on."""
LETTERS = 3  # of a name that is shortened
PRESS = "press"
"""The meta key under which a style names the key that a click on it presses."""


class LegendEntry(NamedTuple):
    """One layer as it stands in the legend."""

    layer: Layer
    key: str
    on: bool

    @property
    def is_initial(self) -> bool:
        """Whether the second key is the first letter of the name, behind the key that they share."""
        return is_sequence(self.key) and self.key[1] == self.layer.label[0]


def legend_entries(keys: Keymap, look: ViewState) -> tuple[LegendEntry, ...]:
    """All layers, or none while only one speaker's words are read: they change nothing then."""
    if look.thread is not None:
        return ()
    return tuple(LegendEntry(layer, keys.of(f"layer.{layer.label}"), layer in look.layers) for layer in Layer)


def legend(shown: Sequence[LegendEntry], width: int, palette: Palette) -> list[list[Segment]]:
    """The key that the layers share, where they do, and the segments of every layer, for a screen of `width`
    cells; each takes the same room on and off."""
    first = next((entry.key[0] for entry in shown if entry.is_initial), "")
    key = [Segment(f"{first} ", palette.page + palette.accent)] if first else []
    return [key, *(_segments(entry, width, palette) for entry in shown)]


def _segments(entry: LegendEntry, width: int, palette: Palette) -> list[Segment]:
    page = palette.page + Style(meta={PRESS: entry.key})
    key = page + (palette.accent if entry.on else palette.dim)
    look = page + (_look(entry.layer, palette) if entry.on else palette.dim)
    name, named = entry.layer.label, width >= NAMED
    if not named:
        name = name[: LETTERS if width >= SHORTENED else 1]
        name = name.capitalize() if entry.on else name
    before = [] if entry.is_initial else [Segment(entry.key + " " * named, key)]
    words = [Segment(name[0], look + palette.accent if entry.is_initial and entry.on else look)]
    words += [Segment(name[1:], look)] if name[1:] else []
    dot = Segment(f" {ON}  " if entry.on else f" {OFF}  ", key) if named else Segment(" ", page)
    return [*before, *words, dot]


def _look(layer: Layer, palette: Palette) -> Style:
    """How the layer marks the text, as far as a word can show it."""
    looks = {Layer.NAMES: palette.name, Layer.FIGURES: palette.figure, Layer.DATES: palette.date}
    return looks.get(layer, palette.text)
