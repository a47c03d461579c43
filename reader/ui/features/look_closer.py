"""Looking closer at what is here: why it is highlighted, how a name was introduced, where a link leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from reader import wording
from reader.model.span import Span
from reader.render.gutter import WIDTH as GUTTER
from reader.ui.features.movement import Movement
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, OverlaySurface
from reader.ui.navigation import motions

if TYPE_CHECKING:
    from reader.evidence import Explanation

T = TypeVar("T")

BEFORE = 40
"""Code points shown of a sentence before the name that it introduces."""


class LookCloser:
    """Says what is known of what the reader is at, or shows the card that does."""

    def __init__(self, surface: OverlaySurface, status: StatusLine, movement: Movement) -> None:
        self._surface, self._status, self._movement = surface, status, movement

    def commands(self) -> Handlers:
        """The evidence, the first mention."""
        return {"why": self._explain, "first": self._first_mention}

    def _explain(self) -> None:
        """Show the evidence for what is highlighted here."""
        from reader.evidence import explain, with_own_words

        surface, session, here = self._surface, self._surface.session, self._surface.here
        row = surface.lit_row
        if row is None and surface.body.note_here() is not None:
            self._status.say(f"A note. {surface.keymap.of('note')} changes it.")
            return
        if row.picture is not None if row else surface.body.inserted is not None:
            cut = surface.body.cut_here()
            reason = "" if cut is None else session.article.cut[cut].reason
            large = f"{surface.keymap.of('go')} shows it large."
            picture = f"A picture of the page, in its own words. {large}"
            self._status.say(f"Cut from the page: {reason}." if reason else picture)
            return
        analysis = session.annotations.analysis
        found = explain(session.article, analysis, here.start, max(here.end, here.start + 1))
        if row is not None and row.subject is not None:
            of_subject = explain(session.article, analysis, *row.subject)
            found = of_subject if of_subject and of_subject[0].span == row.subject else found
        state = session.annotations.notebook
        if state is not None:
            found = with_own_words(found, session.article, analysis, session.found, state)
        if found:
            self._show(found)
        else:
            waiting = "Names and speakers arrive in a moment."
            self._status.say("Nothing is marked on this line." if analysis.complete else waiting)

    def _show(self, found: tuple[Explanation, ...]) -> None:
        """Show the card, which returns a place to go to, or none."""
        from reader.ui.overlays.evidence_screen import EvidenceScreen

        surface = self._surface
        if surface.palette is not None:
            row = surface.body.region.y + surface.body.row
            own = surface.keymap.scoped_keys
            left, width = surface.body.column_cells()
            column = (surface.body.region.x + max(0, left - GUTTER), width + GUTTER)
            card = EvidenceScreen(found, surface.palette, surface.speaker_marks, row, own, column)
            surface.lay_over(card, lambda place: None if place is None else self._movement.go(place))

    def _first_mention(self) -> None:
        """How the name here was introduced: the sentence in which it is first met; or where a link leads."""
        surface, say = self._surface, self._status.say
        row = surface.lit_row
        if row is None and surface.body.inserted is not None:
            say("No name or link is known on this line.", wrong=True)
            return
        here, session = (row.subject if row else None) or surface.here, surface.session
        names = surface.annotations.mentions.overlapping(here.start, max(here.end, here.start + 1))
        link = motions.link_at(session.article, here)
        if link is not None and (not names or Span(link.start, link.end) == here):
            say(f"This link leads to {link.href}")
            return
        if not names:
            key = surface.keymap.of("name.next")
            say(f"No name on this line; {key} goes to the next one.", wrong=True)
            return
        entity, text = names[0].entity, session.article.text
        first = min(entity.mentions, key=lambda m: m.start)
        start, end = _sentence(text, first.start, first.end)
        number = session.paragraphs.number(first.start)
        role = f", {wording.role(entity.role)}" if entity.role else ""
        if first.end > here.start:
            say(f"{entity.name}{role} is introduced here.")
            return
        words = " ".join(text[max(start, first.start - BEFORE) : end].split())
        say(f"{entity.name}{role}, first in ¶ {number}: “{words}”")


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The line or sentence around `[start, end)`, roughly: from the end of the sentence before."""
    low = max(
        text.rfind("\n", 0, start), max(text.rfind(s, max(0, start - 300), start) for s in (". ", ".” "))
    )
    ends = [at + 1 for s in (". ", ".”", ".\n") if (at := text.find(s, end, end + 300)) >= 0]
    line = text.find("\n", end)
    ends.append(line if line >= 0 else len(text))
    return low + 1, min(ends)
