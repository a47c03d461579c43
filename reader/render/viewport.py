"""Which part of the column is visible. Pure: rows count from the top of the column, the empty ones above it
included."""

from __future__ import annotations

from reader.model.span import Span
from reader.render import gutter
from reader.render.layout import Layout

ABOVE, BELOW = 1, 3
"""Empty rows over the first line and under the last one."""
MARGIN = 3
"""Lines kept visible above and below the cursor."""
REASON_ROOM = 22
"""Cells kept free at the right of the column for the reasons of cuts, where the screen has them."""
LEAST_COLUMN = 16
"""Cells of the text column at least, where the view has them beside the gutter."""
FIRST = 400
"""The first pieces, which are laid out for the first paint: more than any screen shows."""


def column_width(wanted: int, room: int) -> int:
    """The cells of the text column in a view of `room` cells, when `wanted` are asked for."""
    least = max(1, min(LEAST_COLUMN, room - gutter.WIDTH))
    return max(least, min(wanted, room - gutter.WIDTH - 2))


def column_left(view: int, column: int, *, cuts: bool) -> int:
    """Cells between the left edge of a view of `view` cells and the gutter of a text of `column` cells. With
    `cuts` the reasons beside it have their room, where there is any."""
    spare = view - column - gutter.WIDTH
    centred = (spare - 1) // 2
    return max(0, min(centred, spare - REASON_ROOM) if cuts and spare >= REASON_ROOM else centred)


def scrolled_to(row: int, top: int, height: int) -> int:
    """The first of `height` visible rows, when `row` has to be visible and `top` was the first one.

    A visible row stays where it is; one far away comes to the upper third. Not clamped to the ends.
    """
    margin = min(MARGIN, max(0, (height - 1) // 2))
    if row < top - height // 2 or row >= top + height + height // 2:
        return row - height // 3
    if row < top + margin:
        return row - margin
    if row >= top + height - margin:
        return row - height + margin + 1
    return top


def clamped_top(top: int, lines: int, height: int) -> int:
    """`top`, but not beyond the ends of a column of `lines` lines."""
    return max(0, min(top, lines + ABOVE + BELOW - height))


def in_sight(layout: Layout, top: int, height: int) -> Span:
    """The code points on `height` rows from the row `top` on."""
    if not layout.height:
        return Span(0, 0)
    first = max(0, min(top - ABOVE, layout.height - 1))
    last = max(0, min(first + height - 1, layout.height - 1))
    end = layout.offset_of(last) + 1
    whole = last == layout.height - 1 and layout.pieces
    return Span(layout.offset_of(first), max(end, layout.pieces[-1].end) if whole else end)
