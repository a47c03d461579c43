"""The line in which the filter of a list is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from reader.ui.ahead import send_again, was_sent_again


class FilterLine(Input):
    """One line without a box; the list below changes with every letter.

    Keys work in the order in which they were typed. The toolkit's bindings do not: they run when a key has
    gone the long way up, and the letters behind it are in the line by then.
    """

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
        """Esc: no filter any more, and nothing to type here."""

    class Step(Message):
        """An arrow: the list moves by `by` rows; a key that turns pages: by so many `screens`."""

        def __init__(self, by: int, *, screens: bool = False) -> None:
            super().__init__()
            self.by, self.screens = by, screens

    def __init__(self, asks: str = "words that a row must hold", *, only: bool = False) -> None:
        """`only`: it is the only place here to be at, so that Esc takes the words away before it leaves, and
        Enter leads nowhere."""
        super().__init__(placeholder=asks, select_on_focus=False, compact=True)
        self.display = False
        self._only = only
        self._left = False
        self._behind: list[events.Key] = []

    def on_focus(self) -> None:
        """Type here."""
        self._left = False

    def on_blur(self) -> None:
        """What was typed too late for this line is for whatever has the focus now."""
        self.app.call_later(_hand_on, self.app, self.give_back())

    def give_back(self) -> list[events.Key]:
        """What was typed after the line was left; it is forgotten here."""
        kept, self._behind = self._behind, []
        return kept

    on_unmount = on_blur

    async def on_key(self, event: events.Key) -> None:
        """Obey a key that has a meaning here; keep what is typed after the line was left."""
        bindings = self._bindings.key_to_bindings.get(event.key, ())
        if not (self._left or bindings):
            return
        event.stop()
        event.prevent_default()
        if was_sent_again(self.app, event):
            return
        if self._left:
            self._behind.append(events.Key(event.key, event.character))
            return
        for binding in bindings:
            await self.run_action(binding.action)

    def action_clear_filter(self) -> None:
        """Give the filter up."""
        if self._only and self.value:
            self.value = ""
            return
        self._left = True
        self.post_message(self.Cleared())

    async def action_submit(self) -> None:
        """To the list, where there is one."""
        if not self._only:
            self._left = True
            await super().action_submit()

    def action_rows(self, by: int) -> None:
        """Move in the list."""
        self.post_message(self.Step(by))

    def action_page_down(self) -> None:
        """Turn a page of the list: the toolkit's own binding would scroll this line."""
        self.post_message(self.Step(1, screens=True))

    def action_page_up(self) -> None:
        """Turn a page of the list back."""
        self.post_message(self.Step(-1, screens=True))


def _hand_on(app: App[object], keys: Sequence[events.Key]) -> None:
    """Send keys where the program would send them now; in its own turn, so that they rise to it."""
    if app.is_running and app.screen_stack:
        for key in keys:
            send_again(app, key)
