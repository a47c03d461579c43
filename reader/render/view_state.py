"""What the reading screen shows and how: frozen, and handed down to the widgets whole."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from reader.frozen import frozen, replace
from reader.model.span import Span
from reader.render.picture_choice import NO_CHOICE, PictureChoice

if TYPE_CHECKING:
    from reader.render.inline_notes import InlineNote


class Layer(IntEnum):
    """The highlight layers, numbered as their keys."""

    QUOTES = 1
    REPORTED = 2
    SPEAKERS = 3
    NAMES = 4
    FIGURES = 5
    DATES = 6

    @property
    def label(self) -> str:
        """Its name on the screen."""
        return self.name.lower()


class Mode(StrEnum):
    """The ways of highlighting that `h` goes through."""

    ALL = "all"
    QUOTES = "quotes"
    SPEAKER = "one speaker"
    NAMES = "names"
    FIGURES = "figures"
    PLAIN = "plain"


LAYERS_OF: dict[Mode, frozenset[Layer]] = {
    Mode.ALL: frozenset(Layer),
    Mode.QUOTES: frozenset({Layer.QUOTES, Layer.REPORTED, Layer.SPEAKERS}),
    Mode.SPEAKER: frozenset({Layer.QUOTES, Layer.REPORTED, Layer.SPEAKERS}),
    Mode.NAMES: frozenset({Layer.NAMES}),
    Mode.FIGURES: frozenset({Layer.FIGURES, Layer.DATES}),
    Mode.PLAIN: frozenset(),
}


class Furniture(IntEnum):
    """How much stands around the text: all of it, without panel and map, or the text alone."""

    ALL = 0
    LESS = 1
    NONE = 2


@frozen
class ViewState:
    """How the text is shown.

    `only` is the id of the speaker whose words alone are coloured, `thread` that of the speaker whose
    words alone are read (the rest is dim). `cuts` shows what cleaning cut; `restored` are the indices of
    cut pieces that the user put back. `matching` shows only the paragraphs with a search hit.
    `target` is what a jump found, `selected` what the user selected, `notes` what they wrote. `lit` is the
    paragraph or sentence that alone is at full strength, `pictures` says how they are drawn.
    """

    width: int = 72
    layers: frozenset[Layer] = LAYERS_OF[Mode.ALL]
    mode: Mode = Mode.ALL
    only: str | None = None
    thread: str | None = None
    cuts: bool = False
    restored: frozenset[int] = frozenset()
    matching: bool = False
    target: Span | None = None
    selected: Span | None = None
    notes: tuple[InlineNote, ...] = ()
    lit: Span | None = None
    pictures: PictureChoice = NO_CHOICE

    def in_mode(self, mode: Mode, speaker: str | None = None) -> ViewState:
        """The same in another way of highlighting; `speaker` is the one of `Mode.SPEAKER`."""
        only = speaker if mode is Mode.SPEAKER else None
        return replace(self, mode=mode, layers=LAYERS_OF[mode], only=only)

    def showing(self, layers: frozenset[Layer] | None) -> ViewState:
        """The same with these layers, and the way of highlighting that has just these; None changes
        nothing."""
        if layers is None:
            return self
        mode = next((m for m in Mode if LAYERS_OF[m] == layers), self.mode)
        return replace(self, mode=mode, layers=layers)

    def unlit(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches of `[start, end)` that are dim, since something else is lit."""
        if self.lit is None:
            return []
        sides = ((start, min(end, self.lit.start)), (max(start, self.lit.end), end))
        return [(low, high) for low, high in sides if low < high]

    def toggled(self, layer: Layer) -> ViewState:
        """The same with one layer switched."""
        return replace(self, layers=self.layers ^ {layer})


def next_mode(mode: Mode, *, speaker: bool) -> Mode:
    """The mode after `mode`; that of one speaker is left out when there is no `speaker` here."""
    modes = [m for m in Mode if speaker or m is not Mode.SPEAKER or m is mode]
    return modes[(modes.index(mode) + 1) % len(modes)]
