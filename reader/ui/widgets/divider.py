"""The line between text and panel, which the mouse can drag."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.render.palette import Palette


class Divider(Widget):
    """One column wide."""

    palette: reactive[Palette | None] = reactive(None)

    class Dragged(Message):
        """The line was dragged `by` cells to the left."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self) -> None:
        super().__init__(id="divider")
        self._held: int | None = None

    def render_line(self, y: int) -> Strip:
        """One cell of the line, brighter while it is held."""
        if self.palette is None:
            return Strip.blank(self.size.width, self.rich_style)
        style = self.palette.rule if self._held is None else self.palette.accent
        return Strip([Segment("│", self.palette.page + style)], 1)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to drag."""
        self.capture_mouse()
        self._held = event.screen_x
        self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag."""
        if self._held is not None and event.screen_x != self._held:
            self.post_message(self.Dragged(self._held - event.screen_x))
            self._held = event.screen_x

    def on_mouse_up(self) -> None:
        """Stop dragging."""
        self.release_mouse()
        self._held = None
        self.refresh()
