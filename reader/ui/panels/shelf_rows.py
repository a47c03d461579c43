"""The rows of the shelf: collections, tags, recent articles, and the places of a query in context."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.message import Message

from reader import wording
from reader.model.span import Span
from reader.render.palette import Palette
from reader.store.index.finding import FoundPlace
from reader.store.index.listing import ShelfListing
from reader.store.index.rows import CollectionRow, IndexedArticle, TagRow
from reader.text.sanitise import one_line
from reader.ui.panels.base import Order, Panel
from reader.ui.panels.columns import fitted
from reader.ui.panels.row_line import RowLine, fit

DAY = 12
"""Cells of the day and the gap behind it."""
OUTLET_FROM, SPEAKER_FROM, LENGTH_FROM, DAY_FROM = 90, 70, 44, 32
"""Cells of a row from which on publisher, speaker, length and day have columns of their own."""
WIDEST = 24
"""Cells of the column of a publisher or a speaker at most."""
BEFORE = 0.42
"""The share of the context that stands before what was found."""
ShelfRow = CollectionRow | TagRow | IndexedArticle | FoundPlace


class ShelfList(Panel[ShelfRow]):
    """One line for each: a collection or tag and its articles, an article and its day, a place in context."""

    name = "Shelf"
    thing = ("article", "articles")
    empty = "There is nothing on the shelf. newsreader add PATH... puts articles there."
    enters = "read it"
    orders = (Order("place", grouped=True),)
    needs_analysis = False

    class Chosen(Message):
        """The user wants this row: a collection or a tag is listed alone, an article is read."""

        def __init__(self, row: ShelfRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, listing: ShelfListing) -> None:
        self.listing = listing
        rows: Sequence[ShelfRow] = (*listing.collections, *listing.tags, *listing.articles, *listing.places)
        self.items = rows
        articles = [*listing.articles, *(place.article for place in listing.places)]
        self._outlet = fitted("", (one_line(one.outlet) for one in articles), WIDEST)
        self._speaker = fitted("", (one_line(one.speaker) for one in listing.places), WIDEST)

    def things(self) -> Sequence[ShelfRow]:
        return self.items

    def span(self, item: ShelfRow) -> Span | None:
        return None

    def words(self, item: ShelfRow) -> str:
        return name_of(item) if isinstance(item, CollectionRow | TagRow) else ""

    def group(self, item: ShelfRow) -> str:
        if isinstance(item, CollectionRow):
            return "Collections"
        if isinstance(item, TagRow):
            return "Tags"
        return "Articles, the newest first" if isinstance(item, IndexedArticle) else ""

    def enter(self, item: ShelfRow) -> Message:
        return self.Chosen(item)

    def draw(self, item: ShelfRow, width: int, ink: Palette) -> list[RowLine]:
        if isinstance(item, CollectionRow | TagRow):
            line = RowLine(width, wording.counted(item.articles, "article"), ink.dim)
            return [line.add(one_line(name_of(item)), ink.text)]
        if isinstance(item, FoundPlace):
            return [self._place(item, width, ink)]
        length = "gone" if item.gone else wording.counted(item.words, "word")
        shown = length if width >= LENGTH_FROM or item.gone else ""
        line = RowLine(width, shown, ink.warn if item.gone else ink.dim)
        self._begin(line, item, width, ink)
        return [line.add(one_line(item.title), ink.text)]

    def _begin(self, line: RowLine, article: IndexedArticle, width: int, ink: Palette) -> None:
        """Day and publisher, where there is room."""
        if width >= DAY_FROM:
            line.add(one_line(article.day) or "no date", ink.dim, DAY)
        if self._outlet and width >= OUTLET_FROM:
            line.add(one_line(article.outlet), ink.dim, self._outlet).add("  ")

    def _place(self, place: FoundPlace, width: int, ink: Palette) -> RowLine:
        line = RowLine(width, "gone" if place.article.gone else "", ink.warn)
        self._begin(line, place.article, width, ink)
        if self._speaker and width >= SPEAKER_FROM:
            line.add(one_line(place.speaker), ink.text, self._speaker).add("  ")
        side = round(line.room * BEFORE)
        left = one_line(place.left)
        if place.left[-1:].isspace():
            left += " "
        left = ending(left, side)
        line.add(" " * (side - cell_len(left)))
        line.add(left, ink.dim)
        line.add(fit(one_line(place.match), max(8, line.room - 4)), ink.this_hit)
        after = (" " if place.right[:1].isspace() else "") + one_line(place.right)
        return line.add(after, ink.text)


def name_of(row: CollectionRow | TagRow) -> str:
    """The name of a collection, or the word of a tag."""
    return row.name if isinstance(row, CollectionRow) else row.word


def ending(text: str, cells: int) -> str:
    """The end of a text that fits into so many cells, begun with a whole word where one begins early."""
    if cell_len(text) <= cells:
        return text
    while text and cell_len(text) > cells:
        text = text[max(1, (cell_len(text) - cells) // 2) :]
    word = text.find(" ")
    return text[word + 1 :] if 0 <= word < min(12, len(text) - 1) else text
