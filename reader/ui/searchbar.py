"""The line in which a search is typed."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Input


class SearchBar(Input):
    """One line; it searches while it is typed. Ctrl+r reads it as a regular expression."""

    @dataclass
    class Typed(Message):
        """The pattern is `text` now."""

        text: str
        regex: bool

    @dataclass
    class Left(Message):
        """Enter (`kept`), or Esc: the search is given up and the reader goes back."""

        kept: bool

    def __init__(self) -> None:
        super().__init__(id="search", compact=True, select_on_focus=True, placeholder=self._prompt(False))
        self.regex = False

    @staticmethod
    def _prompt(regex: bool) -> str:
        return "a regular expression" if regex else "search; a capital counts; Ctrl+r: regular expression"

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as it stands."""
        event.stop()
        self.post_message(self.Typed(self.value, self.regex))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the hits and go back to the text."""
        event.stop()
        self.post_message(self.Left(True))

    def on_key(self, event: events.Key) -> None:
        """Esc and Ctrl+r."""
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(False))
        elif event.key == "ctrl+r":
            event.stop()
            event.prevent_default()
            self.regex = not self.regex
            self.placeholder = self._prompt(self.regex)
            self.post_message(self.Typed(self.value, self.regex))
