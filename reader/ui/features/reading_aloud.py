"""Reading aloud, sentence by sentence: the one that is spoken is lit."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterator

from reader import wording
from reader.errors import ReaderError
from reader.frozen import replace
from reader.model.article import Article
from reader.model.span import Span
from reader.process.speech import Speaking, SpeechProgram, speech_program
from reader.ui.features.opening import OutwardSurface, refused_in_browser
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers


class ReadingAloud:
    """`R` reads aloud from the sentence here on; `R` or Esc stops it."""

    def __init__(self, surface: OutwardSurface, status: StatusLine, leave: Callable[[], None]) -> None:
        """`leave` is what Esc does otherwise."""
        self._surface, self._status, self._leave = surface, status, leave
        self._program: SpeechProgram | None = None
        self._sentences: Iterator[Span] = iter(())
        self._key = ""
        self._spoken: Speaking | None = None

    def commands(self) -> Handlers:
        """Begin, and stop."""
        return {"aloud": self._toggle}

    def meanwhile(self) -> Handlers:
        """What Esc does while something is spoken; otherwise what it always does."""
        return {"back": self._back}

    def _toggle(self) -> None:
        surface = self._surface
        if self._program is not None:
            self._stop("Quiet again.")
            return
        if refused_in_browser(surface, self._status):
            return
        try:
            self._program = speech_program()
        except ReaderError as e:
            words = str(e)
            self._status.say(f"{words[:1].upper()}{words[1:]}.", wrong=True)
            return
        atexit.register(self._silence)
        self._key = surface.session.key
        target = surface.view_state.target
        self._sentences = sentences_from(surface.session.article, target.start if target else surface.place)
        key = surface.keymap.of("aloud")
        self._status.say(f"Reading aloud; {key} stops it.")
        self._go_on()

    def _back(self) -> None:
        """Esc: be quiet before anything else is left."""
        if self._program is None:
            self._leave()
        else:
            self._stop("Quiet again.")

    def _stop(self, words: str) -> None:
        self._program = None
        self._silence()
        self._spoken = None
        atexit.unregister(self._silence)
        self._surface.view_state = replace(self._surface.view_state, lit=None)
        self._status.say(words)

    def _silence(self) -> None:
        """The reader has ended, and the sentence with it."""
        if self._spoken is not None:
            self._spoken.stop()

    def _go_on(self) -> None:
        """Light the next sentence and speak it."""
        surface, program = self._surface, self._program
        if program is None:
            return
        if surface.session.key != self._key:
            self._stop("Another article: quiet again.")
            return
        span = next(self._sentences, None)
        if span is None:
            self._stop("This is the end.")
            return
        surface.view_state = replace(surface.view_state, lit=span, target=None)
        surface.body.go(span.start)
        words = wording.one_line(span.of(surface.session.article.text))
        try:
            spoken = self._spoken = Speaking(program, words)
        except OSError as e:
            self._stop(f"{program.command[0]} does not start: {(e.strerror or str(e)).lower()}.")
            return
        surface.run_worker(
            lambda: surface.call_later(self._said, spoken, spoken.wait()), thread=True, exit_on_error=False
        )

    def _said(self, spoken: Speaking, fault: str) -> None:
        """A sentence is over: the next one, unless this was cut short."""
        if spoken is not self._spoken:
            return
        if fault and self._program is not None:
            self._stop(f"{self._program.command[0]} {fault}.")
        else:
            self._go_on()


def sentences_from(article: Article, place: int) -> Iterator[Span]:
    """The sentences of the article from the one at `place` on."""
    from reader.text.sentences import sentences

    for block in article.blocks[article.block_index(place) :]:
        for start, end in sentences(article.text, block.start, block.end):
            if end > place:
                yield Span(start, end)
