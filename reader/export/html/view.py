"""What the parts of a page share: the words, who speaks with which letter, and the ids of what is linked."""

from __future__ import annotations

from functools import cached_property
from html import escape

from reader import wording
from reader.export.item import ExportItem
from reader.export.rows.found_item import FoundItem
from reader.frozen import frozen
from reader.model.analysis import Quote, QuoteKind, Speaker
from reader.model.notebook import Check, CheckStatus, ReaderNote
from reader.model.notebook_state import Kept
from reader.model.span import Span
from reader.model.speaker_marks import SpeakerMark, speaker_marks
from reader.notebook.words import STATUS_WORDS, dissent
from reader.text.sanitise import in_place, one_line

UNSURE = 0.7
"""With less confidence a page says how sure it is who speaks."""


@frozen
class MarginNote:
    """What a person found out about the words at `span`, with its `number` on the page."""

    number: int
    span: Span
    check: CheckStatus | None
    notes: tuple[str, ...]
    corrected: str | None

    @property
    def look(self) -> str:
        """The class of its colour."""
        return self.check.value if self.check is not None else "note"

    @property
    def said(self) -> str:
        """What its colour means."""
        return STATUS_WORDS[self.check] if self.check is not None else "note"


class PageView:
    """An article for a page. Ids begin with a few digits of the file's own: articles can share a page."""

    def __init__(self, item: ExportItem) -> None:
        self.found = FoundItem(item)
        self.article, self.analysis = item.article, self.found.analysis
        self.text = in_place(item.article.text)
        self.prefix = f"a{item.article.source.sha256[:6]}"
        self.marks = speaker_marks(self.analysis)

    def id(self, kind: str, number: int | str) -> str:
        """The id of the thing of this kind and number, fit for an attribute."""
        return f"{self.prefix}-{kind}{number}"

    def mark(self, speaker: Speaker | None) -> SpeakerMark | None:
        """The letter and colour of a speaker who has one."""
        return self.marks.get(speaker.id) if speaker is not None else None

    def colour(self, speaker: Speaker | None) -> str:
        """The class of a speaker's colour."""
        mark = self.mark(speaker)
        return f"c{mark.colour}" if mark is not None else "nobody"

    def speaker_link(self, speaker: Speaker) -> str:
        """The address of a speaker's place in the list."""
        return f"#{self.id('s', escape(speaker.id))}"

    def speaker_of(self, quote: Quote) -> Speaker | None:
        """Who is shown as the one who says a quote."""
        return self.found.speaker(quote.speaker) if quote.is_shown else None

    @cached_property
    def spoken(self) -> list[Quote]:
        """The quotes: what stands in marks and is no speech is none."""
        return [quote for quote in self.analysis.quotes if quote.kind is not QuoteKind.SCARE]

    @cached_property
    def margin_notes(self) -> list[MarginNote]:
        """Checks and notes by place, those on the same words together."""
        state = self.found.state
        spans = {check.span for check in state.checks if check.entry.status is not CheckStatus.OPEN}
        spans |= {note.span for note in state.notes} | {mended.span for mended in state.corrections}
        placed = sorted(span for span in spans if span is not None and span.start < span.end)
        return [self._margin_note(number, span) for number, span in enumerate(placed, 1)]

    @property
    def orphans(self) -> list[Kept[Check] | Kept[ReaderNote]]:
        """Checks and notes whose words stand in the text no longer."""
        state = self.found.state
        lost: list[Kept[Check] | Kept[ReaderNote]] = []
        lost += [kept for kept in state.checks if kept.span is None]
        lost += [kept for kept in state.notes if kept.span is None]
        return lost

    def _margin_note(self, number: int, span: Span) -> MarginNote:
        status = self.found.state.check_of(*span)
        notes = tuple(self.found.signed(note) for note in self.found.state.notes_of(*span))
        check = None if status is CheckStatus.OPEN else status
        return MarginNote(
            number, span, check, (*dissent(self.found.state, span), *notes), self.found.noted(*span)[2]
        )


def words_of(text: str | None) -> str:
    """A field on one line, sanitised, as HTML."""
    return escape(one_line(text or ""))


def with_role(speaker: Speaker) -> str:
    """A speaker's name, and their role in smaller letters, as HTML."""
    role = words_of(wording.role(speaker.role))
    return words_of(speaker.name) + (f' <span class="role">{role}</span>' if role else "")
