"""Who is quoted, and how much of all quoted words is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from textual.message import Message

from reader import wording
from reader.model.analysis import SHOWN, Speaker, SpeakerKind
from reader.model.span import Span
from reader.render.gutter import UNSURE
from reader.render.palette import Palette
from reader.ui.citation import Passage
from reader.ui.messages import ReadThread
from reader.ui.panels.base import Contents, LitRow, Order, Panel
from reader.ui.panels.columns import LOOKED_AT, fitted, rjust
from reader.ui.panels.row_line import RowLine, bar

KINDS = {
    SpeakerKind.PERSON: "",
    SpeakerKind.ORGANIZATION: "organisation",
    SpeakerKind.GROUP: "group",
    SpeakerKind.ROLE: "",
    SpeakerKind.DOCUMENT: "document",
}
WIDE = 76
"""From this width in cells on a speaker takes one line."""
LEAST = 28
"""Cells of a row from which on their quotes are counted beside the name."""
ROOM = 42
"""Cells of a row from which on its bar on two lines is whole; half of it in less."""
ROOMY, BAR, LESS_BAR = 100, 12, 6
"""Cells of a row from which on its bar on that line is whole; and that bar, whole and in less room."""
LOW_BAR, SHARE, MANY = 8, 6, 8
"""Cells of the bar on two lines, of the share of words and of the number of quotes."""


class Speakers(Panel[Speaker]):
    """Letter, name, role, number of quotes and share of voice; Enter reads what one of them says.

    Those of whom nothing is sure come last, and those of whom no quote is shown are counted only.
    """

    name = "Speakers"
    thing = ("speaker", "speakers")
    empty = "Nobody is quoted in this article."
    enters = "read only this speaker"
    needs_speakers = True
    orders = (Order("share"), Order("place"), Order("name"))

    def __init__(self, contents: Contents) -> None:
        super().__init__(contents)
        self._all = sum(speaker.words for speaker in self.items) or 1
        self._most = max((speaker.words for speaker in self.items), default=0) or 1

    def things(self) -> Sequence[Speaker]:
        spoken = [s for s in self.contents.analysis.speakers if self._surest(s) is not None]
        shown = [s for s in spoken if not 0 < (self._surest(s) or 0) < SHOWN]
        self._unshown = len(spoken) - len(shown)
        return sorted(shown, key=lambda s: (self._is_unsure(s), self._start(s)))

    def span(self, item: Speaker) -> Span | None:
        quote = self.contents.quotes.get(item.quotes[0])
        return Span(quote.start, quote.end) if quote else None

    def lit(self, item: Speaker) -> LitRow:
        span = self.span(item)
        number = self.contents.paragraphs.number(span.start) if span else 0
        words = f"{item.name}, {item.role}" if item.role else item.name
        many, share = wording.counted(len(item.quotes), "quote"), f"{item.words / self._all:.0%}"
        words = wording.one_line(f"{words}: {many}, {share} of all quoted words")
        subject = min(item.mentions, key=lambda m: m.start, default=None)
        return LitRow(span, Passage("the speaker", words, "", number), item.id, subject, is_speaker=True)

    def words(self, item: Speaker) -> str:
        sure = "unsure" if self._is_unsure(item) else ""
        return " ".join((item.name, item.role or "", KINDS[item.kind], *item.aliases, _unnamed(item), sure))

    def key(self, item: Speaker, order: str) -> object:
        if order == "share":
            return (self._is_unsure(item), -item.words, item.id)
        if order == "name":
            return (self._is_unsure(item), item.name.casefold())
        return (self._is_unsure(item), self._start(item))

    def left_out(self) -> str:
        return f"{self._unshown} more, unsure" if self._unshown else ""

    def _is_unsure(self, item: Speaker) -> bool:
        """Whether nothing of what is theirs is surely theirs: on pages that are no news, many are no
        speakers at all."""
        return 0 < (self._surest(item) or 0) < UNSURE

    def _surest(self, item: Speaker) -> float | None:
        """The confidence of the surest of their quotes; None for somebody without one."""
        sure = None
        for quote in item.quotes:
            if quote in self.contents.quotes:
                sure = max(sure or 0.0, self.contents.quotes[quote].confidence)
                if sure >= UNSURE:
                    break
        return sure

    def _start(self, item: Speaker) -> int:
        first = self.span(item)
        return first.start if first else 0

    def enter(self, item: Speaker) -> Message:
        return ReadThread(item.id)

    def anchors(self) -> list[tuple[int, int]]:
        rows = {speaker.id: number for number, speaker in enumerate(self.items)}
        return sorted((q.start, rows[q.speaker]) for q in self.contents.analysis.quotes if q.speaker in rows)

    def height(self, width: int) -> int:
        return 1 if width >= WIDE else 2

    def draw(self, item: Speaker, width: int, ink: Palette) -> list[RowLine]:
        speaker_mark = self.contents.speaker_marks.get(item.id)
        unsure = self._is_unsure(item)
        colour = ink.speaker(speaker_mark.colour) if speaker_mark and not unsure else ink.dim
        words = ink.dim if unsure else ink.text
        first = self.span(item)
        place = self.contents.paragraph(first.start) if first else ""
        number = self.contents.paragraph_number(first.start) if first else ""
        what = self._what(item)
        many, share = str(len(item.quotes)), f"{item.words / self._all:.0%}"
        letter = f"{self.contents.letter(item.id)}{'?' if unsure else ' '} "
        if width >= WIDE:
            name, role = self._columns(width)
            line = RowLine(width).add(letter, colour).add(item.name, words, name).add("  ")
            if role:
                line.add(what, ink.dim, role).add("  ")
            cells = _bar(width)
            line.add(bar(item.words / self._most, cells), colour, cells)
            for text, cells in ((share, SHARE), (many, MANY), (number, self.contents.place_cells + 2)):
                line.add(rjust(text, cells), ink.dim)
            return [line]
        counted = f"{wording.counted(len(item.quotes), 'quote')} {share:>4}" if width >= LEAST else share
        first_line = RowLine(width, counted, ink.dim, gap=1).add(letter, colour).add(item.name, words)
        second = RowLine(width, place, ink.dim).add("   ")
        cells = LOW_BAR if width >= ROOM else LOW_BAR // 2  # where there is little room, the role has it
        second.add(bar(item.words / self._most, cells), colour, cells).add("  ").add(what, ink.dim)
        return [first_line, second]

    def head(self, width: int, ink: Palette) -> RowLine | None:
        if width < WIDE:
            return None
        name, role = self._columns(width)
        line = RowLine(width).add("   ").add("name", ink.dim, name).add("  ")
        if role:
            line.add("role", ink.dim, role).add("  ")
        line.add(rjust("words", _bar(width) + SHARE), ink.dim).add(rjust("quotes", MANY), ink.dim)
        return line.add(rjust("¶", self.contents.place_cells + 2), ink.dim)

    def _columns(self, width: int) -> tuple[int, int]:
        """Cells of name and role: as wide as they are, if there is room for both; no role where none is
        known."""
        room = max(0, width - 3 - _bar(width) - SHARE - MANY - self.contents.place_cells - 6)
        name, role = self._measured
        if not any(map(self._what, self.items[:LOOKED_AT])):
            return room + 2, 0
        name = min(name, max(room // 2, room - role))
        return name, max(0, room - name)

    @cached_property
    def _measured(self) -> tuple[int, int]:
        names = (speaker.name for speaker in self.items)
        return fitted("name", names, 60), fitted("role", map(self._what, self.items), 90)

    def _what(self, item: Speaker) -> str:
        """What they are, as far as the article says it."""
        what = wording.role(item.role) or KINDS[item.kind] or _unnamed(item)
        return f"{what} (unnamed)" if item.anonymous and item.role else what

    def summary(self) -> str:
        unnamed = sum(s.anonymous for s in self.items)
        unsure = sum(self._is_unsure(s) for s in self.items)
        counts = ((unnamed, "unnamed"), (unsure, "unsure"))
        return " · ".join(f"{count} {what}" for count, what in counts if count)


def _bar(width: int) -> int:
    """Cells of the bar of a row of one line: where there is little room, name and role have it."""
    return BAR if width >= ROOMY else LESS_BAR


def _unnamed(item: Speaker) -> str:
    return "unnamed" if item.anonymous else ""
