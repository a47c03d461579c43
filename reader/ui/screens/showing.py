"""What is shown and how: layers, modes, threads, cuts, the column, the furniture."""

from __future__ import annotations

from dataclasses import replace

from reader.model.span import Span
from reader.ui.body import thread
from reader.ui.body.sight import column_width
from reader.ui.screens.desk import Desk
from reader.ui.state import Furniture, Layer, Mode, next_mode

NARROWEST, WIDEST = 40, 120


class Showing(Desk):
    """Everything that changes the look of the text, and never its place."""

    _furniture = Furniture.ALL
    _thread_from: int | None = None
    _before_plain: frozenset[Layer] | None = None

    def action_layer(self, number: int) -> None:
        """Switch one layer; 0 takes all of them away and brings them back."""
        if number:
            layer = Layer(number)
            self.look = self.look.toggled(layer)
            self.say(f"{layer.label.capitalize()} {'on' if layer in self.look.layers else 'off'}.")
            return
        if self.look.layers:
            self._before_plain = self.look.layers
            self.look = replace(self.look, layers=frozenset())
            self.say(f"Plain text. {self.keymap.of('layer(0)')} brings the highlights back.")
        else:
            self.look = replace(self.look, layers=self._before_plain or frozenset(Layer))
            self.say("Highlights on.")

    def action_modes(self) -> None:
        """The next way of highlighting."""
        speaker = self.speaker_here()
        mode = next_mode(self.look.mode, speaker=speaker is not None)
        self.look = self.look.in_mode(mode, speaker)
        who = self.finds.speakers.get(self.look.only or "")
        if mode is Mode.PLAIN:
            self.say("Nothing is highlighted.")
        else:
            self.say(f"Highlighting {f'what {who.name} says' if who else mode.value}.")

    def action_widen(self, by: int) -> None:
        """A wider or narrower column."""
        room = column_width(WIDEST, self.body.size.width)
        seen = min(self.look.width, room) if by < 0 else self.look.width  # every step narrower is seen
        width = max(min(NARROWEST, seen), min(WIDEST, seen + by * self.count()))
        if width == seen:
            self.say(f"The column is {width} cells wide, and goes no {'wider' if by > 0 else 'narrower'}.")
            return
        self.look = replace(self.look, width=width)
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
        cuts = [c for c in self.sitting.article.cut if c.text.strip()]
        if not cuts and not self.look.cuts:
            self.say("Nothing was cut from this article.")
            return
        beginning = not self.sitting.article.block_index(self.place)
        self.look = replace(self.look, cuts=not self.look.cuts, matching=False)
        self.show_heading()
        if self.look.cuts and beginning:  # what stood above the story comes into sight
            self.call_after_refresh(self.body.to_line, 0)
        elif self.look.cuts:
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
            shown = "Move to a cut piece first" if self.look.cuts else "Show what was cut first"
            key = self.keymap.of("jump('cut', 1)" if self.look.cuts else "cut_view")
            self.say(f"{shown} ({key}).", wrong=True)
        else:
            self.restore(index)

    def restore(self, index: int) -> None:
        """Put the cut piece `index` back, for this reading, or take it out again."""
        self.look = replace(self.look, restored=self.look.restored ^ {index})
        self.sitting.restored = self.look.restored
        back = index in self.look.restored
        self.say("Put back for this reading." if back else "Taken out again.")

    def action_thread(self) -> None:
        """Read only what the speaker here says."""
        if self.look.thread is not None:
            self.leave_thread()
            return
        who = self.finds.speaker_at(*self.here) if self.body.guest is None else None
        if who is None:
            waiting = "" if self.analysis.complete else " The analysis is still running."
            key = self.keymap.of("jump('quote', 1)")
            self.say(f"Nobody is known to speak on this line; {key} goes to a quote.{waiting}", wrong=True)
        else:
            self.read_thread(who.id)

    action_open = action_thread

    def read_thread(self, speaker: str) -> None:
        """Dim all that this speaker does not say, and go to the nearest quote."""
        quotes = thread.quotes_of(self.finds, speaker)
        quote = thread.nearest(quotes, self.here)
        if quote is None:
            self.say("No quotes of this speaker are known.", wrong=True)
            return
        if self.look.thread is None:
            self._thread_from = self.place
        self.look = replace(self.look, thread=speaker)
        self.go(Span(quote.start, quote.end), leave=False)
        self.show_heading()

    def leave_thread(self) -> None:
        """Back to the whole article, where the thread was entered."""
        self.look = replace(self.look, thread=None, target=None)
        if self._thread_from is not None:
            self.body.go(self._thread_from)
            self._thread_from = None
        self.show_heading()
