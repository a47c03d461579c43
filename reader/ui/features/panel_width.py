"""How the screen is divided between text and panel: by the mouse, by keys, and as it was left last time."""

from __future__ import annotations

from textual.containers import Container

from reader.ui.panels.width_limits import LEAST_PANEL, clamped
from reader.ui.screens.reading_base import ReadingBase
from reader.ui.widgets.divider import Divider


class PanelWidth(ReadingBase):
    """The width of the panel beside the text."""

    def fit(self, width: int) -> None:
        """Let go of what a screen of `width` cells has no room for, and divide the rest."""
        super().fit(width)
        self.fit_panel(width)

    def fit_panel(self, width: int | None = None) -> None:
        """Divide a screen of `width` cells, or as wide as it is, between text and panel."""
        for side in self.query("#side").results(Container):
            self.divide(side, self.size.width if width is None else width)

    def wide(self, on: bool) -> None:
        """The list as a wide table, or in its own place again."""
        if on != self.widened:
            self.widened = on
            self.fit_panel()

    def on_divider_dragged(self, event: Divider.Dragged) -> None:
        """The panel becomes wider or narrower."""
        event.stop()
        self._widen_panel(event.by)

    def action_panel_width(self, by: int) -> None:
        """A wider or narrower panel."""
        if self.has_class("-narrow"):
            self.say("There is no room for a panel beside the text; it lies over it.")
            return
        if self.has_class("-no-panel") or self.has_class("-less") or self.has_class("-none"):
            self.say(f"The panel is not shown; {self.keymap.of('panel_shown')} shows it.", wrong=True)
            return
        if self.widened:
            key = self.keymap.scoped_keys.get("list.wide", "z")
            self.say(f"The list is a wide table now; {key} gives it its own width again.")
            return
        width = self._widen_panel(by * self.count())
        if width is None:
            self.say(f"The panel goes no {'wider' if by > 0 else 'narrower'} here.")
        else:
            self.say(f"Panel {width} cells wide.")

    def _widen_panel(self, by: int) -> int | None:
        """The panel's new width, or None where it stays as it is."""
        now = max(LEAST_PANEL, self.query_one("#side").size.width)
        width = clamped(now + by, self.size.width)
        if width == now:
            return None
        self.panel_width = width
        self.fit_panel()
        return width
