"""The line in which the filter of a list is typed."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class FilterLine(Input):
    """One line without a box; the list below changes with every letter."""

    DEFAULT_CSS = """
    FilterLine, FilterLine:focus {
        height: 1; border: none; margin-bottom: 1;
        background: $boost; color: $foreground;
    }
    FilterLine.-textual-compact, FilterLine.-textual-compact:focus { padding: 0 1; }
    FilterLine > .input--placeholder { color: $text-muted; }
    """
    BINDING_GROUP_TITLE = "Filter line"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "clear_filter", "All rows again", id="filter.clear", show=False),
        Binding("down,ctrl+n", "rows(1)", "Next row", id="filter.down", show=False),
        Binding("up,ctrl+p", "rows(-1)", "Previous row", id="filter.up", show=False),
        Binding("enter,tab", "submit", "To the list", id="filter.done", show=False),
    ]

    class Cleared(Message):
        """Esc: no filter any more."""

    class Step(Message):
        """An arrow: the list moves by `by` rows."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, asks: str = "words that a row must hold") -> None:
        super().__init__(placeholder=asks, select_on_focus=False, compact=True)
        self.display = False

    def action_clear_filter(self) -> None:
        """Give the filter up."""
        self.post_message(self.Cleared())

    def action_rows(self, by: int) -> None:
        """Move in the list."""
        self.post_message(self.Step(by))
