"""Which rows of a panel are shown, in which order: filtered, sorted, grouped, and found by place."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import Any

from reader.frozen import frozen
from reader.ui.panels.base import Order, Panel


@frozen
class GroupHeading:
    """A line between rows: the name of a group and how many rows it has."""

    text: str
    count: int


class RowOrder:
    """The shown rows of one panel. Positions count shown rows and headings, from 0.

    Nothing here is done again for a key: a filter or another order makes the positions anew, in time
    proportional to the rows; the rest is a look-up.
    """

    def __init__(self, panel: Panel[Any], order: str | None = None, wanted: str = "") -> None:
        self.panel = panel
        self.order: Order = next((o for o in panel.orders if o.name == order), panel.orders[0])
        self.wanted = wanted
        self._sorted = self._in_order()
        self._anchors: tuple[list[int], list[int]] | None = None
        self.shown: list[int | GroupHeading] = []
        self.count = 0
        self._airy = False
        self._filter()

    def spaced(self, airy: bool, position: int | None) -> int | None:
        """Have a blank line before each group but the first, or none: rows of several lines leave room by
        themselves. Returns where the row of this position is then."""
        if airy == self._airy:
            return position
        row = None if position is None else self.row(position)
        self._airy = airy
        self._filter()
        return None if row is None else self.position(row)

    def filtered(self, wanted: str) -> None:
        """Show only rows that hold every word of `wanted`, whatever its case."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._filter()

    def renew(self, panel: Panel[Any]) -> None:
        """Show newer contents of the same panel with the same order and filter."""
        self.panel = panel
        self.__dict__.pop("_haystack", None)
        self._sorted = self._in_order()
        self._filter()

    def next_order(self) -> None:
        """Sort in the next way that the panel knows."""
        orders = self.panel.orders
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self._sorted = self._in_order()
        self._filter()

    def item(self, position: int) -> Any | None:
        """The thing at this position; None for a heading and beyond the ends."""
        number = self.row(position)
        return None if number is None else self.panel.items[number]

    def row(self, position: int) -> int | None:
        """The number of the row at this position, or None."""
        if not 0 <= position < len(self.shown):
            return None
        entry = self.shown[position]
        return entry if isinstance(entry, int) else None

    def position(self, row: int) -> int | None:
        """Where the row of this number is shown, or None."""
        return self._positions.get(row)

    def at(self, offset: int) -> int | None:
        """The position of the row whose place is the last at or before the code point `offset`."""
        if self._anchors is None:
            shown = [pair for pair in self.panel.anchors() if pair[1] in self._positions]
            self._anchors = ([start for start, _ in shown], [row for _, row in shown])
        starts, rows = self._anchors
        index = bisect_right(starts, offset) - 1
        return self._positions[rows[index]] if index >= 0 else None

    def step(self, position: int, by: int) -> int:
        """The position `by` rows further, headings not counted, and never past the ends."""
        here = min(max(position, 0), len(self.shown) - 1)
        direction = 1 if by > 0 else -1
        left, last = abs(by), position
        while left and 0 <= here + direction < len(self.shown):
            here += direction
            if self.row(here) is not None:
                last, left = here, left - 1
        return last

    @property
    def first(self) -> int:
        """The position of the first row (0 when there is none)."""
        return 1 if self.shown and self.row(0) is None else 0

    @cached_property
    def _haystack(self) -> list[str]:
        return [self.panel.words(item).casefold() for item in self.panel.items]

    def prepare(self) -> None:
        """Build the filter index before the first letter is typed."""
        _ = self._haystack

    def _in_order(self) -> list[int]:
        numbers = list(range(len(self.panel.items)))
        if self.order.name != "place" or self.order.grouped:
            items, name = self.panel.items, self.order.name
            numbers.sort(key=lambda number: self.panel.key(items[number], name))
        return numbers

    def _filter(self) -> None:
        needles = self.wanted.casefold().split()
        rows = self._sorted
        for needle in needles:
            haystack = self._haystack
            rows = [number for number in rows if needle in haystack[number]]
        self.count = len(rows)
        self.shown = self._grouped(rows) if self.order.grouped else list(rows)
        left_out = self.panel.left_out() if rows and not needles else ""
        if left_out:
            self.shown.append(GroupHeading(left_out, 0))
        self._positions = {entry: i for i, entry in enumerate(self.shown) if isinstance(entry, int)}
        self._anchors = None

    def _grouped(self, rows: list[int]) -> list[int | GroupHeading]:
        groups: list[tuple[str, list[int]]] = []
        for number in rows:
            name = self.panel.group(self.panel.items[number])
            if not groups or groups[-1][0] != name:
                groups.append((name, []))
            groups[-1][1].append(number)
        shown: list[int | GroupHeading] = []
        for name, numbers in groups:
            if name and shown and self._airy:
                shown.append(GroupHeading("", 0))
            if name:
                shown.append(GroupHeading(name, len(numbers)))
            shown += numbers
        return shown
