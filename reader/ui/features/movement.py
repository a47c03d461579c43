"""Moving through the text: lines, pages, paragraphs, ends."""

from __future__ import annotations

from functools import partial

from reader.frozen import replace
from reader.model.span import Span
from reader.ui.features.key_input import KeyInput
from reader.ui.features.selection import Selection
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, ReadingSurface
from reader.ui.navigation import motions, thread


class Movement:
    """Moves the cursor; a selection that was begun follows it."""

    def __init__(
        self, surface: ReadingSurface, status: StatusLine, keys: KeyInput, selection: Selection
    ) -> None:
        self._surface, self._status, self._keys, self._selection = surface, status, keys, selection

    def commands(self) -> Handlers:
        """Lines, pages, paragraphs, ends."""
        return {
            "line.down": partial(self.lines, 1),
            "line.up": partial(self.lines, -1),
            "page.down": partial(self._pages, 1),
            "page.up": partial(self._pages, -1),
            "half.down": partial(self._half_pages, 1),
            "half.up": partial(self._half_pages, -1),
            "to.top": self._to_top,
            "to.end": self._to_end,
            "to.percent": self._to_percent,
            "paragraph.next": partial(self._paragraphs, 1),
            "paragraph.previous": partial(self._paragraphs, -1),
        }

    # --- for other features ---------------------------------------------------------------------------

    def go(self, span: Span, *, leave: bool = True, target: bool = True) -> None:
        """Move the text to `span`. `leave` puts the place on the jump list; `target` marks the span."""
        surface = self._surface
        if leave:
            self.leave()
        surface.view_state = replace(surface.view_state, target=span if target else None)
        surface.body.go(span.start)

    def leave(self, place: int | None = None) -> None:
        """Put the present place, or this one, on the jump list."""
        session = self._surface.session
        session.jumps = session.jumps.leave(self._surface.place if place is None else place)

    def untarget(self) -> None:
        """Nothing is marked as jumped to any more."""
        surface = self._surface
        if surface.view_state.target is not None:
            surface.view_state = replace(surface.view_state, target=None)

    # --- commands -------------------------------------------------------------------------------------

    def lines(self, by: int) -> None:
        """Lines, or in a thread quotes."""
        body = self._surface.body
        by *= self._keys.count()
        speaker = self._surface.view_state.thread
        if speaker is not None:
            self._quotes(speaker, by)
            return
        before = body.cursor
        self.untarget()
        body.to_line(before + by, step=by)
        self._selection.extend()
        if body.cursor == before:
            self._status.say("This is the end." if by > 0 else "This is the beginning.")

    def _quotes(self, speaker: str, by: int) -> None:
        quotes = thread.quotes_of(self._surface.annotations, speaker)
        quote = thread.step(quotes, self._surface.here.start, by)
        if quote is None:
            self._status.say("This is the last quote." if by > 0 else "This is the first quote.")
        else:
            self.go(Span(quote.start, quote.end), leave=False)

    def _pages(self, by: int) -> None:
        self._turn(by * self._surface.body.page)

    def _half_pages(self, by: int) -> None:
        self._turn(by * max(1, self._surface.body.page // 2))

    def _turn(self, rows: int) -> None:
        body = self._surface.body
        before = body.cursor
        self.untarget()
        body.turn(rows * self._keys.count())
        self._selection.extend()
        if body.cursor == before:
            self._status.say("This is the end." if rows > 0 else "This is the beginning.")

    def _to_top(self) -> None:
        if not self._far(0):
            self._status.say("This is the beginning.")

    def _to_end(self) -> None:
        """The last line, or the paragraph whose number was typed."""
        session, number = self._surface.session, self._keys.count(0)
        if number:
            self.go(motions.numbered(session.article, session.paragraphs, number), target=False)
        elif not self._far(self._surface.body.height - 1):
            self._status.say("This is the end.")

    def _to_percent(self) -> None:
        share = self._keys.count(-1)
        if share < 0:
            self._status.say("Type a number first: 50% goes to the middle.", wrong=True)
            return
        self._far(round((self._surface.body.height - 1) * min(100, share) / 100))

    def _far(self, line: int) -> bool:
        """Whether the cursor has moved, to this line or the written one next to it."""
        body = self._surface.body
        before = body.cursor
        self.leave()
        self.untarget()
        body.to_line(line, step=1 if line == 0 else -1)
        self._selection.extend()
        return body.cursor != before

    def _paragraphs(self, by: int) -> None:
        body = self._surface.body
        for _ in range(self._keys.count()):
            origin = body.line_span.start
            if by > 0 and body.inserted is not None:
                origin -= 1  # a picture or a cut piece has the offset of the paragraph below it
            span = motions.paragraph(self._surface.session.article, origin, by)
            if span is None:
                if by > 0:
                    self._status.say("This is the last paragraph.")
                elif not self._far(0):
                    self._status.say("This is the beginning.")
                break
            self.untarget()
            body.go(span.start)
        self._selection.extend()
