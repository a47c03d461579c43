"""The shape of the article: its headings, or first words where it has none."""

from __future__ import annotations

from collections.abc import Sequence

from reader import wording
from reader.model.article import Block, BlockKind
from reader.model.paragraphs import is_counted
from reader.model.span import Span
from reader.render.palette import Palette
from reader.ui.citation import Passage
from reader.ui.panels.base import Contents, LitRow, Panel
from reader.ui.panels.row_line import RowLine

ENTRIES = 40
"""About how many paragraphs stand in the outline of an article without headings."""


class Outline(Panel[Block]):
    """Headings, indented by level; else the first words of every paragraph, or of every n-th."""

    name = "Outline"
    thing = ("entry", "entries")
    empty = "No text in this article."
    needs_analysis = False

    def __init__(self, contents: Contents) -> None:
        super().__init__(contents)
        self._top = min((block.level for block in self.items), default=1)

    def things(self) -> Sequence[Block]:
        headings = tuple(b for b in self.contents.article.blocks if b.kind is BlockKind.HEADING)
        if headings:
            return headings
        paragraphs = [b for b in self.contents.article.blocks if is_counted(b)]
        return paragraphs[:: max(1, -(-len(paragraphs) // ENTRIES))]

    def span(self, item: Block) -> Span:
        return Span(item.start, item.end)

    def lit(self, item: Block) -> LitRow:
        words = self.contents.article.text[item.start : item.end]
        what = "the heading" if item.kind is BlockKind.HEADING else "the paragraph"
        number = self.contents.paragraphs.number(item.start)
        return LitRow(self.span(item), Passage(what, wording.one_line(words), "", number))

    def words(self, item: Block) -> str:
        return self.contents.words(item.start, item.end, 200)

    def draw(self, item: Block, width: int, ink: Palette) -> list[RowLine]:
        heading = item.kind is BlockKind.HEADING
        line = RowLine(width, self.contents.paragraph(item.start), ink.dim)
        line.add(" " + "  " * min(4, max(0, item.level - self._top)) if heading else " ")
        return [line.add(self.words(item), ink.heading if heading else ink.text)]
