"""The line in which a search is typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reader.ui.keys.key_queue import replay_key
from reader.ui.keys.rebinding import NO_KEYS, key_of, rebind

PLAIN, REGEX = " /", " re/"
KEEP, LEAVE, REGULAR = "find.keep", "find.leave", "find.regex"
"""The commands of the search line, by id."""


class SearchInput(Input):
    """The line itself."""

    BINDING_GROUP_TITLE = "Search line"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "finish(True)", "Keep the hits", id=KEEP, show=False),
        Binding("escape", "finish(False)", "Give the search up", id=LEAVE, show=False),
        Binding("ctrl+r", "regular", "Regular expression or plain words", id=REGULAR, show=False),
    ]

    def action_finish(self, kept: bool) -> None:
        """Keep the hits, or abandon the search."""
        bar = self.parent
        if isinstance(bar, SearchBar):
            bar.end(kept)

    def action_regular(self) -> None:
        """Switch between regular expression and plain words."""
        bar = self.parent
        if isinstance(bar, SearchBar):
            bar.change()


class SearchBar(Horizontal):
    """A prompt, the words, and what was found. It searches while it is typed into."""

    @dataclass
    class Typed(Message):
        """The pattern is `text` now, a regular expression or plain words."""

        text: str
        regex: bool

    @dataclass
    class Left(Message):
        """The line was closed: with Enter (`kept`), or with Esc to abandon the search."""

        kept: bool

    def __init__(self, own: Mapping[str, str] = NO_KEYS) -> None:
        """`own` are the user's keys, by id."""
        super().__init__(id="search")
        self._own = own
        self.regex = False

    def compose(self) -> ComposeResult:
        """Prompt, input, count."""
        line = SearchInput(compact=True, select_on_focus=True)
        rebind((line,), self._own)
        line.placeholder = self._asks(line)
        yield Static(PLAIN, id="prompt")
        yield line
        yield Static("", id="found")

    @property
    def words(self) -> SearchInput:
        """The line that is typed into."""
        return self.query_one(SearchInput)

    def begin(self) -> None:
        """Open with an empty line."""
        self.words.value = ""
        self.words.focus()

    def on_key(self, event: events.Key) -> None:
        """A key without a binding here may be a command of the text: end the search and pass it on."""
        here, outside = self.words._bindings, self.screen._bindings
        if event.key in outside.key_to_bindings and event.key not in here.key_to_bindings:
            self.end(kept=True)
            replay_key(self.app, event)

    def tell(self, words: str, wrong: bool) -> None:
        """Say what was found, at the right end of the line."""
        found = self.query_one("#found", Static)
        found.set_class(wrong, "-wrong")
        found.update(Content(words))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as the pattern is typed."""
        event.stop()
        self._type()

    def change(self) -> None:
        """A regular expression, or plain words again."""
        self.regex = not self.regex
        self.query_one("#prompt", Static).update(Content(REGEX if self.regex else PLAIN))
        self.words.placeholder = self._asks(self.words)
        self._type()

    def _asks(self, line: SearchInput) -> str:
        """The placeholder: how the pattern is read, and the key that changes that."""
        key = key_of((line,), REGULAR)
        other = "plain words" if self.regex else "regular expression"
        return "a capital counts" + (f"; {key}: {other}" if key else "")

    def end(self, kept: bool) -> None:
        """Close the line; the hits are `kept` or dropped."""
        self.post_message(self.Left(kept))

    def _type(self) -> None:
        self.post_message(self.Typed(self.words.value, self.regex))
