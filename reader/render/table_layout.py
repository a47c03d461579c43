"""Lays out a table: its cells side by side, or one below the other where the column is narrow.

Pure. A table is wrapped at once, in time linear in its text.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len

from reader.frozen import frozen
from reader.model.article import Table
from reader.model.span import Span
from reader.model.tables import numeric_columns
from reader.render.line_part import LinePart, Tone
from reader.render.wrap import wrapped

BETWEEN = 2
"""Cells between two columns."""
LEAST = 7
"""Columns of words are not narrower than this; a table that has less room is laid out row by row."""
EASY = 20
"""With this much room for each column of words, the names of number columns are not wrapped."""
LABEL = 24
"""Cells that the names of columns take at most where a table is laid out row by row."""

_NAME = 12  # words of a column's name that are looked at


@frozen
class TableLayout:
    """A table on a column. `lines` are the parts of each line, from left to right; an empty one is a gap,
    and the line `rule` (-1: none) is drawn below the names of the columns, `width` cells wide.

    `rows` are the rows that are shown, `first` the number of the first line of each.
    """

    lines: Sequence[tuple[LinePart, ...]]
    rows: Sequence[Span]
    first: array[int]
    rule: int
    width: int

    def row_of(self, line: int) -> Span:
        """The stretch of the text that holds the row of a line."""
        return self.rows[max(0, bisect_right(self.first, line) - 1)]

    def line_of(self, offset: int) -> int:
        """The line on which the code point `offset` stands."""
        row = max(0, bisect_right(self.rows, offset, key=_start) - 1)
        last = self.first[row + 1] if row + 1 < len(self.first) else len(self.lines)
        here = range(self.first[row], last)
        holds = (n for n in here if any(part.start <= offset < part.end for part in self.lines[n]))
        return next(holds, self.first[row])


def lay_out_table(text: str, table: Table, width: int) -> TableLayout:
    """The table on `width` cells."""
    numeric = numeric_columns(text, table)
    widths = _widths(text, table, numeric, width)
    return _records(text, table, width) if widths is None else _side_by_side(text, table, widths, numeric)


def _widths(text: str, table: Table, numeric: Sequence[bool], width: int) -> list[int] | None:
    """The width of each column: its natural one, or less for wide columns of words; None without enough room.

    Numbers are never broken; the names of their columns are where words would have little room.
    """
    room = width - BETWEEN * (len(numeric) - 1)
    columns = [[cell.of(text) for cell in column] for column in zip(*table.rows, strict=True)]
    naturals = [max(map(cell_len, column)) for column in columns]
    if sum(naturals) <= room:
        return naturals
    return _shared(naturals, numeric, room, EASY) or _shared(
        [
            _least(column, table.header) if number else natural
            for column, number, natural in zip(columns, numeric, naturals, strict=True)
        ],
        numeric,
        room,
        LEAST,
    )


def _least(column: Sequence[str], header: int) -> int:
    """The width of a column of numbers whose name stands on two lines."""
    names = [name.split(None, _NAME)[:_NAME] for name in column[:header]]
    halves = (
        min(max(cell_len(" ".join(name[:at])), cell_len(" ".join(name[at:]))) for at in range(len(name)))
        for name in names
        if name
    )
    return max(0, *halves, *map(cell_len, column[header:]))


def _shared(naturals: Sequence[int], numeric: Sequence[bool], room: int, least: int) -> list[int] | None:
    """What the columns of words get of the room that those of numbers leave, if it is at least `least`."""
    if sum(_capped(naturals, numeric, least)) > room:
        return None
    low, high = least, max(least, *naturals)  # the greatest width at which all columns fit
    while low < high:
        middle = (low + high + 1) // 2
        if sum(_capped(naturals, numeric, middle)) <= room:
            low = middle
        else:
            high = middle - 1
    widths = _capped(naturals, numeric, low)
    spare = room - sum(widths)
    for column, natural in enumerate(naturals):
        if spare and widths[column] < natural:
            widths[column] += 1
            spare -= 1
    return widths


def _capped(naturals: Sequence[int], numeric: Sequence[bool], most: int) -> list[int]:
    return [n if number else min(n, most) for n, number in zip(naturals, numeric, strict=True)]


class _Builder:
    def __init__(self) -> None:
        self.lines: list[tuple[LinePart, ...]] = []
        self.rows: list[Span] = []
        self.first = array("L")

    def open_row(self, row: Sequence[Span]) -> None:
        self.rows.append(Span(row[0].start, max(row[0].start + 1, row[-1].end)))
        self.first.append(len(self.lines))

    def grid(self, rule: int, width: int) -> TableLayout:
        return TableLayout(self.lines, self.rows, self.first, rule, width)


def _side_by_side(text: str, table: Table, widths: Sequence[int], numeric: Sequence[bool]) -> TableLayout:
    lefts = [sum(widths[:n]) + BETWEEN * n for n in range(len(widths))]
    built, rule = _Builder(), -1
    rows: list[list[list[Span]]] = [
        [wrapped(text, *cell, width) for cell, width in zip(row, widths, strict=True)] for row in table.rows
    ]
    airy = any(len(cell) > 1 for row in rows[table.header :] for cell in row)
    for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        if number and number == table.header:
            rule = len(built.lines)
            built.lines.append(())
        elif airy and number > table.header:
            built.lines.append(())
        built.open_row(row)
        tone = Tone.HEAD if number < table.header else Tone.PLAIN
        if tone is Tone.HEAD:  # names of columns stand on one line at their foot
            deepest = max(map(len, cells))
            cells = [[Span(0, 0)] * (deepest - len(cell)) + cell for cell in cells]
        for pieces in zip_longest(*cells):
            line = []
            for column, piece in enumerate(pieces):
                if piece is not None and piece.start < piece.end:
                    spare = widths[column] - cell_len(text[piece.start : piece.end])
                    at = lefts[column] + (max(0, spare) if numeric[column] else 0)
                    line.append(LinePart(piece.start, piece.end, at, tone))
            built.lines.append(tuple(line))
    return built.grid(rule, lefts[-1] + widths[-1])


def _records(text: str, table: Table, width: int) -> TableLayout:
    """Row after row, each cell on a line of its own behind the name of its column."""
    names = table.rows[table.header - 1] if table.header else ()
    widest = max((cell_len(name.of(text)) for name in names), default=0)
    label = min(widest, LABEL, width * 2 // 5) if names else 0
    left = label + BETWEEN if label else 0
    built = _Builder()
    for row in table.rows[table.header :]:
        if built.lines:
            built.lines.append(())
        built.open_row(row)
        for column, cell in enumerate(row):
            if cell.start == cell.end:
                continue
            name = wrapped(text, *names[column], label) if label else []
            value = wrapped(text, *cell, max(1, width - left))
            for label_line, value_line in zip_longest(name, value):
                parts = ((label_line, 0, Tone.LABEL), (value_line, left, Tone.PLAIN))
                built.lines.append(
                    tuple(
                        LinePart(s.start, s.end, at, tone) for s, at, tone in parts if s and s.start < s.end
                    )
                )
    return built.grid(-1, width)


def _start(row: Span) -> int:
    return row.start
