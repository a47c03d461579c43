"""A kind of row: its columns, and how the rows are made. Every kind says where its words stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader.export.rows.found_item import FoundItem
from reader.frozen import frozen

Cell = str | int | float | None
"""A number stays a number; None is an empty cell."""
Row = tuple[Cell, ...]


@frozen
class Column:
    """A column by its heading; `width` in characters, for formats that have widths. `link`: its cells are
    addresses of pages; `share`: parts of one; `wrapped`: sentences, which may need several lines."""

    name: str
    width: int = 12
    link: bool = False
    share: bool = False
    wrapped: bool = False


@frozen
class RowKind:
    """A kind of row. `id` is its name on the command line, `label` what a row is, in a sentence; `found`
    makes the cells of its own columns, `columns`, which stand behind those that say which article it is.
    `analysed` says whether it has no rows without an analysis, `compares` whether they tell of two
    versions."""

    id: str
    label: str
    columns: tuple[Column, ...]
    found: Callable[[FoundItem], Iterator[Row]]
    analysed: bool = True
    compares: bool = False

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """Those of the article, and its own."""
        return (*ARTICLE, *self.columns)

    def rows(self, item: FoundItem) -> Iterator[Row]:
        """The rows of one article, in the order in which their words stand in it."""
        article = item.article
        part = article.source.part
        which = (None, None) if part is None else (part.number, part.id or None)
        lead = (item.name, *which, article.title, article.url, article.publisher, article.published)
        return ((*lead, *row) for row in self.found(item))


ARTICLE = (
    Column("file", 16),
    Column("part", 5),
    Column("id", 14),
    Column("title", 28),
    Column("url", 22, link=True),
    Column("publisher", 16),
    Column("published", 11),
)
PLACE = (Column("paragraph", 9), Column("start", 7), Column("end", 7), Column("text", 24, wrapped=True))
"""Where the words stand, as the reader numbers paragraphs and in code points; and the words themselves."""
NOTED = (Column("check", 9), Column("note", 28, wrapped=True), Column("corrected", 11))
"""What a person found out about the words, wrote about them, and mended."""
OFFSETS = PLACE[1:3]
SENTENCE = (*PLACE[:3], Column("text", 60, wrapped=True))
"""The same for words that are sentences."""
SURE = Column("confidence", 11, share=True)
SOURCE = (Column("speaker", 20, wrapped=True), Column("role", 24, wrapped=True))
