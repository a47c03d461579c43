"""What a click in the text asks for."""

from __future__ import annotations

from reader.frozen import replace
from reader.model.span import Span
from reader.ui.features.selection import Selection
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, ReadingSurface
from reader.ui.navigation import motions
from reader.ui.navigation.answers import answer


class Clicking:
    """A click puts the cursor on what is there, and the foot says of it what it says after a jump. A second
    click on the same looks closer: it opens a link, and says why anything else is highlighted."""

    def __init__(self, surface: ReadingSurface, status: StatusLine, selection: Selection) -> None:
        self._surface, self._status, self._selection = surface, status, selection

    def commands(self) -> Handlers:
        """None: the mouse has no keys."""
        return {}

    def click(self, at: int) -> None:
        """The code point `at` was clicked."""
        surface = self._surface
        if surface.view_state.selected is not None:
            self._selection.clear()
        surface.body.go(at)
        span = self._smallest_at(at)
        surface.view_state = replace(surface.view_state, target=span)
        self._status.unsay()
        if span is None:
            return
        session = surface.session
        link = motions.link_at(session.article, span)
        if link is not None and Span(link.start, link.end) == span:
            self._status.answer(link.href)
        else:
            self._status.answer(answer(span, session.article, session.paragraphs, surface.annotations))

    def second_click(self, at: int) -> str:
        """The id of the command that looks closer at `at`."""
        span = self._smallest_at(at)
        if span is None:
            return ""
        link = motions.link_at(self._surface.session.article, span)
        return "open" if link is not None and Span(link.start, link.end) == span else "why"

    def _smallest_at(self, at: int) -> Span | None:
        """The smallest thing at a code point: a link, a figure or a name within a quote comes before it."""
        found, link = self._surface.annotations, motions.link_at(self._surface.session.article, Span(at, at))
        indices = (found.figures, found.names, found.dates, found.quotes)
        spans = [] if link is None else [Span(link.start, link.end)]
        spans += [Span(x.start, x.end) for one in indices for x in one.overlapping(at, at + 1)]
        return min(spans, key=lambda span: span.end - span.start, default=None)
