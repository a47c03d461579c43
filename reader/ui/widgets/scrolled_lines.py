"""Prepainted lines that scroll."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip


class ScrolledLines(ScrollView, can_focus=True):
    """Lines that were painted beforehand, scrolled without animation."""

    DEFAULT_CSS = """
    ScrolledLines { height: 1fr; background: transparent; overflow-x: hidden; scrollbar-size-vertical: 1; }
    ScrolledLines:nocolor { scrollbar-size-vertical: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", id="help.line.down", show=False),
        Binding("k,up", "move(-1)", id="help.line.up", show=False),
        Binding("space,pagedown", "leaf(1)", id="help.leaf.down", show=False),
        Binding("b,pageup", "leaf(-1)", id="help.leaf.up", show=False),
        Binding("g,home", "move(-100000)", id="help.top", show=False),
        Binding("G,end", "move(100000)", id="help.end", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._strips: list[Strip] = []
        self._ground = Style()

    def lay(self, strips: list[Strip], ground: Style) -> None:
        """Show these lines."""
        self._strips, self._ground = strips, ground
        self.virtual_size = Size(self.scrollable_content_region.width, len(strips))
        self.refresh()

    def stand_on(self, ground: Style) -> None:
        """The groove of the scroll bar has the ground of what it stands on."""
        if ground.bgcolor is not None:
            groove = Color.from_rich_color(ground.bgcolor)
            self.styles.scrollbar_background = groove
            self.styles.scrollbar_background_hover = self.styles.scrollbar_background_active = groove

    def render_line(self, y: int) -> Strip:
        """The line `y` of the visible part."""
        width = self.scrollable_content_region.width
        y += self.scroll_offset.y
        if y >= len(self._strips):
            return Strip.blank(width, self._ground)
        return self._strips[y].adjust_cell_length(width, self._ground)

    def action_move(self, by: int) -> None:
        """Scroll by lines."""
        self.scroll_to(y=self.scroll_offset.y + by, animate=False, immediate=True)

    def action_leaf(self, by: int) -> None:
        """Scroll by screens."""
        self.action_move(by * max(1, self.size.height - 1))
