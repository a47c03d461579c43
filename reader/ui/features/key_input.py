"""Counts and two-key commands: what is typed before a command is whole."""

from __future__ import annotations

from textual import events
from textual.timer import Timer

from reader.ui.keys.key_table import ANY, Command, split, written
from reader.ui.screens.reading_base import ReadingBase


class KeyInput(ReadingBase):
    """Reads digits and first keys; everything else is left to the bindings."""

    patience = 0.5
    """Seconds after which a single digit that is a command by itself is no longer taken for a count, and a
    count that the command after it did not ask for is forgotten."""

    _digits = ""
    _prefix = ""
    _waiting: Timer | None = None
    letter = ""

    @property
    def typed(self) -> str:
        """What stands in the footer while a command is begun."""
        return self._digits + self._prefix

    def count(self, default: int = 1) -> int:
        """The number typed before the command, used up."""
        digits, self._digits = self._digits, ""
        if digits:
            self._stop_waiting()
            self.show_foot()
        return int(digits) if digits else default

    def forget_typed(self) -> bool:
        """Drop what was begun; whether there was anything."""
        begun = bool(self.typed)
        self._digits = self._prefix = ""
        self._stop_waiting()
        self.show_foot()
        return begun

    def show_foot(self) -> None:
        """Draw the footer again."""
        raise NotImplementedError

    async def on_key(self, event: events.Key) -> None:
        """Keys reach this place before the bindings do."""
        self.unsay()
        if self.focused is not self.body:
            return
        character = event.character or ""
        if self._prefix:
            await self._second(event, character)
        elif character.isascii() and character.isdigit() and (self._digits or character != "0"):
            self._digit(character)
            event.stop()
            event.prevent_default()
        elif character in self.keymap.sequences:
            self._stop_waiting()
            self._prefix = character
            event.stop()
            event.prevent_default()
            self.show_foot()
        elif event.key == "escape" and self.forget_typed():
            event.stop()
            event.prevent_default()
        else:
            self._stop_waiting()
            if not self._is_bound(event.key):
                self._digits = ""
                pressed = character if event.is_printable else written(event.key)
                self.say(f"{pressed} does nothing here. {self.keymap.of('help')} shows every key.")
            elif self._digits:
                self._waiting = self.set_timer(self.patience, self.forget_typed)

    def unsay(self) -> None:
        """Take the last message away."""
        raise NotImplementedError

    def _is_bound(self, key: str) -> bool:
        return any(key in bindings.key_to_bindings for _, bindings in self._modal_binding_chain)

    def _digit(self, character: str) -> None:
        self._stop_waiting()
        self._digits = (self._digits + character)[-7:]
        if len(self._digits) == 1 and self._alone(character):
            self._waiting = self.set_timer(self.patience, self._patience_ends)
        self.show_foot()

    def _alone(self, character: str) -> Command | None:
        return next((c for c in self.keymap.commands if character in split(c.keys)), None)

    async def _patience_ends(self) -> None:
        self._waiting = None
        command = self._alone(self._digits)
        self._digits = ""
        self.show_foot()
        if command is not None:
            await self.run_action(command.action)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    async def _second(self, event: events.Key, character: str) -> None:
        event.stop()
        event.prevent_default()
        prefix, self._prefix = self._prefix, ""
        wanted = self.keymap.sequences[prefix]
        command = wanted.get(character) or (wanted.get(ANY) if character.isalnum() else None)
        self.show_foot()
        if command is None:
            self._digits = ""
            if event.key != "escape":
                pressed = character if event.is_printable else written(event.key)
                comes = wanted[ANY].hint if ANY in wanted else f"one of {', '.join(wanted)}"
                self.say(f"{prefix}{pressed} means nothing. After {prefix} comes {comes}.")
            return
        self.letter = character
        await self.run_action(command.action)
        self._digits = ""
        self.show_foot()
