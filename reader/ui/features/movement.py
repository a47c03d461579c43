"""Movement through the text by keys."""

from __future__ import annotations

from dataclasses import replace

from reader.model.span import Span
from reader.ui.navigation import motions, thread
from reader.ui.screens.reading_base import ReadingBase


class Movement(ReadingBase):
    """Lines, pages, paragraphs, things of a kind, marks, and the jump list."""

    def go(self, span: Span, *, leave: bool = True, target: bool = True) -> None:
        """Move the text to `span`."""
        if leave:
            self.leave()
        self.view_state = replace(self.view_state, target=span if target else None)
        self.body.go(span.start)

    def leave(self) -> None:
        """Put the present place on the jump list."""
        self.session.jumps = self.session.jumps.leave(self.place)

    def _untarget(self) -> None:
        if self.view_state.target is not None:
            self.view_state = replace(self.view_state, target=None)

    def action_lines(self, by: int) -> None:
        """`j` and `k`: lines, or in a thread quotations."""
        by *= self.count()
        if self.view_state.thread is not None:
            self._quotation(by)
            return
        before = self.body.cursor
        self._untarget()
        self.body.to_line(before + by, step=by)
        self._extend()
        if self.body.cursor == before:
            self.say("This is the end." if by > 0 else "This is the beginning.")

    def _extend(self) -> None:
        """Let a selection that was begun follow the cursor."""

    def _quotation(self, by: int) -> None:
        assert self.view_state.thread is not None
        quotes = thread.quotes_of(self.annotations, self.view_state.thread)
        quote = thread.step(quotes, self.here.start, by)
        if quote is None:
            self.say("This is the last quote." if by > 0 else "This is the first quote.")
        else:
            self.go(Span(quote.start, quote.end), leave=False)

    def action_pages(self, by: int) -> None:
        """Whole pages."""
        self._turn(by * self.body.page)

    def action_halves(self, by: int) -> None:
        """Half pages."""
        self._turn(by * max(1, self.body.page // 2))

    def _turn(self, rows: int) -> None:
        before = self.body.cursor
        self._untarget()
        self.body.turn(rows * self.count())
        self._extend()
        if self.body.cursor == before:
            self.say("This is the end." if rows > 0 else "This is the beginning.")

    def action_top(self) -> None:
        """The first line."""
        if not self._far(0):
            self.say("This is the beginning.")

    def action_end(self) -> None:
        """The last line, or the paragraph whose number was typed."""
        number = self.count(0)
        if number:
            self.go(motions.numbered(self.session.article, self.session.paragraphs, number), target=False)
        else:
            if not self._far(self.body.height - 1):
                self.say("This is the end.")

    def action_percent(self) -> None:
        """The percentage that was typed."""
        share = self.count(-1)
        if share < 0:
            self.say("Type a number first: 50% goes to the middle.", wrong=True)
            return
        self._far(round((self.body.height - 1) * min(100, share) / 100))

    def _far(self, line: int) -> bool:
        """Whether the cursor has moved, to this line or the written one next to it."""
        before = self.body.cursor
        self.leave()
        self._untarget()
        self.body.to_line(line, step=1 if line == 0 else -1)
        self._extend()
        return self.body.cursor != before

    def action_paragraphs(self, by: int) -> None:
        """Paragraph by paragraph."""
        for _ in range(self.count()):
            origin = self.body.line_span.start
            if by > 0 and self.body.inserted is not None:
                origin -= 1  # a picture or a cut piece has the offset of the paragraph below it
            span = motions.paragraph(self.session.article, origin, by)
            if span is None:
                if by > 0:
                    self.say("This is the last paragraph.")
                elif not self._far(0):
                    self.say("This is the beginning.")
                break
            self._untarget()
            self.body.go(span.start)
        self._extend()

    def action_jump(self, kind: str, by: int) -> None:
        """To the next or previous thing of a kind."""
        if kind == "cut":
            self._cut(by)
            return
        pictures = self.body.picture_lines() if kind == "image" else []
        if pictures:
            self._to_one_of(pictures, by, "image")
            return
        ground = self._ground(by)
        if self.last_jump_kind != kind:
            self.leave()
        for _ in range(self.count()):
            found = motions.jump(kind, ground, by)
            if found.span is None:
                self.say(found.says)
                return
            self.go(found.span, leave=False)
            ground = ground._replace(origin=found.span.start)
            if found.says:
                self.say(found.says)
        self.last_jump_kind = kind

    def _ground(self, by: int) -> motions.JumpContext:
        here, line = self.here, self.body.line_span
        target = self.view_state.target
        at_target = target is not None and here == target
        origin = here.start if at_target or by < 0 else line.start - 1
        return motions.JumpContext(self.session.article, self.annotations, origin, self.speaker_here())

    def _cut(self, by: int) -> None:
        lines = self.body.cut_lines()
        if not lines:
            self.say(f"Cut pieces are not shown; {self.keymap.of('cut_view')} shows them.")
        else:
            self._to_one_of(lines, by, "cut piece")

    def _to_one_of(self, lines: list[int], by: int, thing: str) -> None:
        """To the next or previous of these lines of the column, at each of which a `thing` begins."""
        here, count = self.body.cursor, self.count()
        ahead = [y for y in lines if (y > here if by > 0 else y < here)]
        if not ahead:
            self.say(f"There is no {thing} " + ("below." if by > 0 else "above."))
            return
        if self.last_jump_kind != thing:
            self.leave()
        self._untarget()
        self.body.to_line(ahead[min(count, len(ahead)) - 1] if by > 0 else ahead[-min(count, len(ahead))])
        self.last_jump_kind = thing

    def action_jump_list(self, by: int) -> None:
        """Back to where a jump came from, and forward again."""
        jumps = self.session.jumps
        moved = jumps.back(self.place) if by < 0 else jumps.forward()
        if moved is None:
            self.say("No earlier place is remembered." if by < 0 else "No later place is remembered.")
            return
        self.session.jumps, place = moved
        self._untarget()
        self.body.go(place)

    def action_mark(self) -> None:
        """Remember this place under a letter."""
        letter = self.letter
        self.session.marks[letter] = self.place
        self.say(f"Marked as {letter}; '{letter} comes back here.")

    def action_to_mark(self) -> None:
        """To a place that was marked."""
        letter = self.letter
        if letter not in self.session.marks:
            marks = ", ".join(sorted(self.session.marks))
            self.say(f"Nothing is marked {letter}." + (f" There are: {marks}." if marks else ""), wrong=True)
            return
        place = self.session.marks[letter]
        self.go(Span(place, place), target=False)

    letter = ""
