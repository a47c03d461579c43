"""Looking into the articles that nobody has opened yet, while their list is on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Thread

from textual.app import App

from reader.errors import ReaderError
from reader.model.article import Article
from reader.ui.documents import Document
from reader.ui.reading_session import ReadingSession
from reader.ui.screens.articles import ArticlesScreen, ArticleSummary, summaries
from reader.ui.screens.reading import ReadingScreen

MOST = 500
"""Articles that are looked into: each is kept, and takes a moment."""


class ArticlePrefetch:
    """The list of articles, and what becomes known of them. `place_of` says where one was left."""

    def __init__(
        self, documents: Sequence[Document], reading: ReadingScreen, place_of: Callable[[Article], int]
    ) -> None:
        self._documents = documents
        self._reading = reading
        self._place_of = place_of
        self._problems: dict[int, str] = {}

    def summaries(self) -> tuple[ArticleSummary, ...]:
        """What is known of every article now."""
        reading = self._reading
        names = [document.name for document in self._documents]
        return summaries(names, reading.sessions, reading.number, reading.place, self._problems)

    def begin(self, app: App[int], screen: ArticlesScreen) -> None:
        """Open one article after the other until the list is closed, beside everything else."""
        if any(session is None for session in self._reading.sessions):
            Thread(target=self._look, args=(app, screen), daemon=True).start()

    def _look(self, app: App[int], screen: ArticlesScreen) -> None:
        for number, document in enumerate(self._documents[:MOST]):
            if self._reading.sessions[number] is not None or number in self._problems:
                continue
            found: ReadingSession | None = None
            try:
                found = ReadingSession(document, document.open())
                found.place = self._place_of(found.article)
            except ReaderError as e:
                self._problems[number] = str(e)
            try:
                wanted = app.call_from_thread(self._learned, screen, number, found)
            except RuntimeError:
                return  # the program is ending
            if not wanted:
                return

    def _learned(self, screen: ArticlesScreen, number: int, found: ReadingSession | None) -> bool:
        """Keep what was found and show it; whether more is wanted."""
        if found is not None and self._reading.sessions[number] is None:
            self._reading.sessions[number] = found
        if screen.is_attached:
            screen.learn(self.summaries())
        return screen.is_attached
