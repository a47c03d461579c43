"""Reading paragraph by paragraph: one is lit, the others are dim."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from reader import wording
from reader.frozen import replace
from reader.model.article import Article
from reader.model.span import Span
from reader.ui.features.movement import Movement
from reader.ui.features.pace import Pace
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handler, Handlers, ReadingSurface
from reader.ui.navigation import motions

LARGE = 400_000
"""Code points above which words are estimated, not counted."""


class PacedSurface(ReadingSurface, Protocol):
    """A surface that measures how fast it is read."""

    pace: Pace


def lit_at(article: Article, offset: int) -> Span | None:
    """The paragraph that is lit at a place; None in an article without any."""
    if not article.blocks:
        return None
    block = article.blocks[article.block_index(offset)]
    return Span(block.start, block.end)


def words_from(article: Article, place: int) -> int:
    """The words from a place on: counted, or in a large text estimated."""
    rest = len(article.text) - place
    return rest // 6 if rest > LARGE else len(article.text[place:].split())


class ParagraphReading:
    """`P` lights the paragraph here; then the keys for pages go from one to the next."""

    def __init__(
        self, surface: PacedSurface, status: StatusLine, movement: Movement, leave: Callable[[], None]
    ) -> None:
        """`leave` is what Esc does otherwise."""
        self._surface, self._status, self._leave = surface, status, leave
        self._before = movement.commands()

    def commands(self) -> Handlers:
        """The mode."""
        return {"paragraph.mode": self._toggle}

    def meanwhile(self) -> Handlers:
        """What other commands do while one paragraph is lit; otherwise what they always do."""
        steps: dict[str, Handler] = {
            id: partial(self._step, by, self._before[id]) for id, by in (("page.down", 1), ("page.up", -1))
        }
        return {"back": self.back, **steps}

    def _toggle(self) -> None:
        surface = self._surface
        article, pace = surface.session.article, surface.pace
        if surface.view_state.lit is not None:
            self._end()
            self._status.say("All paragraphs again.")
            return
        surface.view_state = replace(surface.view_state, lit=lit_at(article, surface.place), target=None)
        minutes = pace.minutes(words_from(article, surface.place))
        left = f"{wording.counted(minutes, 'minute')} left"
        usual = (
            "at a usual pace"
            if pace.words_a_minute is None
            else f"at your {pace.words_a_minute} words a minute"
        )
        next_one = surface.keymap.of("page.down")
        self._status.say(f"{next_one} goes on; {left} {usual}.")

    def _end(self) -> None:
        self._surface.view_state = replace(self._surface.view_state, lit=None)

    def back(self) -> None:
        """Esc: out of whatever was entered last, and of this mode before nothing is left."""
        state = self._surface.view_state
        if state.lit is not None and state == replace(state, target=None, selected=None, thread=None):
            self._end()
        else:
            self._leave()

    def _step(self, by: int, page: Handler) -> None:
        """The next paragraph; first the rest of one that is longer than the screen."""
        surface = self._surface
        body, lit = surface.body, surface.view_state.lit
        if lit is None:
            page()
            return
        seen, before = body.in_sight(), body.cursor
        if lit.end > seen.end if by > 0 else lit.start < seen.start:
            last = body.line_of(max(lit.start, lit.end - 1) if by > 0 else lit.start)
            wanted = before + by * body.page
            body.to_line(min(wanted, last) if by > 0 else max(wanted, last), step=by)
            if body.cursor != before:
                return
        span = motions.paragraph(surface.session.article, lit.start, by)
        if span is None:
            self._status.say("This is the last paragraph." if by > 0 else "This is the beginning.")
            return
        body.go(span.start)
