"""Selecting lines, with keys or with the mouse."""

from __future__ import annotations

from reader.frozen import replace
from reader.model.span import Span
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, ReadingSurface


class Selection:
    """A selection begins on a line, and follows the cursor until it is copied or dropped."""

    def __init__(self, surface: ReadingSurface, status: StatusLine) -> None:
        self._surface, self._status = surface, status
        self._anchor: Span | None = None

    def commands(self) -> Handlers:
        """Select."""
        return {"select": self.toggle}

    def toggle(self) -> None:
        """Begin to select lines, or stop."""
        surface = self._surface
        if surface.view_state.selected is not None:
            self.clear()
            return
        self._anchor = surface.body.line_span
        surface.view_state = replace(surface.view_state, selected=self._anchor, target=None)
        down, up, copy, stop = (surface.keymap.of(id) for id in ("line.down", "line.up", "copy", "back"))
        self._status.say(f"Selecting: {down} and {up} extend, {copy} copies, {stop} stops.")

    def clear(self) -> None:
        """Drop the selection."""
        self._anchor = None
        self._surface.view_state = replace(self._surface.view_state, selected=None)

    def extend(self) -> None:
        """Let a selection that was begun follow the cursor."""
        if self._anchor is not None:
            line = self._surface.body.line_span
            start, end = min(line.start, self._anchor.start), max(line.end, self._anchor.end)
            self._surface.view_state = replace(self._surface.view_state, selected=Span(start, end))

    def drag(self, span: Span) -> None:
        """Select what the mouse was dragged over."""
        self._surface.view_state = replace(self._surface.view_state, selected=span, target=None)
