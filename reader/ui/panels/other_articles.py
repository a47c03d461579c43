"""The other articles that have a quote as rows: day, outlet, who says it there, the words."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from reader.corpus.elsewhere import OtherPlace
from reader.model.span import Span
from reader.render.palette import Palette
from reader.text.sanitise import one_line
from reader.ui.messages import PlaceChosen
from reader.ui.panels.base import Order, Panel
from reader.ui.panels.row_line import RowLine

DAY_FROM = 32
"""Cells of a row from which on the day is named."""
INDENT = 12
"""Cells before what stands behind the day."""


class OtherArticles(Panel[OtherPlace]):
    """Each on three lines: outlet and title; who says it, and how alike it is; the words. What is chosen is
    the number of the row, in place of a code point."""

    name = "Elsewhere"
    title = "Other articles with this quote"
    thing = ("other article", "other articles")
    empty = "No other article on the shelf has this quote."
    enters = "read it"
    orders = (Order("place"),)
    needs_analysis = False
    gap = 1

    def __init__(self, others: Sequence[OtherPlace]) -> None:
        self.items = tuple(others)

    def things(self) -> Sequence[OtherPlace]:
        return self.items

    def span(self, item: OtherPlace) -> Span | None:
        return None

    def words(self, item: OtherPlace) -> str:
        return f"{item.article.outlet} {item.article.title} {item.quote.name} {item.quote.words}"

    def enter(self, item: OtherPlace) -> Message:
        return PlaceChosen(self.items.index(item))

    def height(self, width: int) -> int:
        return 4

    def draw(self, item: OtherPlace, width: int, ink: Palette) -> list[RowLine]:
        article, quote = item.article, item.quote
        indent = INDENT if width >= DAY_FROM else 1
        title = RowLine(width, "gone" if article.gone else "", ink.warn)
        title.add((one_line(article.day) or "no date") if indent == INDENT else "", ink.dim, indent)
        title.add(" · ".join(filter(None, map(one_line, (article.outlet, article.title)))), ink.heading)
        who = RowLine(width, item.how, ink.dim).add("", width=indent)
        who.add(one_line(", ".join(filter(None, (quote.name, quote.role)))) or "nobody is named", ink.text)
        said = RowLine(width).add("", width=indent).add(one_line(quote.words), ink.dim)
        return [title, who, said]
