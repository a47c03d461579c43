"""The reader's side of the analysis process: requests out, events back, one restart after a crash."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator

from reader.annotate.incremental.merge import merged
from reader.annotate.isolated.messages import WIRE, Done, Event, Failed, Partial, Request
from reader.frozen import replace
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.process import parent

_CHILD = "reader.annotate.isolated.worker"


class AnalysisClient:
    """One long-lived process that analyses articles; started, asked and stopped from any thread.

    When the process dies in the middle of its work it is started again once; when it dies again, or cannot
    be started, all that was asked and will be asked fails with one line.
    """

    def __init__(self, model: str | None = None) -> None:
        self._model = model or ""
        self._process: subprocess.Popen[bytes] | None = None
        self._open: dict[str, Request] = {}
        self._seen: dict[str, Analysis] = {}
        self._lock = threading.Lock()
        self._stopped = False
        self._restarts = 1
        self._reason = "could not be started"

    @property
    def pid(self) -> int | None:
        """The process's id while it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    @property
    def waiting(self) -> bool:
        """Whether something was asked that has no answer yet."""
        return bool(self._open)

    def start(self) -> None:
        """Start the process (about a millisecond; its model loads on its own time)."""
        with self._lock:
            if self._process is None and not self._stopped:
                self._process = parent.start(_CHILD, self._model)

    def ask(self, key: str, article: Article, near: int = 0) -> None:
        """Ask for an analysis; what was asked last is done first."""
        request = Request(key, article, near)
        with self._lock:
            self._open[key] = request
        self._send(request)

    def events(self) -> Iterator[Event]:
        """Everything that comes back, until `stop` or until there is no process any more: then all that was
        asked has failed, and may be asked and listened to again. Analyses are of the whole text, what is
        known of it by then. Blocks: to be read by a thread of its own."""
        while not self._stopped:
            process = self._process
            if process is None or process.stdout is None:
                if not self._stopped:
                    yield from self._give_up()
                return
            for line in process.stdout:
                try:
                    event: Request | Event = WIRE.decode(line)
                except ValueError:
                    break
                if isinstance(event, Request):
                    continue
                if isinstance(event, Done | Failed):
                    with self._lock:
                        self._open.pop(event.key, None)
                yield self._whole(event) if isinstance(event, Partial | Done) else event
            if self._stopped:
                return
            self._revive()

    def stop(self) -> None:
        """End the process at once and leave nothing behind. May be called twice."""
        with self._lock:
            self._stopped = True
            process, self._process = self._process, None
        if process is not None:
            parent.end(process)

    def _whole(self, event: Partial | Done) -> Partial | Done:
        """Put the stretch that a message tells of into what was seen of the whole text."""
        if event.stretch is not None:
            seen = self._seen.get(event.key, Analysis())
            event = replace(event, analysis=merged(event.analysis, seen, event.stretch), stretch=None)
        elif isinstance(event, Partial):
            self._seen[event.key] = event.analysis
        if isinstance(event, Done):
            self._seen.pop(event.key, None)
        return event

    def _send(self, request: Request) -> None:
        process = self._process
        if process is None or process.stdin is None:
            return
        try:
            process.stdin.write(WIRE.encode(request))
            process.stdin.flush()
        except (OSError, ValueError):
            return  # it is dying: `events` sees the end of its output and starts it again

    def _revive(self) -> None:
        """Start the process again once and repeat what is open."""
        with self._lock:
            waiting = list(self._open.values())
            again = self._restarts > 0 and not self._stopped
            self._restarts -= 1
            if self._process is not None:
                self._process.kill()  # it may live, and have said what nobody understands
                self._process.wait()
            self._process = parent.start(_CHILD, self._model) if again else None
            if not again:
                self._reason = "stopped twice"
        for request in waiting:
            self._send(request)

    def _give_up(self) -> Iterator[Failed]:
        with self._lock:
            waiting, self._open = list(self._open), {}
        for key in waiting:
            yield Failed(key, f"the analysis {self._reason}, so speakers and names are missing")
