"""How the screen is divided between text and panel: by the mouse, by keys, and as it was left last time."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from textual.containers import Container
from textual.geometry import Size

from reader.config import MIN_PANEL
from reader.ui.features.key_input import KeyInput
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import ClassSurface, Handlers
from reader.ui.widgets.width_limits import beside, clamped


class PanelSurface(ClassSurface, Protocol):
    """A surface with a panel beside the text. `widened`: the list is a wide table now."""

    widened: bool

    @property
    def size(self) -> Size:
        """Of the screen, in cells."""

    @property
    def side(self) -> Container:
        """What the panel stands in."""


class PanelWidth:
    """The width of the panel beside the text.

    `wanted` is what the user asked for, in cells, and None until then; a smaller screen gives less, and does
    not forget it.
    """

    def __init__(self, surface: PanelSurface, status: StatusLine, keys: KeyInput) -> None:
        self._surface, self._status, self._keys = surface, status, keys
        self.wanted: int | None = None

    def commands(self) -> Handlers:
        """A wider or narrower panel."""
        return {"panel.wider": partial(self._widen, 4), "panel.narrower": partial(self._widen, -4)}

    def fit(self, width: int | None = None) -> None:
        """Give the panel the width that was asked for, as far as a screen of `width` cells, or as wide as it
        is, has room. Over the text it has the widths of the style sheet; as a table it leaves the text its
        column, or covers it."""
        surface, styles = self._surface, self._surface.side.styles
        width = surface.size.width if width is None else width
        table = beside(surface.view_state.width, width) if surface.widened else 0
        surface.set_class(surface.widened and not table, "-cover")
        if table:
            styles.width = table
        elif surface.widened or surface.has_class("-narrow") or self.wanted is None:
            styles.clear_rule("width")
        else:
            styles.width = clamped(self.wanted, width)

    def as_table(self, on: bool) -> None:
        """The list as a wide table, or in its own place again."""
        if on != self._surface.widened:
            self._surface.widened = on
            self.fit()

    def turn_table(self) -> None:
        """The list as a wide table, or a list again; over the text it is as wide as it can be."""
        surface = self._surface
        if surface.has_class("-narrow") and not surface.widened:
            self._status.say("The list has the whole screen already.")
        else:
            self.as_table(not surface.widened)

    def drag(self, by: int) -> int | None:
        """The panel's new width, `by` cells more; None where it stays as it is."""
        surface = self._surface
        now = max(MIN_PANEL, surface.side.size.width)
        width = clamped(now + by, surface.size.width)
        if width == now:
            return None
        self.wanted = width
        self.fit()
        return width

    def _widen(self, by: int) -> None:
        surface, status = self._surface, self._status
        if surface.has_class("-narrow"):
            status.say("There is no room for the lists beside the text; they lie over it.")
            return
        if any(surface.has_class(name) for name in ("-no-panel", "-less", "-none")):
            key = surface.keymap.of("panel.hide")
            status.say(f"The lists are not shown; {key} shows them.", wrong=True)
            return
        if surface.widened:
            key = surface.keymap.scoped_keys.get("list.wide", "z")
            status.say(f"The list is a wide table now; {key} gives it its own width again.")
            return
        width = self.drag(by * self._keys.count())
        if width is None:
            status.say(f"The lists go no {'wider' if by > 0 else 'narrower'} here.")
        else:
            status.say(f"Lists {width} cells wide.")
