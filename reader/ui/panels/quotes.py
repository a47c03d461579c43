"""Every quote in order, with who says it and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from reader import wording
from reader.model.analysis import Quote, QuoteKind
from reader.model.span import Span
from reader.render.gutter import UNSURE
from reader.render.palette import Palette
from reader.ui.citation import quote_passage
from reader.ui.panels.base import LitRow, Order, Panel
from reader.ui.panels.columns import fitted, rjust
from reader.ui.panels.row_line import RowLine

WIDE, ROOMY = 64, 96
"""Cells of a row from which on the list is a table, and from which on this has a column for the kind."""
SURE = 4
"""Cells of how sure an attribution is, 100% or its head."""
MARKS = {QuoteKind.DIRECT: "▌", QuoteKind.MIXED: "▌", QuoteKind.INDIRECT: "┊", QuoteKind.SCARE: " "}


class Quotes(Panel[Quote]):
    """Letter, kind mark, first words, speaker; filter by speaker, kind or `unsure`."""

    name = "Quotes"
    thing = ("quote", "quotes")
    empty = "No quotes in this article."
    orders = (Order("place"), Order("speaker"), Order("doubt"))

    def things(self) -> Sequence[Quote]:
        return self.contents.analysis.quotes

    def span(self, item: Quote) -> Span:
        return Span(item.start, item.end)

    def lit(self, item: Quote) -> LitRow:
        contents, speaker = self.contents, item.speaker if item.is_shown else None
        number = contents.paragraphs.number(item.start)
        taken = quote_passage(contents.article, contents.speakers, item, number)
        return LitRow(self.span(item), taken, speaker)

    def words(self, item: Quote) -> str:
        sure = "unsure" if 0 < item.confidence < UNSURE else ""
        kind = wording.QUOTE_KINDS[item.kind]
        return f"{self._who(item)} {kind} {sure} {self.contents.words(item.start, item.end)}"

    def key(self, item: Quote, order: str) -> object:
        if order == "speaker":
            return (item.speaker is None, self._who(item).casefold())
        return item.confidence if order == "doubt" else item.start

    def height(self, width: int) -> int:
        return 1 if width >= WIDE else 2

    def draw(self, item: Quote, width: int, ink: Palette) -> list[RowLine]:
        dim = item.kind is QuoteKind.SCARE or 0 < item.confidence < UNSURE
        speaker = item.speaker if item.is_shown else None
        speaker_mark = self.contents.speaker_marks.get(speaker or "")
        colour = ink.speaker(speaker_mark.colour) if speaker_mark and not dim else ink.dim
        sign = f"{self.contents.letter(speaker) if item.is_shown else '?'} {MARKS[item.kind]}"
        words = self.contents.words(item.start, item.end)
        style = ink.dim if dim else ink.text
        if width < WIDE:
            who = " · ".join(part for part in (self._who(item), *self._notes(item)) if part)
            first = RowLine(width, self.contents.paragraph(item.start), ink.dim).add(sign, colour)
            second = RowLine(width).add("    ").add(who, ink.dim)
            return [first.add(f" {words}", style), second]
        said, who_says, kind = self._columns(width)
        sure = f"{item.confidence:.0%}" if item.confidence and item.kind is not QuoteKind.SCARE else ""
        line = RowLine(width).add(sign, colour).add(" ").add(words, style, said).add("  ")
        whose = self._who(item) or ("" if kind else self._kind(item))  # the mark tells the other kinds
        line.add(whose, ink.dim, who_says).add("  " if kind else "").add(self._kind(item), ink.dim, kind)
        line.add(f"  {rjust(sure, SURE)}  ", ink.warn if self._is_unsure(item) else ink.dim)
        return [
            line.add(rjust(self.contents.paragraph_number(item.start), self.contents.place_cells), ink.dim)
        ]

    def head(self, width: int, ink: Palette) -> RowLine | None:
        if width < WIDE:
            return None
        said, who_says, kind = self._columns(width)
        line = RowLine(width).add("    ").add("words", ink.dim, said).add("  ")
        line.add("who says so", ink.dim, who_says).add("  " if kind else "").add("kind", ink.dim, kind)
        line.add(f"  {rjust('sure', SURE)}  ", ink.dim)
        return line.add(rjust("¶", self.contents.place_cells), ink.dim)

    def _columns(self, width: int) -> tuple[int, int, int]:
        """Cells of the words, the speaker and the kind; in little room the mark tells the kind."""
        who, kind = self._measured
        kind = kind if width >= ROOMY else 0
        who = min(who, width // 4)
        gaps = 4 + 2 + (2 if kind else 0) + 2 + 2
        return max(8, width - who - kind - SURE - self.contents.place_cells - gaps), who, kind

    @cached_property
    def _measured(self) -> tuple[int, int]:
        who = fitted("who says so", map(self._who, self.items), 40)
        return who, fitted("kind", map(self._kind, self.items), 16)

    def _is_unsure(self, item: Quote) -> bool:
        return 0 < item.confidence < UNSURE

    def _kind(self, item: Quote) -> str:
        return wording.QUOTE_KINDS[item.kind]

    def _who(self, item: Quote) -> str:
        speaker = self.contents.speakers.get(item.speaker or "")
        name = speaker.name if speaker else item.speaker_name
        if name and not item.is_shown:
            return "unsure who"
        silent = item.kind is QuoteKind.SCARE or not self.contents.analysis.sought
        return name or ("" if silent else "nobody named")

    def _notes(self, item: Quote) -> tuple[str, ...]:
        kind = "" if item.kind is QuoteKind.DIRECT else wording.QUOTE_KINDS[item.kind]
        doubt = (
            f"{item.confidence:.0%}" if 0 < item.confidence < 0.8 and item.kind is not QuoteKind.SCARE else ""
        )
        return (kind, doubt)

    def summary(self) -> str:
        direct = sum(q.kind is QuoteKind.DIRECT for q in self.items)
        reported = sum(q.kind in (QuoteKind.INDIRECT, QuoteKind.MIXED) for q in self.items)
        other = len(self.items) - direct - reported
        counts = ((direct, "direct"), (reported, "reported"), (other, "no speech"))
        parts = [f"{count} {what}" for count, what in counts if count]
        return ", ".join(parts) if len(parts) > 1 else ""
