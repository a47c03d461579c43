"""What the screen says of itself: the head of the page, its foot, and one line that must be said."""

from __future__ import annotations

from reader import wording
from reader.render.speaker_marks import BEYOND
from reader.text.sanitise import one_line
from reader.ui.features.key_input import KeyInput
from reader.ui.navigation import thread
from reader.ui.widgets.footer import Footer
from reader.ui.widgets.footer_hints import HintContext, beside, hints
from reader.ui.widgets.footer_legend import legend_entries
from reader.ui.widgets.footer_row import FooterContent
from reader.ui.widgets.header_row import HeaderContent, byline, source, title, whereabouts, words_of


class StatusLine(KeyInput):
    """Header and footer, made anew whenever something that they tell has changed."""

    _busy = ""
    _message = ""
    _wrong = False
    _words = 0

    def show_heading(self) -> None:
        """Draw the header again."""
        session, view_state = self.session, self.view_state
        article = session.article
        if not self._words:
            self._words = words_of(article)
        at_end = bool(self.body.height) and self.body.cursor >= self.body.height - 1
        where = whereabouts(
            session.paragraphs, self.place, len(article.text),
            at_end=at_end, among=(self.number + 1, len(self.sessions)),
        )  # fmt: skip
        head: tuple[str, ...] = (title(article),)
        under = byline(article)
        if view_state.thread is not None:
            head = thread.heading(self.annotations, view_state.thread, self.here.start)
        elif view_state.cuts:
            pieces = [c for c in article.cut if c.text.strip()]
            lines = wording.counted(sum(len(c.text.strip().splitlines()) for c in pieces), "line")
            characters = wording.counted(sum(len(c.text) for c in pieces), "character")
            under = f"cut from the page: {lines}, {characters}"
        self.heading = HeaderContent(
            head[0], source(article, self._words), under, where, self._busy,
            lit=view_state.thread is not None, shorter=head[1:],
        )  # fmt: skip

    def show_foot(self) -> None:
        """Draw the footer again."""
        reading = self.focused is None or self.focused is self.body
        hits = bool(len(self.hits))
        offered = hints(self.keymap, self.view_state, self._prefix, hits, self.annotations, self._spot())
        self.foot = FooterContent(
            legend_entries(self.keymap, self.view_state),
            "one speaker" if self.view_state.thread is not None else "",
            offered if reading else beside(self.keymap),
            self._message,
            self._wrong,
            self.typed,
        )
        # only where there is no foot: another class costs as much as two lines down
        self.set_class(self.has_class("-none") and bool(self._message or self.typed), "-speaking")

    def _spot(self) -> HintContext:
        """Where the reader stands, as far as the footer asks."""
        who = self.annotations.speaker_at(*self.here) if self.view_state.target is not None else None
        speaker_mark = self.speaker_marks.get(who.id) if who is not None else None
        sign = (
            "" if speaker_mark is None else speaker_mark.letter if speaker_mark.letter != BEYOND else "them"
        )
        return HintContext(
            self.body.cut_here() is not None, sign, self.last_jump_kind, len(self.sessions) > 1
        )

    def say(self, text: str, *, wrong: bool = False) -> None:
        """One line in the footer, until the next key."""
        self._message, self._wrong = one_line(text), wrong
        self.show_foot()

    def unsay(self) -> None:
        """Take the last message away."""
        if self._message:
            self.say("")

    def watch_view_state(self) -> None:
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
