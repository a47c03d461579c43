"""The dates of the article, earliest first."""

from __future__ import annotations

from collections.abc import Sequence

from reader import wording
from reader.model.analysis import DateMention
from reader.model.span import Span
from reader.render.palette import Palette
from reader.ui.citation import Passage
from reader.ui.panels.base import LitRow, Order, Panel
from reader.ui.panels.row_line import RowLine

WIDE = 52
AROUND = 48


class Timeline(Panel[DateMention]):
    """What day it was, the words around it, and `~` where the day was worked out."""

    name = "Timeline"
    thing = ("date", "dates")
    empty = "No dates in this article."
    orders = (Order("time", grouped=True), Order("place"))

    def things(self) -> Sequence[DateMention]:
        return self.contents.analysis.dates

    def span(self, item: DateMention) -> Span:
        return Span(item.start, item.end)

    def lit(self, item: DateMention) -> LitRow:
        number = self.contents.paragraphs.number(item.start)
        words = f"{wording.date(item) or wording.one_line(item.text)}: {self._around(item)}"
        return LitRow(self.span(item), Passage("the date", words, "", number))

    def words(self, item: DateMention) -> str:
        return f"{item.text} {wording.date(item)} {item.resolved or 'not resolved'} {self._around(item)}"

    def key(self, item: DateMention, order: str) -> object:
        if order == "place":
            return item.start
        return (item.resolved is None, (item.resolved or "").strip("/"), item.until or "", item.start)

    def group(self, item: DateMention) -> str:
        return "" if item.resolved else "When is not said"

    def height(self, width: int) -> int:
        return 1 if width >= WIDE else 2

    def head(self, width: int, ink: Palette) -> RowLine | None:
        if width < WIDE:
            return None
        line = RowLine(width, "¶", ink.dim).add("  ").add("day", ink.dim, max(22, min(30, width - 46)))
        return line.add("  ").add("in the text", ink.dim)

    def draw(self, item: DateMention, width: int, ink: Palette) -> list[RowLine]:
        day = wording.date(item) or wording.one_line(item.text)
        sign = "~ " if item.inferred and item.resolved else "  "
        contents, at = self.contents, item.start
        place = contents.paragraph(at) if width < WIDE else contents.paragraph_number(at)
        line = RowLine(width, place, ink.dim).add(sign, ink.dim)
        if width < WIDE:
            return [line.add(day, ink.date), RowLine(width).add("    ").add(self._around(item), ink.dim)]
        return [
            line.add(day, ink.date, max(22, min(30, width - 46))).add("  ").add(self._around(item), ink.dim)
        ]

    def _around(self, item: DateMention) -> str:
        """The words of the sentence around the date, from a little before it."""
        text = self.contents.article.text
        low = max(0, item.start - AROUND // 2)
        low = text.rfind("\n", low, item.start) + 1 or low
        high = min(len(text), item.end + AROUND * 2)
        stop = text.find("\n", item.end, high)
        words = self.contents.words(low, high if stop < 0 else stop)
        if low and not text[low - 1].isspace():
            words = "… " + words.partition(" ")[2]
        return words

    def summary(self) -> str:
        guessed = sum(d.inferred for d in self.items)
        return f"{guessed} worked out (~)" if guessed else ""
