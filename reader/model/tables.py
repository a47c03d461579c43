"""Which columns of a table hold numbers (aligned to the right) and which words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.model.article import Row, Table
from reader.model.span import Span

CELL_MARK = " | "
"""Stands between two cells of a row in the text."""

_NUMBER = (  # compiled when first needed
    r"[(<>~≈≤≥±]? ?[+\-−–]?(?:[A-Z]{1,3})?[$€£¥₹]? ?\d[\d.,:/’'\u00a0\u202f\u2009]*+"
    r"(?: ?(?:%|‰|°C?|[$€£¥₹]|[a-z]{1,8}\.?))?\)?"
)
_NOTHING = frozenset(("", "-", "–", "—", "−", "...", "…", "?", "n/a", "n.a.", "N/A", "NA", "*"))
_LONGEST = 24  # characters of a cell that holds a number


def is_number(words: str) -> bool:
    """Whether a cell is a number, perhaps with its unit: `4,200`, `-3.5 %`, `$84 million`."""
    return len(words) <= _LONGEST and re.fullmatch(_NUMBER, words) is not None


def numeric_columns(text: str, table: Table) -> tuple[bool, ...]:
    """For each column, whether all cells below the header are numbers or empty."""
    return _numeric(text, table.rows[table.header :])


def names_numbers(text: str, rows: Sequence[Row]) -> bool:
    """Whether the first row is a header: it has words where the others have numbers."""
    numeric = _numeric(text, rows[1:])
    cells = [cell.of(text) for cell in rows[0]]
    return any(numeric) and not any(is_number(cell) for cell in cells) and any(cells[1:])


def _numeric(text: str, rows: Sequence[Row]) -> tuple[bool, ...]:
    columns = len(rows[0]) if rows else 0
    some, all_of = [False] * columns, [True] * columns
    for row in rows:
        for column, cell in enumerate(row):
            if all_of[column] and (words := cell.of(text)) not in _NOTHING:
                some[column] = all_of[column] = is_number(words)
    return tuple(a and b for a, b in zip(some, all_of, strict=True))


def line_cells(text: str, start: int, end: int, mark: str) -> tuple[Row, ...]:
    """The cells of a table known only as text `[start, end)`: a line a row, cells separated by `mark`."""
    rows: list[Row] = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        cells = []
        while (at := text.find(mark, start, stop)) >= 0:
            cells.append(Span(start, at))
            start = at + len(mark)
        rows.append((*cells, Span(start, stop)))
        start = stop + 1
    return tuple(rows)
