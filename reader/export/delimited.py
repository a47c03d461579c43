"""Rows as comma- or tab-separated values, which a spreadsheet opens without acting on them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from reader.export.item import ExportItem
from reader.export.rows.found_item import FoundItem
from reader.export.rows.table import Cell, RowKind
from reader.frozen import frozen
from reader.text.sanitise import in_place

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet takes for a formula, wide forms too (OWASP, CSV injection)."""
_WHITE = ("\t", "\n")


@frozen
class Delimited:
    """A form of delimited text: RFC 4180 with its line ends and, so that Excel reads it as UTF-8, a byte
    order mark; or tab-separated values, in which a row is a line and tabs stand between cells alone."""

    separator: str
    line_end: str
    lead: str

    def header(self, kind: RowKind) -> str:
        """The line of column headings."""
        return self.lead + self.lines([[column.name for column in kind.all_columns]])

    def text(self, item: ExportItem, kind: RowKind) -> str:
        """The rows of one article, a line each; empty where it has none."""
        return self.lines(kind.rows(FoundItem(item)))

    def lines(self, rows: Iterable[Iterable[Cell]]) -> str:
        """Rows as lines, each with its line end."""
        out = StringIO(newline="")
        writer = csv.writer(out, delimiter=self.separator, lineterminator=self.line_end)
        writer.writerows([self._cell(value) for value in row] for row in rows)
        return out.getvalue()

    def _cell(self, value: Cell) -> Cell:
        if not isinstance(value, str):
            return value
        safe = harmless(value)
        return " ".join(safe.split()) if self.separator == "\t" else safe


COMMAS = Delimited(",", "\r\n", "\ufeff")
TABS = Delimited("\t", "\n", "")


def harmless(text: str) -> str:
    """A text that no terminal acts on, and no spreadsheet takes for a formula: an apostrophe stands before
    one that begins like a formula, as spreadsheets themselves write it."""
    safe = in_place(text)
    return f"'{safe}" if safe.startswith(_WHITE) or safe.lstrip().startswith(_FORMULA) else safe
