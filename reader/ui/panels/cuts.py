"""What cleaning removed, and why."""

from __future__ import annotations

from collections.abc import Sequence

from reader import wording
from reader.frozen import frozen
from reader.model.article import Cut
from reader.model.span import Span
from reader.render.palette import Palette
from reader.ui.citation import Passage
from reader.ui.panels.base import LitRow, Order, Panel
from reader.ui.panels.row_line import RowLine

WIDE = 52


@frozen
class CutRow:
    """A cut with its index into `Article.cut`."""

    index: int
    cut: Cut


class Cuts(Panel[CutRow]):
    """The words of each cut piece and its reason; `r` puts one back into the text."""

    name = "Cut"
    thing = ("cut", "cuts")
    empty = "Nothing was cut from this article."
    orders = (Order("place"), Order("reason", grouped=True), Order("length"))
    needs_analysis = False

    def things(self) -> Sequence[CutRow]:
        return [CutRow(i, cut) for i, cut in enumerate(self.contents.article.cut)]

    def span(self, item: CutRow) -> Span:
        return Span(item.cut.at, item.cut.at)

    def lit(self, item: CutRow) -> LitRow:
        number = self.contents.paragraphs.number(item.cut.at)
        return LitRow(self.span(item), Passage("what was cut", item.cut.text.strip(), "", number))

    def words(self, item: CutRow) -> str:
        return f"{item.cut.reason} {wording.one_line(item.cut.text[:400])}"

    def key(self, item: CutRow, order: str) -> object:
        if order == "reason":
            return item.cut.reason
        return -len(item.cut.text) if order == "length" else item.cut.at

    def group(self, item: CutRow) -> str:
        return item.cut.reason[:1].upper() + item.cut.reason[1:]

    def height(self, width: int) -> int:
        return 1 if width >= WIDE else 2

    def head(self, width: int, ink: Palette) -> RowLine | None:
        if width < WIDE:
            return None
        return RowLine(width, "reason", ink.dim).add(" ").add("what was cut", ink.dim)

    def draw(self, item: CutRow, width: int, ink: Palette) -> list[RowLine]:
        back = item.index in self.contents.restored
        words = item.cut.text[:600]
        reason = f"{item.cut.reason}, back in the text" if back else item.cut.reason
        style = ink.accent if back else ink.dim
        if width >= WIDE:
            return [RowLine(width, reason, style).add(" ").add(words, ink.text)]
        return [RowLine(width).add(" ").add(words, ink.text), RowLine(width).add("   ").add(reason, style)]

    def summary(self) -> str:
        return f"{sum(len(p.cut.text) for p in self.items):,} characters" if self.items else ""
