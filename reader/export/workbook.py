"""Rows as an Excel workbook: a sheet for each kind, with frozen heads, filters, widths and links.

A writer makes the rows of an article as a line of JSON, which processes can hand on; the binder writes them
row by row, so that a million rows need no more memory than one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from reader.errors import ExportError
from reader.export.item import ExportItem
from reader.export.rows.found_item import FoundItem
from reader.export.rows.table import ARTICLE, OFFSETS, PLACE, Cell, Column, Row, RowKind
from reader.text.sanitise import in_place

MAX_ROWS = 1_048_576
"""Rows of one sheet that Excel opens."""
IN_MEMORY = 2**25
"""Bytes of a workbook that are held in memory; a larger one lies in a temporary file meanwhile."""
MAX_CHARACTERS = 32_767  # of a cell, as Excel has it
MAX_LINES = 12  # of a row that are seen at once
LINE, SIZE = 13.5, 10
"""The height of a line and the size of letters, in points."""
MAX_LINK = 2_079  # characters, as Excel has it
MAX_LINKS = 65_000
"""Links of one sheet that Excel opens are 65,530; what is beyond this stays text."""


def rows_text(item: ExportItem, kinds: Iterable[RowKind]) -> str:
    """The rows of one article, by kind, as a line of JSON."""
    found = FoundItem(item)
    return json.dumps({kind.id: [*kind.rows(found)] for kind in kinds}, ensure_ascii=True) + "\n"


class WorkbookBinder:
    """Writes a workbook to `out`. Raises ExportError when it cannot be finished, OSError as `out` does."""

    def __init__(self, out: IO[bytes], kinds: Mapping[str, RowKind]) -> None:
        import xlsxwriter

        # inline strings: the table of shared ones would hold all words of a run in memory
        self._out = out
        # made apart: a zip file that cannot be written to says so once more when it is thrown away
        self._whole = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - `close` closes it
        self._book = xlsxwriter.Workbook(self._whole, {"constant_memory": True, "strings_to_numbers": False})
        self._book.use_zip64()
        self._sheets = {id: _Sheet(self._book, kind) for id, kind in kinds.items()}

    def add(self, text: str) -> None:
        """Add the rows that `rows_text` made of one article."""
        for id, rows in json.loads(text).items():
            for row in rows:
                self._sheets[id].add(row)

    def close(self) -> None:
        """Write the end of every sheet, and the file. Raises ExportError where that cannot be written."""
        from xlsxwriter.exceptions import FileCreateError, XlsxWriterException

        for sheet in self._sheets.values():
            sheet.close()
        try:
            self._book.close()
        except FileCreateError as e:  # holds what the operating system said
            raise next((one for one in e.args if isinstance(one, OSError)), e) from e
        except XlsxWriterException as e:
            raise ExportError(f"the workbook could not be written ({e})") from e
        with self._whole:
            self._whole.seek(0)
            copyfileobj(self._whole, self._out)


class _Sheet:
    """The rows of one kind: what was found, then which article it is in; as many sheets as they need."""

    def __init__(self, book: Any, kind: RowKind) -> None:
        self._book, self._kind = book, kind
        self._number = self._links = self._at = 0
        places = range(len(kind.all_columns))
        last = {column.name for column in (*ARTICLE, *OFFSETS)} if kind.columns[0] == PLACE[0] else set()
        self._order = sorted(places, key=lambda place: kind.all_columns[place].name in last)
        self._columns = [kind.all_columns[place] for place in self._order]
        plain = {"valign": "top", "font_size": SIZE}
        self._head = book.add_format(
            {"bold": True, "font_size": SIZE, "bg_color": "#E8ECEF", "bottom": 1, "bottom_color": "#8A949C"}
        )
        self._formats = [book.add_format({**plain, **_look(column)}) for column in self._columns]
        self._open()

    def add(self, row: Row) -> None:
        """Add a row, on a further sheet where this one is full."""
        if self._at == MAX_ROWS:
            self.close()
            self._open()
        self._sheet.set_row(self._at, LINE * min(MAX_LINES, self._lines(row)))
        for place, index in enumerate(self._order):
            self._cell(place, row[index])
        self._at += 1

    def close(self) -> None:
        """Filters over all rows that were added."""
        self._sheet.autofilter(0, 0, max(1, self._at - 1), len(self._order) - 1)

    def _lines(self, row: Row) -> int:
        """About how many lines the longest cell of a row needs; programs do not measure them on opening."""
        cells = ((column, row[index]) for column, index in zip(self._columns, self._order, strict=True))
        long = (
            sum(-(-max(1, len(line)) // column.width) for line in words.split("\n"))
            for column, words in cells
            if column.wrapped and isinstance(words, str)
        )
        return max(long, default=1)

    def _open(self) -> None:
        self._number += 1
        name = self._kind.id.capitalize()
        self._sheet = self._book.add_worksheet(name if self._number == 1 else f"{name} {self._number}")
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_landscape()
        self._sheet.repeat_rows(0)
        self._sheet.fit_to_pages(1, 0)
        for place, (column, look) in enumerate(zip(self._columns, self._formats, strict=True)):
            self._sheet.set_column(place, place, column.width, look)
        for place, column in enumerate(self._columns):
            self._sheet.write_string(0, place, column.name, self._head)
        self._at, self._links = 1, 0

    def _cell(self, place: int, value: Cell) -> None:
        look = self._formats[place]
        if value is None:
            return
        if not isinstance(value, str):
            self._sheet.write_number(self._at, place, value, look)
            return
        words = in_place(value)
        if len(words) > MAX_CHARACTERS:
            words = words[: MAX_CHARACTERS - 1] + "…"
        if self._columns[place].link and self._is_link(words):
            self._links += 1
            self._sheet.write_url(self._at, place, words, look)
        else:
            self._sheet.write_string(self._at, place, words, look)

    def _is_link(self, words: str) -> bool:
        return (
            words.startswith(("http://", "https://")) and len(words) <= MAX_LINK and self._links < MAX_LINKS
        )


def _look(column: Column) -> dict[str, Any]:
    """How the cells of a column look: words of the article are wrapped, shares are percentages."""
    if column.link:
        return {"font_color": "#0B5394", "underline": 1}
    if column.share:
        return {"num_format": "0%"}
    return {"text_wrap": True} if column.wrapped else {}
