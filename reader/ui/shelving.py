"""Looking into the articles that nobody has opened yet, while their list is on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Thread

from textual.app import App

from reader.errors import ReaderError
from reader.model.article import Article
from reader.ui.documents import Document
from reader.ui.screens.articles import ArticlesScreen, Spine, spines
from reader.ui.screens.reading import ReadingScreen
from reader.ui.sitting import Sitting

MOST = 500
"""Articles that are looked into: each is kept, and takes a moment."""


class Shelving:
    """The list of articles, and what becomes known of them. `place_of` says where one was left."""

    def __init__(
        self, documents: Sequence[Document], reading: ReadingScreen, place_of: Callable[[Article], int]
    ) -> None:
        self._documents = documents
        self._reading = reading
        self._place_of = place_of
        self._problems: dict[int, str] = {}

    def spines(self) -> tuple[Spine, ...]:
        """What is known of every article now."""
        reading = self._reading
        names = [document.name for document in self._documents]
        return spines(names, reading.sittings, reading.number, reading.place, self._problems)

    def begin(self, app: App[int], screen: ArticlesScreen) -> None:
        """Open one article after the other until the list is closed, beside everything else."""
        if any(sitting is None for sitting in self._reading.sittings):
            Thread(target=self._look, args=(app, screen), daemon=True).start()

    def _look(self, app: App[int], screen: ArticlesScreen) -> None:
        for number, document in enumerate(self._documents[:MOST]):
            if self._reading.sittings[number] is not None or number in self._problems:
                continue
            found: Sitting | None = None
            try:
                found = Sitting(document, document.open())
                found.place = self._place_of(found.article)
            except ReaderError as e:
                self._problems[number] = str(e)
            try:
                wanted = app.call_from_thread(self._learned, screen, number, found)
            except RuntimeError:
                return  # the program is ending
            if not wanted:
                return

    def _learned(self, screen: ArticlesScreen, number: int, found: Sitting | None) -> bool:
        """Keep what was found and show it; whether more is wanted."""
        if found is not None and self._reading.sittings[number] is None:
            self._reading.sittings[number] = found
        if screen.is_attached:
            screen.learn(self.spines())
        return screen.is_attached
