"""What is shown and how: layers, modes, threads, cuts, the column, the furniture."""

from __future__ import annotations

from dataclasses import replace

from reader.model.span import Span
from reader.render.view_state import Furniture, Layer, Mode, next_mode
from reader.render.viewport import column_width
from reader.ui.navigation import thread
from reader.ui.screens.reading_base import ReadingBase

NARROWEST, WIDEST = 40, 120


class Appearance(ReadingBase):
    """Everything that changes the look of the text, and never its place."""

    _furniture = Furniture.ALL
    _thread_from: int | None = None
    _before_plain: frozenset[Layer] | None = None

    def action_layer(self, number: int) -> None:
        """Switch one layer; 0 takes all of them away and brings them back."""
        if number:
            layer = Layer(number)
            self.view_state = self.view_state.toggled(layer)
            self.say(f"{layer.label.capitalize()} {'on' if layer in self.view_state.layers else 'off'}.")
            return
        if self.view_state.layers:
            self._before_plain = self.view_state.layers
            self.view_state = replace(self.view_state, layers=frozenset())
            self.say(f"Plain text. {self.keymap.of('layer(0)')} brings the highlights back.")
        else:
            self.view_state = replace(self.view_state, layers=self._before_plain or frozenset(Layer))
            self.say("Highlights on.")

    def action_modes(self) -> None:
        """The next way of highlighting."""
        speaker = self.speaker_here()
        mode = next_mode(self.view_state.mode, speaker=speaker is not None)
        self.view_state = self.view_state.in_mode(mode, speaker)
        who = self.annotations.speakers.get(self.view_state.only or "")
        if mode is Mode.PLAIN:
            self.say("Nothing is highlighted.")
        else:
            self.say(f"Highlighting {f'what {who.name} says' if who else mode.value}.")

    def action_widen(self, by: int) -> None:
        """A wider or narrower column."""
        room = column_width(WIDEST, self.body.size.width)
        seen = (
            min(self.view_state.width, room) if by < 0 else self.view_state.width
        )  # every step narrower is seen
        width = max(min(NARROWEST, seen), min(WIDEST, seen + by * self.count()))
        if width == seen:
            self.say(f"The column is {width} cells wide, and goes no {'wider' if by > 0 else 'narrower'}.")
            return
        self.view_state = replace(self.view_state, width=width)
        short = f"; the screen has room for {room}" if width > room else ""
        self.say(f"Column {width} cells wide{short}.")

    def action_furniture(self) -> None:
        """Less around the text, and all of it again."""
        self._furniture = Furniture((self._furniture + 1) % len(Furniture))
        self.set_class(self._furniture is Furniture.LESS, "-less")
        self.set_class(self._furniture is Furniture.NONE, "-none")
        if self._furniture is Furniture.LESS:
            self.say("The text alone, with its head and foot.")
        elif self._furniture is Furniture.NONE:
            self.say(f"Nothing but the text. {self.keymap.of('furniture')} brings all of it back.")
        self.body.focus()

    def action_cut_view(self) -> None:
        """Show what cleaning cut, in its place, and hide it again."""
        cuts = [c for c in self.session.article.cut if c.text.strip()]
        if not cuts and not self.view_state.cuts:
            self.say("Nothing was cut from this article.")
            return
        beginning = not self.session.article.block_index(self.place)
        self.view_state = replace(self.view_state, cuts=not self.view_state.cuts, matching=False)
        self.show_heading()
        if self.view_state.cuts and beginning:  # what stood above the story comes into sight
            self.call_after_refresh(self.body.to_line, 0)
        elif self.view_state.cuts:
            self.call_after_refresh(self._tell_of_cuts)

    def _tell_of_cuts(self) -> None:
        """Say where to look when nothing was cut from what is in sight."""
        top = round(self.body.scroll_y)
        seen = range(top, top + self.body.size.height)
        if not any(y in seen for y in self.body.cut_lines()):
            key = self.keymap.of("jump('cut', 1)")
            self.say(f"Nothing was cut here; {key} goes to the next cut piece.")

    def show_heading(self) -> None:
        """Draw the header again."""
        raise NotImplementedError

    def action_restore(self) -> None:
        """Put the cut piece under the cursor back into the text, or take it out again."""
        index = self.body.cut_here()
        if index is None:
            shown = "Move to a cut piece first" if self.view_state.cuts else "Show what was cut first"
            key = self.keymap.of("jump('cut', 1)" if self.view_state.cuts else "cut_view")
            self.say(f"{shown} ({key}).", wrong=True)
        else:
            self.restore(index)

    def restore(self, index: int) -> None:
        """Put the cut piece `index` back, for this reading, or take it out again."""
        self.view_state = replace(self.view_state, restored=self.view_state.restored ^ {index})
        self.session.restored = self.view_state.restored
        back = index in self.view_state.restored
        self.say("Put back for this reading." if back else "Taken out again.")

    def action_thread(self) -> None:
        """Read only what the speaker here says."""
        if self.view_state.thread is not None:
            self.leave_thread()
            return
        who = self.annotations.speaker_at(*self.here) if self.body.inserted is None else None
        if who is None:
            waiting = "" if self.analysis.complete else " The analysis is still running."
            key = self.keymap.of("jump('quote', 1)")
            self.say(f"Nobody is known to speak on this line; {key} goes to a quote.{waiting}", wrong=True)
        else:
            self.read_thread(who.id)

    action_open = action_thread

    def read_thread(self, speaker: str) -> None:
        """Dim all that this speaker does not say, and go to the nearest quote."""
        quotes = thread.quotes_of(self.annotations, speaker)
        quote = thread.nearest(quotes, self.here)
        if quote is None:
            self.say("No quotes of this speaker are known.", wrong=True)
            return
        if self.view_state.thread is None:
            self._thread_from = self.place
        self.view_state = replace(self.view_state, thread=speaker)
        self.go(Span(quote.start, quote.end), leave=False)
        self.show_heading()

    def leave_thread(self) -> None:
        """Back to the whole article, where the thread was entered."""
        self.view_state = replace(self.view_state, thread=None, target=None)
        if self._thread_from is not None:
            self.body.go(self._thread_from)
            self._thread_from = None
        self.show_heading()
