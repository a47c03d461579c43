"""The quick pass: what needs no language model is marked a moment after the first paint."""

from __future__ import annotations

import gc
from functools import partial

from reader.ui.features.surface import WorkSurface
from reader.ui.messages import QuickPassDone
from reader.ui.reading_session import ReadingSession, run_quick_pass

DELAY = 0.03
"""Seconds after the first paint until the pass begins."""


class QuickPass:
    """Looks through the beginning of the article in a thread, so that keys are handled meanwhile."""

    def __init__(self, surface: WorkSurface) -> None:
        self._surface = surface

    def start(self) -> None:
        """Begin, unless as much is known already."""
        if not gc.isenabled():  # turned off for the start; what was made in it is there to stay
            gc.freeze()
            gc.enable()
        session = self._surface.session
        if session.quick_pass_pending:
            self._surface.run_worker(partial(self._run, session), thread=True, exit_on_error=False)

    def _run(self, session: ReadingSession) -> None:
        key, article, end = session.key, session.article, session.quick_pass_end
        self._surface.post_message(QuickPassDone(session, key, run_quick_pass(article, end), end))
