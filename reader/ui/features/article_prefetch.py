"""Opening the articles that nobody has opened yet, while their list is on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event, Thread

from textual.message import Message

from reader.errors import ReaderError
from reader.model.article import Article
from reader.ui.documents import Document
from reader.ui.messages import ArticlePrefetched
from reader.ui.reading_session import open_session

MOST = 500
"""Articles that are opened so: each is kept, and takes a moment."""


class ArticlePrefetch:
    """Opens `documents` one after the other in a thread, and posts `ArticlePrefetched` for each. `place_of`
    says where an article was left."""

    def __init__(
        self,
        documents: Sequence[Document],
        place_of: Callable[[Article], int],
        post: Callable[[Message], bool],
    ) -> None:
        self._documents, self._place_of, self._post = documents, place_of, post
        self._stopped = Event()

    def start(self) -> None:
        """Begin, if there is anything to open."""
        if self._documents:
            Thread(target=self._run, daemon=True).start()

    def stop(self) -> None:
        """Open no more: the list is closed."""
        self._stopped.set()

    def _run(self) -> None:
        for document in self._documents[:MOST]:
            session, problem = None, ""
            try:
                session = open_session(document, self._place_of)
            except ReaderError as e:
                problem = str(e)
            try:
                if self._stopped.is_set() or not self._post(ArticlePrefetched(document, session, problem)):
                    return
            except RuntimeError:
                return  # the program is ending
