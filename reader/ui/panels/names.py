"""Everybody and everything that is named, by kind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from reader import wording
from reader.model.analysis import Entity, EntityKind
from reader.model.span import Span
from reader.render.palette import Palette
from reader.ui.citation import Passage
from reader.ui.panels.base import LitRow, Order, Panel
from reader.ui.panels.columns import fitted, rjust
from reader.ui.panels.row_line import RowLine

WIDE = 64
"""From this width in cells on the list is a table."""
RANK = {kind: rank for rank, kind in enumerate(EntityKind)}


class Names(Panel[Entity]):
    """Name, role and how often it is named, under a heading for each kind."""

    name = "Names"
    thing = ("name", "names")
    empty = "No names were found in this article."
    orders = (Order("kind", grouped=True), Order("count"), Order("place"), Order("name"))

    def things(self) -> Sequence[Entity]:
        named = [e for e in self.contents.analysis.entities if e.mentions]
        return sorted(named, key=lambda e: e.mentions[0].start)

    def span(self, item: Entity) -> Span:
        return item.mentions[0]

    def lit(self, item: Entity) -> LitRow:
        span = self.span(item)
        words = wording.one_line(f"{item.name}, {item.role}" if item.role else item.name)
        return LitRow(span, Passage("the name", words, "", self.contents.paragraphs.number(span.start)))

    def words(self, item: Entity) -> str:
        one, many = wording.ENTITY_KINDS[item.kind]
        return " ".join((item.name, item.role or "", *item.aliases, one, many))

    def key(self, item: Entity, order: str) -> object:
        count = -len(item.mentions)
        if order == "kind":
            return (RANK[item.kind], count, item.mentions[0].start)
        if order == "count":
            return (count, item.mentions[0].start)
        return item.name.casefold() if order == "name" else item.mentions[0].start

    def group(self, item: Entity) -> str:
        return wording.ENTITY_KINDS[item.kind][1]

    def anchors(self) -> list[tuple[int, int]]:
        return sorted((m.start, number) for number, e in enumerate(self.items) for m in e.mentions)

    def head(self, width: int, ink: Palette) -> RowLine | None:
        if width < WIDE:
            return None
        name, times = self._columns(width)
        line = RowLine(width).add(" ").add("name", ink.dim, name).add("  ")
        return line.add(rjust("times", times), ink.dim).add("  ").add("role", ink.dim)

    def _columns(self, width: int) -> tuple[int, int]:
        """Cells of the name and of how often it stands in the text."""
        return min(self._widest, width // 2), len("times")

    @cached_property
    def _widest(self) -> int:
        return fitted("name", (entity.name for entity in self.items), 60)

    def draw(self, item: Entity, width: int, ink: Palette) -> list[RowLine]:
        if width >= WIDE:
            name, times = self._columns(width)
            line = RowLine(width).add(" ").add(item.name, ink.text, name).add("  ")
            line.add(rjust(str(len(item.mentions)), times), ink.dim).add("  ")
            return [line.add(wording.role(item.role), ink.dim)]
        line = RowLine(width, str(len(item.mentions)), ink.dim).add(" ").add(item.name, ink.text)
        if item.role and line.room > 6:
            line.add("  ").add(wording.role(item.role), ink.dim)
        return [line]
