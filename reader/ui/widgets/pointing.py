"""The mouse over the text: clicks, dragging, the wheel."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widget import Widget

from reader.render.paint import Painter

ROWS = 3
"""Lines that one notch of the wheel moves."""


class Pointing(Widget):
    """What the text does with the mouse; the view that paints it gives the painter and the rows."""

    class Pointed(Message):
        """The mouse was clicked on, or dragged over, `[start, end)` of the text."""

        def __init__(self, start: int, end: int, dragged: bool) -> None:
            super().__init__()
            self.start, self.end, self.dragged = start, end, dragged

    _pressed: int | None = None

    def painter(self) -> Painter | None:
        """What paints the lines now."""
        raise NotImplementedError

    def line_at(self, y: int) -> int:
        """The line of the column on row `y` of the view."""
        raise NotImplementedError

    def turn(self, rows: int) -> None:
        """Scroll by `rows`."""
        raise NotImplementedError

    def offset_at(self, x: int, y: int) -> int | None:
        """The code point at a cell of the view; None outside the text."""
        painter, line_number = self.painter(), self.line_at(y)
        if painter is None or not 0 <= line_number < painter.layout.height:
            return None
        line = painter.layout.line(line_number)
        if line.is_gap or line.piece in painter.layout.cuts:
            return None
        return painter.offset_at(line, x)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a selection, or a click."""
        if event.button == 1:
            self._pressed = self.offset_at(event.x, event.y)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extend a selection."""
        if self._pressed is None or not event.button:
            return
        here = self.offset_at(event.x, event.y)
        if here is not None and here != self._pressed:
            self.post_message(self.Pointed(min(here, self._pressed), max(here, self._pressed) + 1, True))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """A click, where nothing was dragged."""
        self.release_mouse()
        here = self.offset_at(event.x, event.y)
        if self._pressed is not None and here == self._pressed:
            self.post_message(self.Pointed(here, here, False))
        self._pressed = None

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves a few lines at once."""
        self._wheel(event, ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves a few lines at once."""
        self._wheel(event, -ROWS)

    def _wheel(self, event: events.MouseEvent, rows: int) -> None:
        event.stop()
        event.prevent_default()
        self.turn(rows)
