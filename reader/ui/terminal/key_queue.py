"""Keys are obeyed one at a time, in the order in which they were typed, however busy the machine is."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.message import Message

MARKERS = 3
"""How often the way of a key is gone behind it: what a key causes may cause something in its turn."""
PATIENCE = 2.0
"""Seconds after which a key that was not heard of again holds the next one back no longer."""


class KeyMarker(Message):
    """Follows a key on its way, and is back when the key has been obeyed. It goes `more` times after that."""

    def __init__(self, more: int) -> None:
        super().__init__()
        self.more = more


class SequentialKeys(App[int]):
    """A program that sends a key on its way when all that the one before it does is done.

    The toolkit sends every key at once to the widget that has the focus then, and looks it up among the
    commands when it has risen from there to the program. What it does may go by messages as well. So keys
    that are typed fast, or on a busy machine, would come to a screen that is about to be covered or left.
    """

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.typed: deque[events.Event] = deque()
        """What waits for its turn."""
        self._awaited: KeyMarker | None = None
        self._patience: asyncio.TimerHandle | None = None

    async def on_event(self, event: events.Event) -> None:
        """Let what is typed and what is pasted wait for its turn. A program that ends obeys no key."""
        if not isinstance(event, events.Key | events.Paste):
            await super().on_event(event)
        elif not event.is_forwarded:
            self.typed.append(event)
            await self._send_next()
        elif self.screen_stack:
            await super().on_event(event)

    async def _send_next(self) -> None:
        while self.typed and self._awaited is None and self.screen_stack:
            await super().on_event(self.typed.popleft())
            self._patience = asyncio.get_running_loop().call_later(PATIENCE, self.call_later, self._go_on)
            self._follow(MARKERS)

    def _follow(self, laps: int) -> None:
        self._awaited = KeyMarker(laps - 1)
        first = self.focused or self.screen
        if not first.post_message(self._awaited):  # it is being taken away
            self.post_message(self._awaited)

    async def on_key_marker(self, event: KeyMarker) -> None:
        """The key before it has been obeyed: it is the next one's turn, when that is certain."""
        if event is not self._awaited:
            return
        if event.more and self.screen_stack:
            self._follow(event.more)
        else:
            await self._go_on()

    async def _go_on(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
        self._awaited = None
        await self._send_next()

    def pop_screen(self) -> AwaitComplete:
        """What followed the key may have gone with the screen: follow it on the screen below."""
        popped = super().pop_screen()
        if self._awaited is not None:
            self._follow(MARKERS)
        return popped


def replay_key(app: App[Any], key: events.Key) -> None:
    """Stop this key here; `app`, a SequentialKeys, sends it again when all that it does here is done, before
    everything typed since."""
    assert isinstance(app, SequentialKeys)
    key.stop()
    key.prevent_default()
    app.typed.appendleft(events.Key(key.key, key.character))
