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

from reader.ui.rebinding import NO_KEYS, key_of, rebind

PLAIN, REGEX = " /", " re/"
KEEP, LEAVE, REGULAR = "find.keep", "find.leave", "find.regex"
"""The commands of the search line, by id."""


class Words(Input):
    """The line itself. Every key comes here first, in the order in which it was typed."""

    BINDING_GROUP_TITLE = "Search line"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "finish(True)", "Keep the hits", id=KEEP, show=False),
        Binding("escape", "finish(False)", "Give the search up", id=LEAVE, show=False),
        Binding("ctrl+r", "regular", "Regular expression or plain words", id=REGULAR, show=False),
    ]

    def means(self, key: str) -> str | None:
        """The command of this key, by its id, if it is one of the search line's own."""
        bound = self._bindings.key_to_bindings.get(key, ())
        return next((b.id for b in bound if b.id in (KEEP, LEAVE, REGULAR)), None)

    def action_finish(self, kept: bool) -> None:
        """Chosen by its name."""
        bar = self.parent
        if isinstance(bar, SearchBar):
            bar.end(kept)

    def action_regular(self) -> None:
        """Chosen by its name."""
        bar = self.parent
        if isinstance(bar, SearchBar):
            bar.change()

    def on_key(self, event: events.Key) -> None:
        """Let the bar have its own keys."""
        bar = self.parent
        if isinstance(bar, SearchBar) and (bar.hold(event) or bar.take(event)):
            event.stop()
            event.prevent_default()


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

    @dataclass
    class Behind(Message):
        """A key that was typed after the search had ended and before the text had the focus again."""

        key: str
        character: str | None

    def __init__(self, own: Mapping[str, str] = NO_KEYS) -> None:
        """`own` are the user's keys, by id."""
        super().__init__(id="search")
        self._own = own
        self.regex = False
        self._ended = False
        self._seen: events.Key | None = None
        self._held: list[events.Key] | None = None

    def compose(self) -> ComposeResult:
        """Prompt, input, count."""
        line = Words(compact=True, select_on_focus=True)
        rebind((line,), self._own)
        line.placeholder = self._asks(line)
        yield Static(PLAIN, id="prompt")
        yield line
        yield Static("", id="found")

    @property
    def words(self) -> Words:
        """The line that is typed into."""
        return self.query_one(Words)

    def begin(self) -> None:
        """Begin with nothing typed. Until `release`, keys that reach the line wait for those that were
        sent to the text before and come through `type`."""
        self.words.value = ""
        self._ended = False
        self._held = []

    async def release(self) -> None:
        """All keys that were sent to the text have come: now those that waited."""
        held, self._held = self._held or [], None
        for key in held:
            await self.type(key)

    def hold(self, key: events.Key) -> bool:
        """Let a key wait, if it has to; False if it may pass."""
        if self._held is None:
            return False
        self._held.append(events.Key(key.key, key.character))
        return True

    async def type(self, key: events.Key) -> bool:
        """Obey a key that did not come through the line; False if it did."""
        if key is self._seen:
            return False
        line = self.words
        if self.take(key):
            pass
        elif key.is_printable and key.character:
            line.insert_text_at_cursor(key.character)
        else:
            for binding in line._bindings.key_to_bindings.get(key.key, ()):
                await line.run_action(binding.action)
        return True

    def tell(self, words: str, wrong: bool) -> None:
        """Say what was found, at the right end of the line."""
        found = self.query_one("#found", Static)
        found.set_class(wrong, "-wrong")
        found.update(Content(words))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as it stands."""
        event.stop()
        self._type()

    def take(self, event: events.Key) -> bool:
        """Obey Enter, Esc and Ctrl+r, and hand on what comes when the search has ended. False: the key is
        the line's."""
        self._seen = event
        means = self.words.means(event.key)
        if not self._ended and means is None:
            return False
        if self._ended:
            self.post_message(self.Behind(event.key, event.character))
        elif means == REGULAR:
            self.change()
        else:
            self.end(means == KEEP)
        return True

    def change(self) -> None:
        """A regular expression, or plain words again."""
        self.regex = not self.regex
        self.query_one("#prompt", Static).update(Content(REGEX if self.regex else PLAIN))
        self.words.placeholder = self._asks(self.words)
        self._type()

    def _asks(self, line: Words) -> str:
        """What stands in the empty line: what is found, and the key that changes it."""
        key = key_of((line,), REGULAR)
        other = "plain words" if self.regex else "regular expression"
        return "a capital counts" + (f"; {key}: {other}" if key else "")

    def end(self, kept: bool) -> None:
        """The search is over; its hits are `kept` or given up."""
        self._ended = True
        self.post_message(self.Left(kept))

    def _type(self) -> None:
        self.post_message(self.Typed(self.words.value, self.regex))
