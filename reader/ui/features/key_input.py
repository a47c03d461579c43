"""Counts and two-key commands: what is typed before a command is complete."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

from textual import events
from textual.timer import Timer

from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers
from reader.ui.keys.key_table import ANY, Keymap, written


class KeySurface(Protocol):
    """What runs commands and timers."""

    @property
    def keymap(self) -> Keymap:
        """The commands with the user's keys."""

    @property
    def in_text(self) -> bool:
        """Whether keys go to the text: it has the focus, or nothing has it."""

    def is_bound(self, key: str) -> bool:
        """Whether the key means something where the focus is."""

    def start_timer(self, seconds: float, then: Callable[[], object]) -> Timer:
        """Call `then` after so many seconds."""

    def run_command(self, id: str) -> Awaitable[None]:
        """Run the command with this id."""


class KeyInput:
    """Reads digits and first keys; everything else is left to the bindings.

    A count waits for its command, shown at the foot, however long that takes. `letter` is the second key of a
    sequence that takes any, as in `ma`. `timeout` is in seconds: after it, a count that the command behind it
    did not ask for is forgotten.
    """

    def __init__(self, surface: KeySurface, status: StatusLine) -> None:
        self._surface, self._status = surface, status
        self._waiting: Timer | None = None
        self._last: tuple[str, str, str] | None = None
        self.timeout = 0.5
        self.letter = ""
        self._asked: Callable[[str], Awaitable[None]] | None = None

    def ask(self, then: Callable[[str], Awaitable[None]]) -> None:
        """Give the next key to `then`, unless it is Esc."""
        self._asked = then

    def commands(self) -> Handlers:
        """The last command again."""
        return {"repeat": self._repeat}

    def count(self, default: int = 1) -> int:
        """The number typed before the command, used up."""
        digits, self._status.digits = self._status.digits, ""
        if digits:
            self._stop_waiting()
            self._status.show_footer()
        return int(digits) if digits else default

    def forget(self) -> bool:
        """Drop what was begun; whether there was anything."""
        begun = bool(self._status.typed)
        self._status.digits = self._status.prefix = ""
        self._stop_waiting()
        self._status.show_footer()
        return begun

    async def key(self, event: events.Key) -> None:
        """Look at a key before the bindings do; stop it where it is a part of a command."""
        status, keymap = self._status, self._surface.keymap
        status.unsay()
        character = event.character or ""
        then, self._asked = self._asked, None
        if then is not None:
            _stop(event)
            if event.key != "escape":
                await then(character or written(event.key))
        elif not self._surface.in_text:
            return
        elif status.prefix:
            _stop(event)
            await self._second(event, character)
        elif character.isascii() and character.isdigit() and (status.digits or character != "0"):
            _stop(event)
            self._digit(character)
        elif character in keymap.sequences:
            _stop(event)
            self._stop_waiting()
            status.prefix = character
            status.show_footer()
        elif event.key == "escape" and self.forget():
            _stop(event)
        else:
            self._stop_waiting()
            if not self._surface.is_bound(event.key):
                status.digits = ""
                status.say(f"{_pressed(event)} does nothing here. {keymap.of('help')} shows every key.")
            elif status.digits:
                self._waiting = self._surface.start_timer(self.timeout, self.forget)

    def _digit(self, character: str) -> None:
        self._stop_waiting()
        self._status.digits = (self._status.digits + character)[-7:]
        self._status.show_footer()

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    async def _second(self, event: events.Key, character: str) -> None:
        """The second key of a sequence: run its command, or say which keys there are."""
        status = self._status
        prefix, status.prefix = status.prefix, ""
        wanted = self._surface.keymap.sequences[prefix]
        command = wanted.get(character) or (wanted.get(ANY) if character.isalnum() else None)
        status.show_footer()
        if command is None:
            status.digits = ""
            if event.key != "escape":
                comes = wanted[ANY].hint if ANY in wanted else f"one of {', '.join(wanted)}"
                status.say(f"{prefix}{_pressed(event)} means nothing. After {prefix} comes {comes}.")
            return
        self._last = (command.id, character, status.digits)
        await self._run(command.id, character)

    async def _run(self, id: str, letter: str) -> None:
        """Run a command of two keys, of which `letter` is the second; a count that it leaves is dropped."""
        self.letter = letter
        await self._surface.run_command(id)
        self._status.digits = ""
        self._status.show_footer()

    async def _repeat(self) -> None:
        """The last command of two keys, with its count unless there is a new one."""
        if self._last is None:
            self._status.say("There is nothing to repeat yet, such as ]q.", wrong=True)
            return
        id, letter, digits = self._last
        self._stop_waiting()
        self._status.digits = self._status.digits or digits
        await self._run(id, letter)


def _stop(event: events.Key) -> None:
    """Keep the key from the bindings and from the widgets above."""
    event.stop()
    event.prevent_default()


def _pressed(event: events.Key) -> str:
    """The key as it is printed."""
    return event.character or "" if event.is_printable else written(event.key)
