"""The reader's side of the analysis: started after the first paint, heard in a thread, stopped at once."""

from __future__ import annotations

from threading import Lock, Thread
from typing import TYPE_CHECKING

from reader.ui.reading_session import ReadingSession

if TYPE_CHECKING:
    from reader.annotate.isolated.client import AnalysisClient
    from reader.annotate.isolated.messages import Event
    from reader.model.analysis import Analysis
    from reader.ui.screens.reading import ReadingScreen

WORKING = "· analysing"


class BackgroundAnalysis:
    """One analysis process for all articles of a run; ended, used in a `with` statement, with its block."""

    def __init__(self, model: str | None) -> None:
        self._model = model
        self._worker: AnalysisClient | None = None
        self._starting = Lock()
        self._listening = False
        self._asked: dict[str, ReadingSession] = {}
        self._stopped = False
        self._unkept = False

    def __enter__(self) -> BackgroundAnalysis:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def warm(self) -> None:
        """Start the process, unless it runs: it loads the language model before anything is asked."""
        from reader.annotate.isolated.client import AnalysisClient

        with self._starting:
            if self._worker is None and not self._stopped:
                self._worker = AnalysisClient(self._model)
                self._worker.start()

    def ask(self, screen: ReadingScreen, session: ReadingSession, near: int) -> None:
        """Have `sitting` analysed from `near` outward, unless that is under way."""
        if self._stopped or session.key in self._asked:
            return
        self._asked[session.key] = session
        screen.busy(WORKING)
        Thread(target=self._ask, args=(screen, session, near), daemon=True).start()

    def _ask(self, screen: ReadingScreen, session: ReadingSession, near: int) -> None:
        self.warm()
        worker = self._worker
        if worker is None:
            return  # the reader was left meanwhile
        worker.ask(session.key, session.article, near)
        with self._starting:
            first, self._listening = not self._listening, True
        if first:
            self._listen(screen, worker)

    def _listen(self, screen: ReadingScreen, worker: AnalysisClient) -> None:
        """Hand every event to the screen's own thread, until nothing more can come."""
        listening = True
        while listening:
            for event in worker.events():
                if self._stopped or not screen.is_running:
                    return
                try:
                    screen.app.call_from_thread(self._deliver, screen, event)
                except RuntimeError:
                    return  # the program is ending
            with self._starting:
                self._listening = listening = worker.waiting and not self._stopped

    def _deliver(self, screen: ReadingScreen, event: Event) -> None:
        from reader.annotate.isolated.messages import Done, Failed, Partial

        session = self._asked.get(event.key)
        if session is None or session.key != event.key:
            return
        if isinstance(event, Partial | Done):
            screen.analysed(session, event.analysis)
        if isinstance(event, Done | Failed):
            del self._asked[event.key]
            screen.busy(WORKING if self._asked else "")
        if isinstance(event, Done):
            notes = (*session.article.notes, *event.analysis.notes)
            if notes and session is screen.session:
                screen.say(notes[0])
            Thread(target=self._keep, args=(screen, session, event.analysis), daemon=True).start()
        if isinstance(event, Failed):
            screen.say(event.message[:1].upper() + event.message[1:] + ".", wrong=True)

    def _keep(self, screen: ReadingScreen, session: ReadingSession, analysis: Analysis) -> None:
        """Keep a whole analysis for the next opening; say what stood in the way, once a run."""
        problem = session.document.keep(session.article, analysis)
        if problem is None or self._unkept or self._stopped:
            return
        self._unkept = True
        try:
            screen.app.call_from_thread(screen.say, f"{problem[:1].upper()}{problem[1:]}.", wrong=True)
        except RuntimeError:
            return  # the program is ending

    def stop(self) -> None:
        """End the process at once. May be called twice, and from any thread."""
        with self._starting:
            self._stopped = True
            if self._worker is not None:
                self._worker.stop()
