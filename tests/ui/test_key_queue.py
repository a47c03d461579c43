"""Keys are obeyed one at a time: what the program does with those that come while one is on its way."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import ClassVar

import pytest
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Input

from reader.ui.keys import key_queue
from reader.ui.keys.key_queue import KeyMarker, SequentialKeys, replay_key
from tests.ui.journeys import until


class Line(Input):
    """Hides when it is told to, by way of messages that the screen gets after some more of them."""

    class Hide(Message):
        def __init__(self, hops: int) -> None:
            super().__init__()
            self.hops = hops

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "hide")]
    hops = 0

    def action_hide(self) -> None:
        self.post_message(self.Hide(self.hops))

    def on_line_hide(self, event: Hide) -> None:
        if event.hops:
            event.stop()
            self.post_message(self.Hide(event.hops - 1))


class Lines(SequentialKeys):
    """Two lines to type in: Enter in the first one leads to the second."""

    def compose(self) -> ComposeResult:
        yield Line(id="first")
        yield Input(id="second")

    def on_line_hide(self) -> None:
        self.query_one("#second").focus()

    def on_key(self, event: events.Key) -> None:
        if event.key == "f5":
            replay_key(self, events.Key("x", "x"))

    def values(self) -> list[str]:
        return [line.value for line in self.query(Input)]


def run(steps: Callable[[Lines, Pilot[int]], Awaitable[None]]) -> None:
    async def play() -> None:
        app = Lines()
        async with app.run_test() as pilot:
            await steps(app, pilot)

    asyncio.run(play())


def send(app: Lines, *keys: str) -> None:
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


@pytest.mark.parametrize("hops", [0, 1])
def test_a_key_waits_for_what_the_one_before_it_causes(hops: int) -> None:
    async def steps(app: Lines, pilot: Pilot[int]) -> None:
        app.query_one(Line).hops = hops
        send(app, "a", "enter", "b")
        app.post_message(events.Paste("cd"))
        send(app, "e")
        await until(pilot, lambda: app.values() == ["a", "bcde"])

    run(steps)


def test_a_key_may_be_put_before_those_that_wait() -> None:
    async def steps(app: Lines, pilot: Pilot[int]) -> None:
        send(app, "a", "f5", "b", "c")
        await until(pilot, lambda: app.values() == ["axbc", ""])

    run(steps)


def test_a_key_that_is_lost_does_not_hold_the_others_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Deep(Line):
        def on_passed(self, event: KeyMarker) -> None:
            event.stop()

    async def steps(app: Lines, pilot: Pilot[int]) -> None:
        deep = Deep()
        await app.mount(deep)
        deep.focus()
        await until(pilot, lambda: app.focused is deep)
        send(app, "a", "b", "c")
        await until(pilot, lambda: deep.value == "abc")

    monkeypatch.setattr(key_queue, "TIMEOUT", 0.05)
    run(steps)
