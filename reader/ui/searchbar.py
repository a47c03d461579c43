"""The line in which a search is typed."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

PLAIN, REGEX = " /", " re/"


class SearchBar(Horizontal):
    """A prompt, the words, and what was found. It searches while it is typed into."""

    @dataclass
    class Typed(Message):
        """The pattern is `text` now; `regex` says how it is to be read."""

        text: str
        regex: bool

    @dataclass
    class Left(Message):
        """Enter (`kept`), or Esc: the search is given up."""

        kept: bool

    def __init__(self) -> None:
        super().__init__(id="search")
        self.regex = False

    def compose(self) -> ComposeResult:
        """Prompt, input, count."""
        yield Static(PLAIN, id="prompt")
        yield Input(
            compact=True, select_on_focus=True, placeholder="a capital counts; Ctrl+r: regular expression"
        )
        yield Static("", id="found")

    def begin(self) -> None:
        """Take the focus, with nothing typed yet."""
        line = self.query_one(Input)
        line.value = ""
        self.screen.set_focus(line)

    def type(self, words: str) -> None:
        """Type these words."""
        if words:
            self.query_one(Input).insert_text_at_cursor(words)

    def tell(self, words: str, wrong: bool) -> None:
        """Say what was found, at the right end of the line."""
        found = self.query_one("#found", Static)
        found.set_class(wrong, "-wrong")
        found.update(Content(words))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as it stands."""
        event.stop()
        self._type()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the hits and go back to the text."""
        event.stop()
        self.post_message(self.Left(True))

    def on_key(self, event: events.Key) -> None:
        """Esc and Ctrl+r."""
        if event.key not in ("escape", "ctrl+r"):
            return
        event.stop()
        if event.key == "escape":
            self.post_message(self.Left(False))
        else:
            self.regex = not self.regex
            self.query_one("#prompt", Static).update(Content(REGEX if self.regex else PLAIN))
            self._type()

    def _type(self) -> None:
        self.post_message(self.Typed(self.query_one(Input).value, self.regex))
