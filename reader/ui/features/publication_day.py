"""The day of publication of an article that states none: the dates in it are counted from there."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from reader import wording
from reader.text.sanitise import one_line
from reader.ui.features.prompting import Prompting, PromptSurface
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers
from reader.ui.reading_session import ReadingSession


class DaySurface(PromptSurface, Protocol):
    """A surface that can show an article anew."""

    def show_session(self, number: int, session: ReadingSession) -> None:
        """Show this article."""


class PublicationDay:
    """Asks for the day at the foot; it is remembered, and dates and figures follow at once."""

    def __init__(self, surface: DaySurface, status: StatusLine, prompting: Prompting) -> None:
        self._surface, self._status, self._prompting = surface, status, prompting

    def commands(self) -> Handlers:
        """Give the day."""
        return {"published": self._ask}

    async def _ask(self) -> None:
        session = self._surface.session
        stated = session.article.published or ""
        if session.document.states_day(session.article):
            self._status.say(
                f"The article says itself that it was published on {wording.day(stated[:10])}.", wrong=True
            )
            return

        def answer(typed: str | None) -> None:
            if self._surface.session is session:
                self._take(session, typed)

        await self._prompting.ask("Published on (such as 2022-02-01):", answer, stated)

    def _take(self, session: ReadingSession, typed: str | None) -> None:
        if not typed:
            self._status.say("No day was given.")
            return
        try:
            day = date.fromisoformat(typed).isoformat()
        except ValueError:
            self._status.say(f"“{one_line(typed)[:20]}” is no day such as 2022-02-01.", wrong=True)
            return
        session.document.give_day(session.article, day)
        session.place = self._surface.place
        session.give_day(day)
        self._surface.show_session(self._surface.number, session)
        self._status.say(f"Dates are counted from {day} now.")
