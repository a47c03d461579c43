"""A screen that stands on the terminal already when the toolkit starts."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import Screen

from reader.ui.keys.key_queue import SequentialKeys

T = TypeVar("T")


class StandingScreen(Screen[T]):
    """`stands`: the first paint is on the terminal. Then the toolkit paints once, where it would two or three
    times, and behind the keys that were typed at once, which change what there is to paint."""

    stands = False
    _painting_ordered = False

    def prepare(self) -> None:
        """What painting would do first for the keys that now come before it; every widget has its size."""

    def _compositor_refresh(self) -> None:
        if self.stands:
            if not self._painting_ordered:
                self._painting_ordered = True
                self.prepare()
            elif not (isinstance(self.app, SequentialKeys) and self.app.keys_wait):
                self.stands = False
        if self.stands:
            self.refresh()  # at the next tick
        else:
            super()._compositor_refresh()

    async def _invoke_and_clear_callbacks(self) -> None:
        """What was to come after the first painting, such as the analysis, comes after it, unless a key has
        led to another screen."""
        if not (self.stands and self.is_current):
            await super()._invoke_and_clear_callbacks()
