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
        """Esc: the filter is dropped and the line closes."""

    class Step(Message):
        """Move the list by `by` rows, or by so many `screens`."""

        def __init__(self, by: int, *, screens: bool = False) -> None:
            super().__init__()
            self.by, self.screens = by, screens

    def __init__(self, asks: str = "words that a row must hold") -> None:
        super().__init__(placeholder=asks, select_on_focus=False, compact=True)
        self.display = False

    def action_clear_filter(self) -> None:
        """Drop the filter."""
        self.post_message(self.Cleared())

    def action_rows(self, by: int) -> None:
        """Move in the list."""
        self.post_message(self.Step(by))

    def action_page_down(self) -> None:
        """Turn a page of the list: Textual's own binding would scroll this line."""
        self.post_message(self.Step(1, screens=True))

    def action_page_up(self) -> None:
        """Turn a page of the list back."""
        self.post_message(self.Step(-1, screens=True))
