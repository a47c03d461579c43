"""Opening articles, and reading changed files again, for a thread: cleaning takes its time."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message

from reader.errors import ReaderError
from reader.model.article import Article
from reader.ui.documents import Document
from reader.ui.messages import ArticleLoaded, ArticleReloaded, LoadFailed
from reader.ui.reading_session import ReadingSession, open_session

AHEAD = 10_000
"""Code points that a screen may show."""


class ArticleLoading:
    """Posts `ArticleLoaded`, `ArticleReloaded` or `LoadFailed`. `place_of` says where an article was left."""

    def __init__(self, place_of: Callable[[Article], int], post: Callable[[Message], bool]) -> None:
        self._place_of, self._post = place_of, post

    def load(self, document: Document) -> None:
        """Open an article."""
        try:
            session = open_session(document, self._place_of)
            if session.article.images:
                from reader.ui.picture_measuring import pictures_near

                session.pictures = pictures_near(session.article, document.path, session.place, AHEAD)
        except ReaderError as e:
            self._post(LoadFailed(str(e)))
        else:
            self._post(ArticleLoaded(session))

    def reload(self, session: ReadingSession) -> None:
        """Read the file of this session again."""
        try:
            opened = session.document.open()
        except ReaderError as e:
            self._post(LoadFailed(str(e)))
        else:
            self._post(ArticleReloaded(session, opened))
