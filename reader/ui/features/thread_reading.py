"""Reading a thread: only what one speaker says."""

from __future__ import annotations

from reader.frozen import replace
from reader.model.span import Span
from reader.ui.features.movement import Movement
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, ReadingSurface
from reader.ui.navigation import thread


class ThreadReading:
    """Dims all that a speaker does not say, and leads back to where the thread was entered."""

    def __init__(self, surface: ReadingSurface, status: StatusLine, movement: Movement) -> None:
        self._surface, self._status, self._movement = surface, status, movement
        self._entered_at: int | None = None

    def commands(self) -> Handlers:
        """The thread of the speaker here."""
        return {"thread": self.toggle}

    def toggle(self) -> None:
        """Read only what the speaker here says; or the whole article again."""
        surface = self._surface
        if surface.view_state.thread is not None:
            self.leave()
            return
        who = surface.annotations.speaker_at(*surface.here) if surface.body.inserted is None else None
        if who is None:
            complete = surface.annotations.analysis.complete
            waiting = "" if complete else " The analysis is still running."
            key = surface.keymap.of("quote.next")
            self._status.say(
                f"Nobody is known to speak on this line; {key} goes to a quote.{waiting}", wrong=True
            )
        else:
            self.enter(who.id)

    def enter(self, speaker: str) -> None:
        """Read the thread of the speaker with this id, from the nearest quote on."""
        surface = self._surface
        quotes = thread.quotes_of(surface.annotations, speaker)
        quote = thread.nearest(quotes, surface.here)
        if quote is None:
            self._status.say("No quotes of this speaker are known.", wrong=True)
            return
        if surface.view_state.thread is None:
            self._entered_at = surface.place
        surface.view_state = replace(surface.view_state, thread=speaker)
        self._movement.go(Span(quote.start, quote.end), leave=False)
        self._status.show_header()

    def leave(self) -> None:
        """Back to the whole article, where the thread was entered."""
        surface = self._surface
        surface.view_state = replace(surface.view_state, thread=None, target=None)
        if self._entered_at is not None:
            surface.body.go(self._entered_at)
            self._entered_at = None
        self._status.show_header()
