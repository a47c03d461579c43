"""What the screen says of itself: the head of the page, its foot, and one line that must be said."""

from __future__ import annotations

from reader.export import phrases
from reader.load.sanitise import one_line
from reader.ui.body import thread
from reader.ui.foot import Foot
from reader.ui.footer import Footer
from reader.ui.heading import Heading, byline, source, title, whereabouts, words_of
from reader.ui.hints import Spot, beside, hints
from reader.ui.legend import signs
from reader.ui.screens.typing import Typing
from reader.ui.voices import BEYOND


class Telling(Typing):
    """Header and footer, made anew whenever something that they tell has changed."""

    _busy = ""
    _message = ""
    _wrong = False
    _words = 0

    def show_heading(self) -> None:
        """Draw the header again."""
        sitting, look = self.sitting, self.look
        article = sitting.article
        if not self._words:
            self._words = words_of(article)
        at_end = bool(self.body.height) and self.body.cursor >= self.body.height - 1
        where = whereabouts(
            sitting.paragraphs, self.place, len(article.text),
            at_end=at_end, among=(self.number + 1, len(self.sittings)),
        )  # fmt: skip
        head: tuple[str, ...] = (title(article),)
        under = byline(article)
        if look.thread is not None:
            head = thread.heading(self.finds, look.thread, self.here.start)
        elif look.cuts:
            pieces = [c for c in article.cut if c.text.strip()]
            lines = phrases.counted(sum(len(c.text.strip().splitlines()) for c in pieces), "line")
            characters = phrases.counted(sum(len(c.text) for c in pieces), "character")
            under = f"cut from the page: {lines}, {characters}"
        self.heading = Heading(
            head[0], source(article, self._words), under, where, self._busy,
            lit=look.thread is not None, shorter=head[1:],
        )  # fmt: skip

    def show_foot(self) -> None:
        """Draw the footer again."""
        reading = self.focused is None or self.focused is self.body
        hits = bool(len(self.hits))
        offered = hints(self.keymap, self.look, self._prefix, hits, self.finds, self._spot())
        self.foot = Foot(
            signs(self.keymap, self.look),
            "one speaker" if self.look.thread is not None else "",
            offered if reading else beside(self.keymap),
            self._message,
            self._wrong,
            self.typed,
        )
        # only where there is no foot: another class costs as much as two lines down
        self.set_class(self.has_class("-none") and bool(self._message or self.typed), "-speaking")

    def _spot(self) -> Spot:
        """Where the reader stands, as far as the footer asks."""
        who = self.finds.speaker_at(*self.here) if self.look.target is not None else None
        voice = self.voices.get(who.id) if who is not None else None
        sign = "" if voice is None else voice.letter if voice.letter != BEYOND else "them"
        return Spot(self.body.cut_here() is not None, sign, self.hopping, len(self.sittings) > 1)

    def say(self, text: str, *, wrong: bool = False) -> None:
        """One line in the footer, until the next key."""
        self._message, self._wrong = one_line(text), wrong
        self.show_foot()

    def unsay(self) -> None:
        """Take the last message away."""
        if self._message:
            self.say("")

    def watch_look(self) -> None:
        """The footer tells what is on."""
        self.show_foot()

    def watch_hits(self) -> None:
        """The footer offers what can be done with hits."""
        self.show_foot()

    def busy(self, words: str) -> None:
        """A quiet word in the header while work goes on."""
        if words != self._busy:
            self._busy = one_line(words)
            self.show_heading()

    async def on_footer_pressed(self, event: Footer.Pressed) -> None:
        """A click on a key in the footer does what the key does."""
        event.stop()
        self.unsay()
        command = next((c for c in self.keymap.commands if self.keymap.of(c.action) == event.key), None)
        if command is not None:
            await self.run_action(command.action)
