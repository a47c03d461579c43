"""Keys are handled one at a time, in the order in which they were typed, however busy the machine is."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.message import Message

MARKERS = 3
"""Marker messages sent after each key: what a key causes may cause something in its turn."""
TIMEOUT = 2.0
"""Seconds after which the next key is sent even if no marker has come back."""


class KeyMarker(Message):
    """Follows a key through the message queues; when it reaches the program, the key has been handled. `more`
    markers are sent after it."""

    def __init__(self, more: int) -> None:
        super().__init__()
        self.more = more


class SequentialKeys(App[int]):
    """A program that dispatches a key only when everything that the one before it caused is done.

    Textual sends every key at once to the widget that has the focus at that moment, and looks it up among
    the bindings when it has bubbled up to the program; what it does may go by further messages. Keys that
    are typed fast, or on a busy machine, would reach a screen that is about to be covered or closed.
    """

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.pending: deque[events.Event] = deque()
        """Keys and pastes that wait for their turn."""
        self._awaited: KeyMarker | None = None
        self._timeout: asyncio.TimerHandle | None = None
        self._hold: asyncio.TimerHandle | None = None

    @property
    def keys_wait(self) -> bool:
        """Whether any key is being handled, or waits for its turn."""
        return self._awaited is not None or bool(self.pending)

    async def on_event(self, event: events.Event) -> None:
        """Queue keys and pastes. A program that is ending handles none."""
        if not isinstance(event, events.Key | events.Paste):
            await super().on_event(event)
        elif not event.is_forwarded:
            self.pending.append(event)
            await self._send_next()
        elif self.screen_stack:
            await super().on_event(event)

    async def _send_next(self) -> None:
        while self.pending and self._awaited is None and self._hold is None and self.screen_stack:
            await super().on_event(self.pending.popleft())
            self._timeout = asyncio.get_running_loop().call_later(TIMEOUT, self.call_later, self._go_on)
            self._follow(MARKERS)

    def hold_keys(self) -> None:
        """Dispatch no key until `release_keys`, for TIMEOUT seconds at most: what they act on is to come."""
        if self._hold is None:
            self._hold = asyncio.get_running_loop().call_later(TIMEOUT, self.release_keys)

    def release_keys(self) -> None:
        """What the keys act on is there."""
        if self._hold is not None:
            self._hold.cancel()
            self._hold = None
            self.call_later(self._send_next)

    def _follow(self, markers: int) -> None:
        self._awaited = KeyMarker(markers - 1)
        first = self.focused or self.screen
        if not first.post_message(self._awaited):  # it is being removed
            self.post_message(self._awaited)

    async def on_key_marker(self, event: KeyMarker) -> None:
        """The key has been handled: dispatch the next one, after the last marker."""
        if event is not self._awaited:
            return
        if event.more and self.screen_stack:
            self._follow(event.more)
        else:
            await self._go_on()

    async def _go_on(self) -> None:
        if self._timeout is not None:
            self._timeout.cancel()
        self._awaited = None
        await self._send_next()

    def pop_screen(self) -> AwaitComplete:
        """A marker may have gone with the screen: send another to the screen below."""
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
    app.pending.appendleft(events.Key(key.key, key.character))
