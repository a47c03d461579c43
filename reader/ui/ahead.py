"""Keys that were typed ahead reach the screen that they were meant for, however busy the machine is."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable
from weakref import WeakKeyDictionary, WeakSet

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.screen import Screen


@runtime_checkable
class Keeps(Protocol):
    """A widget that keeps the keys that come when it was left."""

    def give_back(self) -> list[events.Key]:
        """Those keys, which it forgets."""


class TypedAhead(App[int]):
    """A program whose screens come and go while keys are on their way.

    The toolkit sends a key to the widget that has the focus, and looks it up among the commands when it has
    risen from there to the program. On a busy machine keys are sent to a screen before it has obeyed the
    one that opens another, or closes this one.
    """

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._meant: WeakKeyDictionary[events.Key, Screen[Any]] = WeakKeyDictionary()
        self._sent_again: WeakSet[events.Key] = WeakSet()

    async def on_event(self, event: events.Event) -> None:
        """Hand a key that comes back from a screen which another one covers by now on to that one: the
        toolkit would look it up there without asking its widgets. A program that ends has none for it."""
        if isinstance(event, events.Key):
            if not self.screen_stack:
                return
            if not event.is_forwarded:
                self._meant[event] = self.screen
            elif event in self._sent_again:
                return
            elif self._meant.pop(event, self.screen) is not self.screen:
                self.send_again(event)
                return
        await super().on_event(event)

    def pop_screen(self) -> AwaitComplete:
        """Hand what is on its way to the screen that is left on to the one below: it was typed behind the
        key that leaves, and would go with the screen."""
        left = self.screen
        kept = [key for widget in left.query("*") if isinstance(widget, Keeps) for key in widget.give_back()]
        popped = super().pop_screen()
        under_way = [key for key, screen in self._meant.items() if screen is left]
        for key in under_way:
            del self._meant[key]
            self._sent_again.add(key)
        for key in (*kept, *under_way):
            self.send_again(key)
        return popped

    def was_sent_again(self, typed: events.Key) -> bool:
        """Whether a key has come too late where it is now, and is on its way elsewhere."""
        return typed in self._sent_again

    def send_again(self, typed: events.Key) -> None:
        """Send the same key where the program sends keys now."""
        key = events.Key(typed.key, typed.character)
        self._meant[key] = self.screen
        (self.focused or self.screen)._forward_event(key)


def was_sent_again(app: App[Any], typed: events.Key) -> bool:
    """Whether `app` has sent the key elsewhere meanwhile."""
    return isinstance(app, TypedAhead) and app.was_sent_again(typed)


def send_again(app: App[Any], typed: events.Key) -> None:
    """Have `app` send the key where it sends keys now."""
    if isinstance(app, TypedAhead):
        app.send_again(typed)
    else:
        (app.focused or app.screen)._forward_event(events.Key(typed.key, typed.character))
