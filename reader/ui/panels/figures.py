"""The ledger of figures: how many, of what, who says so, and what another paragraph says instead."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from rich.cells import cell_len
from rich.style import Style

from reader import wording
from reader.frozen import frozen
from reader.model.analysis import Figure
from reader.model.article import Image
from reader.model.span import Span
from reader.render import pictures
from reader.render.palette import Palette
from reader.ui.citation import Passage
from reader.ui.panels.base import Contents, LitRow, Order, Panel
from reader.ui.panels.columns import LOOKED_AT, fitted, rjust
from reader.ui.panels.row_line import RowLine, fit

WIDE = 64
BOLD = Style(bold=True)
ROOMY = 100
"""Cells of a row from which on the values have a quarter of it, and a fifth in less."""


@frozen
class FigureRow:
    """A line of the ledger: a figure with its index, or an image."""

    index: int
    figure: Figure | None = None
    image: Image | None = None


class Figures(Panel[FigureRow]):
    """Value, what, who says so, paragraph, words in the text and conflicts; then the pictures."""

    name = "Figures"
    thing = ("figure", "figures")
    empty = "No figures in this article."
    orders = (Order("place", grouped=True), Order("value", grouped=True), Order("speaker", grouped=True))

    def __init__(self, contents: Contents) -> None:
        super().__init__(contents)
        self._conflicts: dict[int, list[int]] = {}
        for conflict in contents.analysis.conflicts:
            for index in conflict.figures:
                others = [i for i in conflict.figures if i != index]
                self._conflicts.setdefault(index, []).extend(others)

    def things(self) -> Sequence[FigureRow]:
        figures = [FigureRow(i, figure=figure) for i, figure in enumerate(self.contents.analysis.figures)]
        return (
            *figures,
            *(FigureRow(i, image=image) for i, image in enumerate(self.contents.article.images)),
        )

    def span(self, item: FigureRow) -> Span:
        if item.figure:
            return Span(item.figure.start, item.figure.end)
        article, block = self.contents.article, item.image.block if item.image else None
        if block is None or block >= len(article.blocks):  # it stands at the end
            return Span(len(article.text), len(article.text))
        return Span(article.blocks[block].start, article.blocks[block].end)

    def picture(self, item: FigureRow) -> int | None:
        return item.index if item.image else None

    def lit(self, item: FigureRow) -> LitRow:
        if item.image is None:
            return LitRow(self.span(item), speaker=item.figure.speaker if item.figure else None)
        number = self.contents.paragraphs.number_of_image(item.image)
        words = pictures.all_words(item.image)
        return LitRow(self.span(item), Passage("the picture’s words", words, "", number), picture=item.index)

    def words(self, item: FigureRow) -> str:
        if item.figure:
            f = item.figure
            parts = (f.qualifier, f.text, wording.value(f), f.of, self._who(f), f.kind.value)
            return " ".join(
                (*(part for part in parts if part), "conflict" if item.index in self._conflicts else "")
            )
        image = item.image
        return f"{image.caption} {image.alt} {image.credit} picture" if image else ""

    def key(self, item: FigureRow, order: str) -> Any:
        f = item.figure
        if f is None:
            return (1, 0, item.index)
        if order == "value":
            size = f.value[1] if isinstance(f.value, tuple) else f.value
            return (0, f.kind.value, -size)
        if order == "speaker":
            return (0, self._who(f).casefold(), f.start)
        return (0, "", f.start)

    def group(self, item: FigureRow) -> str:
        return "" if item.figure else "Pictures"

    def anchors(self) -> list[tuple[int, int]]:
        return [(item.figure.start, number) for number, item in enumerate(self.items) if item.figure]

    def height(self, width: int) -> int:
        return 1 if width >= WIDE else 2

    def head(self, width: int, ink: Palette) -> RowLine | None:
        if width < WIDE:
            return None
        value, what, who, place, differs, words = self._columns(width)
        line = RowLine(width).add(rjust("value", value), ink.dim).add("  ").add("what", ink.dim, what)
        line.add("  ").add("who says so", ink.dim, who).add("  ").add(rjust("¶", place), ink.dim)
        line.add("  ").add("in the text", ink.dim, words)
        return line.add("  ").add("but", ink.dim, differs) if differs else line

    def draw(self, item: FigureRow, width: int, ink: Palette) -> list[RowLine]:
        if item.image:
            return self._picture(item.image, width, ink)
        f = item.figure
        if f is None:
            return []
        who, conflict = self._who(f), self._conflict(item.index)
        place = self.contents.paragraph(f.start)
        if width < WIDE:
            first = RowLine(width, place, ink.dim).add(" ").add(wording.value(f), ink.text + BOLD)
            first.add(f"  {wording.one_line(f.of or '')}", ink.text)
            second = RowLine(width, conflict, ink.warn).add("   ").add(who, ink.dim)
            return [first, second]
        value, what, whose, number, differs, words = self._columns(width)
        shown = fit(wording.value(f), value)
        line = RowLine(width).add(rjust("", value - cell_len(shown))).add(shown, ink.text + BOLD).add("  ")
        if cell_len(who) > whose:
            who = who.removesuffix(wording.REPORTED)
        line.add(wording.one_line(f.of or ""), ink.text, what).add("  ").add(who, ink.dim, whose).add("  ")
        line.add(rjust(self.contents.paragraph_number(f.start), number), ink.dim).add("  ")
        if not conflict:  # the words may have the room of what differs
            return [line.add(self._in_text(f), ink.text)]
        return [line.add(self._in_text(f), ink.text, words).add("  ").add(conflict, ink.warn, differs)]

    def _who(self, figure: Figure) -> str:
        return self.contents.figure_sources.of(figure)

    def _in_text(self, figure: Figure) -> str:
        said, words = figure.qualifier or "", self.contents.words(figure.start, figure.end)
        inside = said.casefold() in words.casefold()  # 'tens of' stands in 'tens of thousands'
        return wording.one_line(words if inside else f"{said} {words}")

    def _columns(self, width: int) -> tuple[int, int, int, int, int, int]:
        """The widths of the columns value, what, who says so, paragraph, what another paragraph says, and
        the words, which take the rest."""
        value, what, who, names, differs, words = self._measured
        number, differs = self.contents.place_cells, min(differs, width // 5)
        value = min(value, width // (4 if width >= ROOMY else 5))
        rest = width - value - number - differs - 8 - 2 * bool(differs)
        room = rest - min(words, rest // 3)
        most = max(room // 2, room - what)
        who = who if who <= most else min(names, most)
        what = min(what, room - who)
        return value, what, who, number, differs, max(0, rest - what - who)

    @cached_property
    def _measured(self) -> tuple[int, int, int, int, int, int]:
        figures = self.contents.analysis.figures
        who = [self._who(f) for f in figures[:LOOKED_AT]]
        conflicts = [self._conflict(i) for i in sorted(self._conflicts)]
        return (
            fitted("value", map(wording.value, figures), 26),
            fitted("what", (wording.one_line(f.of or "") for f in figures), 44),
            fitted("who says so", who, 40),
            fitted("who says so", (one.removesuffix(wording.REPORTED) for one in who), 40),
            fitted("but", conflicts, 40) if conflicts else 0,
            fitted("in the text", map(self._in_text, figures), 60),
        )

    def _conflict(self, index: int) -> str:
        others = self._conflicts.get(index)
        if not others:
            return ""
        other = self.contents.analysis.figures[others[0]]
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        return f"! {wording.value(other)} in {self.contents.paragraph(other.start) or 'the text'}{more}"

    def _picture(self, image: Image, width: int, ink: Palette) -> list[RowLine]:
        caption = image.caption or image.alt or "a picture without a caption"
        credit = image.credit or "no credit"
        number = self.contents.paragraphs.number_of_image(image)
        place = f"¶ {number}" if number else ""
        if width >= WIDE:
            line = RowLine(width, place, ink.dim).add(" ")
            return [line.add(caption, ink.text, max(20, line.room - 32)).add("  ").add(credit, ink.dim)]
        return [
            RowLine(width, place, ink.dim).add(" ").add(caption, ink.text),
            RowLine(width).add("   ").add(credit, ink.dim),
        ]

    def summary(self) -> str:
        images = len(self.contents.article.images)
        return wording.counted(images, "picture") if images else ""

    def total(self) -> int:
        return len(self.contents.analysis.figures)
