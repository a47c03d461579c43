"""Every quote in order, with who says it and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence

from reader import wording
from reader.model.analysis import Quote, QuoteKind
from reader.model.span import Span
from reader.render.gutter import UNSURE
from reader.render.palette import Palette
from reader.ui.features.citation import quote_passage
from reader.ui.panels.base import LitRow, Order, Panel
from reader.ui.panels.row_line import RowLine

WIDE = 64
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
        colour = ink.speaker(speaker_mark.colour) if speaker_mark else ink.dim
        sign = f"{self.contents.letter(speaker) if item.is_shown else '?'} {MARKS[item.kind]}"
        words = self.contents.words(item.start, item.end)
        style = ink.dim if dim else ink.text
        who = " · ".join(part for part in (self._who(item), *self._notes(item)) if part)
        if width < WIDE:
            first = RowLine(width, self.contents.paragraph(item.start), ink.dim).add(sign, colour)
            second = RowLine(width).add("    ").add(who, ink.dim)
            return [first.add(f" {words}", style), second]
        line = RowLine(width, self.contents.paragraph(item.start), ink.dim).add(sign, colour)
        column = max(20, width // 3)
        line.add(" ").add(words, style, width - column - 13)  # sign, paragraph and the gaps between
        return [line.add("  ").add(who, ink.dim, column)]

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
        return f"{direct} direct, {reported} reported" if direct and reported else ""
