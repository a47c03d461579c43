"""What the screen says of itself: the header, the footer, and one message in it."""

from __future__ import annotations

from typing import Protocol

from textual.geometry import Size

from reader import wording
from reader.model.speaker_marks import BEYOND
from reader.text.sanitise import one_line
from reader.ui.features.pace import Pace
from reader.ui.features.surface import ClassSurface, paragraph_here
from reader.ui.navigation import motions, thread
from reader.ui.widgets.footer_hints import HintContext, beside, hints
from reader.ui.widgets.footer_legend import legend_entries
from reader.ui.widgets.footer_row import FooterContent
from reader.ui.widgets.header_row import (
    LEFT,
    HeaderContent,
    byline,
    over_text,
    source,
    title,
    whereabouts,
    words_of,
)

NOTHING: tuple[str, tuple[tuple[str, str], ...]] = ("", ())
"""No keys are asked for."""


class StatusSurface(ClassSurface, Protocol):
    """A surface with a header and a footer. `heading` and `foot` are what they say."""

    heading: HeaderContent
    foot: FooterContent
    pace: Pace

    @property
    def size(self) -> Size:
        """Of the screen, in cells."""

    @property
    def in_text(self) -> bool:
        """Whether the text has the focus or nothing has it; false in a list, or in a line to type in."""

    @property
    def is_typing(self) -> bool:
        """Whether keys write words."""


class StatusLine:
    """Header and footer, made anew whenever something that they tell has changed.

    `digits` and `prefix` are what was typed of a command that is not whole yet.
    """

    def __init__(self, surface: StatusSurface) -> None:
        self._surface = surface
        self._busy = self._message = self._answer = ""
        self._wrong = self._on_picture = False
        self._asked = NOTHING
        self._words = 0
        self.digits = self.prefix = ""

    @property
    def typed(self) -> str:
        """What the footer shows of a command that is begun."""
        return self.digits + self.prefix

    @property
    def message(self) -> str:
        """What was said last, until the next key."""
        return self._message

    def new_article(self) -> None:
        """Another article, or another version of it: its words are counted again."""
        self._words = 0
        self.show_header()

    def show_header(self) -> None:
        """Draw the header again."""
        surface, session, view_state = self._surface, self._surface.session, self._surface.view_state
        article, body = session.article, surface.body
        if not self._words:
            self._words = words_of(article)
        at_end = bool(body.height) and body.cursor >= body.height - 1
        where = whereabouts(
            paragraph_here(surface), len(session.paragraphs), surface.place, len(article.text),
            at_end=at_end, among=(surface.number + 1, len(surface.sessions)),
        )  # fmt: skip
        page = article.page_at(surface.here.start)
        if page is not None:
            where = f"page {page:,} · {where}"
        if session.checked is not None:
            done, things = session.checked
            where = f"✓ {done:,} of {things:,} · {where}"
        head: tuple[str, ...] = (title(article),)
        under = byline(article)
        if view_state.thread is not None:
            head = thread.heading(surface.annotations, view_state.thread, surface.here.start)
        elif view_state.cuts:
            pieces = [c for c in article.cut if c.text.strip()]
            lines = wording.counted(sum(len(c.text.strip().splitlines()) for c in pieces), "line")
            characters = wording.counted(sum(len(c.text) for c in pieces), "character")
            under = f"cut from the page: {lines}, {characters}"
        surface.heading = HeaderContent(
            head[0], source(article, self._words, self._left()), under, where, self._busy,
            lit=view_state.thread is not None, shorter=head[1:],
            left=over_text(surface.size.width, column) if (column := body.column_cells()[0]) else LEFT,
        )  # fmt: skip

    def _left(self) -> str:
        """How long the rest takes, once it is known how fast this person reads."""
        surface = self._surface
        if not surface.pace.measured:
            return ""
        share = 1 - surface.place / max(1, len(surface.session.article.text))
        return f"{surface.pace.minutes(self._words * share)} min left"

    def show_footer(self) -> None:
        """Draw the footer again."""
        surface = self._surface
        keymap, view_state = surface.keymap, surface.view_state
        offered = hints(
            keymap, view_state, self.typed, bool(len(surface.hits)), surface.annotations, self._context()
        )
        what, choices = self._asked
        surface.foot = FooterContent(
            legend_entries(keymap, view_state),
            "one speaker" if view_state.thread is not None else "",
            choices or (offered if surface.in_text else () if surface.is_typing else beside(keymap)),
            self._message,
            self._wrong,
            what or self.typed,
            self._answer,
        )
        # only where there is no footer: another class costs as much as two lines down
        speaking = bool(self._message or self._answer or choices or self.typed)
        surface.set_class(surface.has_class("-none") and speaking, "-speaking")

    def _context(self) -> HintContext:
        """Where the reader stands, as far as the footer asks."""
        surface = self._surface
        target = surface.view_state.target
        who = surface.annotations.speaker_at(*surface.here) if target is not None else None
        link = None if target is None else motions.link_at(surface.session.article, target)
        mark = surface.speaker_marks.get(who.id) if who is not None else None
        sign = "" if mark is None else mark.letter if mark.letter != BEYOND else "them"
        several = len(surface.sessions) > 1
        return HintContext(
            surface.body.cut_here() is not None,
            sign,
            surface.last_jump_kind,
            several,
            self._on_picture,
            surface.session.article.has_cuts,
            link is not None and (link.start, link.end) == target,
        )

    def moved(self) -> None:
        """The cursor has moved: show the footer again where that changes what it offers."""
        before, self._on_picture = self._on_picture, self._surface.body.picture_here() is not None
        if self._surface.view_state.cuts or before != self._on_picture:
            self.show_footer()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """One line in the footer, until the next key."""
        self._message, self._wrong, self._answer = one_line(text), wrong, ""
        self._asked = NOTHING
        self.show_footer()

    def ask(self, what: str, choices: tuple[tuple[str, str], ...]) -> None:
        """Offer keys, and what each does, until the next key; `what` they are about stands before them."""
        self._message, self._answer, self._asked = "", "", (one_line(what), choices)
        self.show_footer()

    def answer(self, text: str) -> None:
        """What is known of the thing that was jumped to, until the next key: in the place of the legend, with
        the hints beside it."""
        self._message, self._answer, self._asked = "", one_line(text), NOTHING
        self.show_footer()

    def unsay(self) -> None:
        """Take the last message away."""
        if self._message or self._answer or self._asked is not NOTHING:
            self.say("")

    def busy(self, words: str) -> None:
        """A quiet word in the header while work goes on; none when it is done."""
        if words != self._busy:
            self._busy = one_line(words)
            self.show_header()
