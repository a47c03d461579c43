"""The place under a line of the text where a note is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import TextArea

LEAST, MOST = 1, 8
"""Lines that are shown of a note while it is written."""


class NoteEditor(TextArea):
    """A few lines to write in. Enter and Esc both keep what was written: nothing that was typed is lost."""

    BINDING_GROUP_TITLE = "Note"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "keep", "Keep the note", id="note.keep", show=False, priority=True),
        Binding(
            "ctrl+j,alt+enter,shift+enter", "line", "Another line", id="note.line", show=False, priority=True
        ),
    ]

    def __init__(self) -> None:
        super().__init__(
            id="note", show_line_numbers=False, soft_wrap=True, tab_behavior="focus", compact=True
        )
        self._kept: Callable[[str], None] | None = None

    def begin(self, text: str, x: int, y: int, width: int, room: int, kept: Callable[[str], None]) -> None:
        """Write at a place of the screen, `width` cells wide, in at most `room` lines."""
        self._kept = kept
        self.text = text
        self.move_cursor(self.document.end)
        self.styles.width = width
        self.styles.max_height = max(LEAST, min(MOST, room))
        self.styles.offset = (x, y)
        self.focus()

    def action_keep(self) -> None:
        """Close it, with what was written."""
        kept, self._kept = self._kept, None
        if kept is not None:
            kept(self.text)

    def action_line(self) -> None:
        """Begin another line."""
        self.insert("\n")
