"""The driver that asks the terminal what it is, and reads the keys."""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Any, ClassVar

from textual._parser import ParseError

from reader.ui.terminal.background import QUESTION, SILENT, AnswerFilter, Background
from reader.ui.terminal.driver import ResumableDriver
from reader.ui.terminal.key_parser import EscapeAwareParser
from reader.ui.terminal.terminal_report import QUESTION as REPORT_QUESTION
from reader.ui.terminal.terminal_report import ReportFilter, TerminalReport

REPLY_TIME = 1.0
"""Seconds after the question in which a lone Esc may be the beginning of the answer, cut in two: until then
it is held back for one LULL."""
LULL = 0.1
"""Seconds without a byte after which what came is whole."""


class QueryingDriver(ResumableDriver):
    """Asks for the background as it enters the screen, unless the user has chosen a theme, and posts
    `Background` when the terminal answers. Nothing waits for that, and a late answer is not taken for keys.
    """

    follows: ClassVar[bool] = True
    """Whether anybody wants to know the background."""
    alt: ClassVar[bool] = False
    """Whether the user has chosen keys with Alt."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._answers = self.input_tty and os.environ.get("TERM", "") not in SILENT
        self._asks = self.follows and self._answers
        self._reports = ReportFilter()
        self._take: Callable[[TerminalReport], object] | None = None

    def start_application_mode(self) -> None:
        """Enter the screen, and ask."""
        self._until = monotonic() + REPLY_TIME
        super().start_application_mode()
        if self._entered and self._asks:
            self.write(QUESTION)
            self.flush()

    def ask_terminal(self, take: Callable[[TerminalReport], object]) -> bool:
        """Ask which terminal this is; `take` is called with the answer, in the thread that reads keys, or
        never. Whether anything was asked: once only."""
        if not self._answers or not self._entered or self._take is not None:
            return False
        self._take = take
        self._until = monotonic() + REPLY_TIME
        self._reports.ask()
        self.write(REPORT_QUESTION)
        self.flush()
        return True

    def run_input_thread(self) -> None:
        """Textual's loop, with the answers filtered out before the parser sees them."""
        reports = self._reports
        parser, answers = EscapeAwareParser(self._debug, alt=self.alt), AnswerFilter()
        decode = getincrementaldecoder("utf-8")(errors="replace").decode

        def feed(text: str) -> None:
            for message in parser.feed(text) if text else ():
                self.process_message(message)

        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(LULL):
                    known, told = answers.light, reports.report
                    data = os.read(self.fileno, 4096)
                    if not data:
                        self.exit_event.wait(LULL)
                    feed(reports.sift(answers.sift(decode(data))))
                    if told is None and reports.report is not None and self._take is not None:
                        self._take(reports.report)
                    if answers.light is not None and known is None:
                        self.process_message(Background(answers.light))
                    if monotonic() > self._until:
                        feed(reports.sift(answers.waited()) + reports.waited())
                else:
                    feed(reports.sift(answers.waited()) + reports.waited())
                for message in parser.tick():
                    self.process_message(message)
        with suppress(EOFError, ParseError):
            for _ in parser.feed(""):
                pass
