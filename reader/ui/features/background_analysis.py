"""The analysis process: started after the first paint, listened to in a thread, stopped at once.

Imported before the first paint, so the messages, which need the toolkit, are imported where they are sent.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Thread
from typing import TYPE_CHECKING

from reader.frozen import frozen
from reader.ui.reading_session import ReadingSession

if TYPE_CHECKING:
    from textual.message import Message

    from reader.annotate.isolated.client import AnalysisClient
    from reader.annotate.isolated.messages import Event
    from reader.model.analysis import Analysis
    from reader.model.article import Article

    Post = Callable[[Message], bool]  # takes a message from any thread; false once nobody listens


@frozen
class _Request:
    """An article that is being analysed; `article` is the version of it."""

    session: ReadingSession
    article: Article


class BackgroundAnalysis:
    """One analysis process for all articles of a run; in a `with` statement it ends with the block.

    What it finds goes to the `post` of the first request, as `AnalysisFound`, `AnalysisEnded` and `Say`.
    """

    def __init__(self, model: str | None) -> None:
        self._model = model
        self._client: AnalysisClient | None = None
        self._lock = Lock()
        self._listening = False
        self._requests: dict[str, _Request] = {}
        self._stopped = False
        self._keeping_failed = False

    def __enter__(self) -> BackgroundAnalysis:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def working(self) -> bool:
        """Whether an article is being analysed."""
        return bool(self._requests)

    def warm(self) -> None:
        """Start the process, unless it runs: it loads the language model before anything is asked."""
        from reader.annotate.isolated.client import AnalysisClient

        with self._lock:
            if self._client is None and not self._stopped:
                self._client = AnalysisClient(self._model)
                self._client.start()

    def request(self, session: ReadingSession, near: int, post: Post) -> None:
        """Have the article analysed from the code point `near` outward, unless that is under way."""
        if self._stopped or session.key in self._requests:
            return
        self._requests[session.key] = _Request(session, session.article)
        Thread(target=self._request, args=(session.key, session.article, near, post), daemon=True).start()

    def _request(self, key: str, article: Article, near: int, post: Post) -> None:
        self.warm()
        client = self._client
        if client is None:
            return  # the reader was left meanwhile
        client.ask(key, article, near)
        with self._lock:
            first, self._listening = not self._listening, True
        if first:
            self._listen(client, post)

    def _listen(self, client: AnalysisClient, post: Post) -> None:
        """Pass every event on, until nothing more can come."""
        listening = True
        while listening:
            for event in client.events():
                if self._stopped or not self._pass_on(event, post):
                    return
            with self._lock:
                self._listening = listening = client.waiting and not self._stopped

    def _pass_on(self, event: Event, post: Post) -> bool:
        """Whether anybody listens still."""
        from reader.annotate.isolated.messages import Done, Failed, Partial
        from reader.ui.messages import AnalysisEnded, AnalysisFound, Say

        request = self._requests.get(event.key)
        if request is None:
            return True
        listened_to = True
        if isinstance(event, Partial | Done):
            notes = (*request.article.notes, *event.analysis.notes) if isinstance(event, Done) else ()
            listened_to = _sent(AnalysisFound(request.session, event.key, event.analysis, notes), post)
        if isinstance(event, Done | Failed):
            del self._requests[event.key]
            listened_to = _sent(AnalysisEnded(), post) and listened_to
        if isinstance(event, Failed):
            listened_to = _sent(Say(_sentence(event.message), wrong=True), post) and listened_to
        if isinstance(event, Done):
            Thread(target=self._keep, args=(request, event.analysis, post), daemon=True).start()
        return listened_to

    def _keep(self, request: _Request, analysis: Analysis, post: Post) -> None:
        """Keep a whole analysis for the next opening; say what stood in the way, once a run."""
        from reader.ui.messages import Say

        problem = request.session.document.keep(request.article, analysis)
        if problem is None or self._keeping_failed or self._stopped:
            return
        self._keeping_failed = True
        _sent(Say(_sentence(problem), wrong=True), post)

    def stop(self) -> None:
        """End the process at once. May be called twice, and from any thread."""
        with self._lock:
            self._stopped = True
            if self._client is not None:
                self._client.stop()


def _sent(message: Message, post: Post) -> bool:
    try:
        return post(message)
    except RuntimeError:
        return False  # the program is ending


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
