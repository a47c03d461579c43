"""The width of the text column, and what stands around it."""

from __future__ import annotations

from functools import partial

from reader.frozen import replace
from reader.render.view_state import Furniture
from reader.render.viewport import column_width
from reader.ui.features.key_input import KeyInput
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import ClassSurface, Handlers

NARROWEST, WIDEST = 40, 120
"""Cells of the text column."""


class PageLayout:
    """Column and furniture; the text stays where it is."""

    def __init__(self, surface: ClassSurface, status: StatusLine, keys: KeyInput) -> None:
        self._surface, self._status, self._keys = surface, status, keys
        self._furniture = Furniture.ALL

    def commands(self) -> Handlers:
        """The column's width, the furniture."""
        return {
            "wider": partial(self._widen, 4),
            "narrower": partial(self._widen, -4),
            "furniture": self.next_furniture,
        }

    @property
    def is_reduced(self) -> bool:
        """Whether less than everything stands around the text."""
        return self._furniture is not Furniture.ALL

    def _widen(self, by: int) -> None:
        surface = self._surface
        room = column_width(WIDEST, surface.body.size.width)
        wanted = surface.view_state.width
        now = min(wanted, room) if by < 0 else wanted  # every step narrower is seen
        width = max(min(NARROWEST, now), min(WIDEST, now + by * self._keys.count()))
        if width == now:
            self._status.say(
                f"The column is {width} cells wide, and goes no {'wider' if by > 0 else 'narrower'}."
            )
            return
        surface.view_state = replace(surface.view_state, width=width)
        self._status.show_header()
        short = f"; the screen has room for {room}" if width > room else ""
        self._status.say(f"Column {width} cells wide{short}.")

    def next_furniture(self) -> None:
        """Less around the text, and all of it again."""
        surface = self._surface
        self._furniture = Furniture((self._furniture + 1) % len(Furniture))
        surface.set_class(self._furniture is Furniture.LESS, "-less")
        surface.set_class(self._furniture is Furniture.NONE, "-none")
        if self._furniture is Furniture.LESS:
            self._status.say("The text alone, with its head and foot.")
        elif self._furniture is Furniture.NONE:
            key = surface.keymap.of("furniture")
            self._status.say(f"Nothing but the text. {key} brings all of it back.")
        surface.body.focus()

    def all_furniture(self) -> None:
        """Everything around the text."""
        self._furniture = Furniture.ALL
        self._surface.set_class(False, "-less", "-none")
