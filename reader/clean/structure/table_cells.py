"""Tells data tables from layout tables, and collects the cells of data tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.clean.ledger import Cells
from reader.model.article import Row
from reader.model.span import Span
from reader.model.tables import names_numbers

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: A table with more cells, or columns, is read line by line.
MAX_CELLS = 20_000
MAX_COLUMNS = 60

_MAX_CELL = 160  # characters of a cell, on average
_DIGITS = 5  # of a span that is believed
_NEAR = 3  # levels
_LAYOUT = frozenset(
    ("table", "article", "section", "form", "nav", "h1", "h2", "blockquote", "iframe", "figure")
)


def is_data_table(table: HtmlElement) -> bool:
    """Whether a table holds data: rows and columns of short cells, without layout elements inside."""
    if table.get("role") in ("presentation", "none"):
        return False
    rows = cells = characters = 0
    for element in table.iterdescendants():
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag in _LAYOUT:
            return False
        if tag == "tr":
            rows += 1
        elif tag in ("td", "th"):
            cells += 1
        characters += len(element.text or "") + len(element.tail or "")
        if cells > MAX_CELLS:
            return True
    return rows >= 2 and cells >= 2 * rows - 1 and cells >= 4 and characters <= _MAX_CELL * cells


def even_cells(rows: list[list[Span]], header: int, text: str, *, guess: bool = False) -> Cells | None:
    """The cells of `text`, with short rows padded by empty ones; None for what is not a table after all.

    Empty rows are dropped and cells stripped. With `guess` the first row is a header if it names a column
    of numbers.
    """
    columns = max((len(row) for row in rows), default=0)
    if columns < 2 or columns > MAX_COLUMNS or columns * len(rows) > MAX_CELLS:
        return None
    even: list[Row] = []
    named = 0
    for number, row in enumerate(rows):
        trimmed = [_trimmed(cell, text) for cell in row]
        if any(cell.start < cell.end for cell in trimmed):
            end = trimmed[-1].end
            even.append((*trimmed, *[Span(end, end)] * (columns - len(trimmed))))
            named += number < header
    if len(even) < 2:
        return None
    if guess and not named:
        named = int(names_numbers(text, even))
    return Cells(named if named < len(even) else 0, tuple(even))


def _trimmed(cell: Span, text: str) -> Span:
    start, end = (min(place, len(text)) for place in cell)
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


class TableCells:
    """Collects the cells of a table while its text grows; cells that span others leave empty ones."""

    def __init__(self) -> None:
        self._rows: list[list[Span]] = []
        self._heads: list[bool] = []
        self._below: dict[int, int] = {}  # column -> rows that a cell covers from here on
        self._start: int | None = None
        self._named = self._fresh = self._heads_known = self._bold = False
        self._count = 0

    def open_row(self, row: HtmlElement) -> None:
        """A `tr` begins."""
        parent = row.getparent()
        self._named = parent is not None and parent.tag == "thead"
        self._fresh = True
        self._rows.append([])
        self._heads.append(self._named)
        self._below = {column: rows - 1 for column, rows in self._below.items() if rows > 1}

    def open_cell(self, cell: HtmlElement, at: int) -> None:
        """A `td` or `th` begins at offset `at` of the text."""
        if not self._rows:
            self._rows.append([])
            self._heads.append(False)
        row = self._rows[-1]
        while self._below.get(len(row), 0) > 0 and len(row) < MAX_COLUMNS:
            row.append(Span(at, at))
        self._heads_known |= cell.tag == "th"
        if len(self._rows) == 1:
            self._bold = _is_bold(cell) and (self._bold or self._fresh)
        if not self._named:
            self._heads[-1] = cell.tag == "th" and (self._fresh or self._heads[-1])
        self._fresh = False
        self._start = at

    def is_within_cell(self, at: int) -> bool:
        """Whether the open cell has words before offset `at`."""
        return self._start is not None and at > self._start

    def close_cell(self, cell: HtmlElement, at: int) -> None:
        """The cell that was opened ends at offset `at`."""
        if self._start is None or self._count > MAX_CELLS:
            return
        row, start, self._start = self._rows[-1], self._start, None
        across, down = _spanned(cell, "colspan"), _spanned(cell, "rowspan")
        if down > 1:
            self._below |= dict.fromkeys(range(len(row), len(row) + across), down)
        row.append(Span(start, max(start, at)))
        row += [Span(at, at)] * (across - 1)
        self._count += across

    def take(self, text: str) -> Cells | None:
        """The cells of the table's `text`."""
        header = next((n for n, head in enumerate(self._heads) if not head), 0)
        header = header or int(self._bold and not self._heads_known)
        return even_cells(self._rows, header, text, guess=not self._heads_known)


def _is_bold(cell: HtmlElement) -> bool:
    """Whether all words of a cell are set in bold."""
    place = cell
    for _ in range(_NEAR):
        if (place.text or "").strip() or len(place) != 1 or (place[0].tail or "").strip():
            return False
        place = place[0]
        if place.tag in ("b", "strong"):
            return True
    return False


def _spanned(cell: HtmlElement, name: str) -> int:
    value = (cell.get(name) or "").strip()
    if not value.isascii() or not value.isdigit() or len(value) > _DIGITS:
        return 1
    return max(1, min(int(value), MAX_COLUMNS))
