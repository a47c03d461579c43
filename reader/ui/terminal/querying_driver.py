"""The driver that asks for the terminal's background and reads the keys."""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual._parser import ParseError

from reader.ui.terminal.background import QUESTION, SILENT, AnswerFilter, Background
from reader.ui.terminal.driver import ResumableDriver
from reader.ui.terminal.key_parser import EscapeAwareParser

if TYPE_CHECKING:
    from reader.ui.terminal.held_terminal import HeldTerminal

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
        self._asks = self.follows and self.input_tty and os.environ.get("TERM", "") not in SILENT

    def start_application_mode(self) -> None:
        """Enter the screen, and ask."""
        self._until = monotonic() + REPLY_TIME
        super().start_application_mode()
        if self._entered and self._asks:
            self.write(QUESTION)
            self.flush()

    def run_input_thread(self) -> None:
        """Textual's loop, with the answer filtered out before the parser sees it."""
        parser, answers = EscapeAwareParser(self._debug, alt=self.alt), AnswerFilter()
        decode = getincrementaldecoder("utf-8")(errors="replace").decode

        def feed(text: str) -> None:
            for message in parser.feed(text) if text else ():
                self.process_message(message)

        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(LULL):
                    known = answers.light
                    data = os.read(self.fileno, 4096)
                    if not data:
                        self.exit_event.wait(LULL)
                    feed(answers.sift(decode(data)))
                    if answers.light is not None and known is None:
                        self.process_message(Background(answers.light))
                    if monotonic() > self._until:
                        feed(answers.waited())
                else:
                    feed(answers.waited())
                for message in parser.tick():
                    self.process_message(message)
        with suppress(EOFError, ParseError):
            for _ in parser.feed(""):
                pass


def driver_for(held: HeldTerminal | None, *, follows: bool, alt: bool) -> type[QueryingDriver]:
    """The driver of one run: Textual makes it itself, so that what it needs stands in its class."""
    return type("QueryingDriverOfRun", (QueryingDriver,), {"held": held, "follows": follows, "alt": alt})
