"""The lines around the list: tabs above it; summary and key hints below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.render.palette import Palette
from reader.ui.keys.typed_key import typed_key
from reader.ui.panels.base import Panel
from reader.ui.panels.row_line import RowLine

GAP = 2
BETWEEN = 3
"""Cells between two tabs, and between two keys."""
Key = tuple[str, str]
"""A key and what it does: ("s", "sort")."""


class Tabs(Widget):
    """The names of the panels, the open one marked; a click opens another."""

    DEFAULT_CSS = "Tabs { height: 2; } Tabs.-close { height: 1; }"

    class Chosen(Message):
        """The user clicked the tab of this panel."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self._open = self._names[0]
        self._ink: Palette | None = None
        self._ground = Style()

    def paint_with(self, ink: Palette, ground: Style) -> None:
        """Draw in these styles from now on."""
        self._ink, self._ground = ink, ground
        self.refresh()

    def open(self, name: str) -> None:
        """Mark this tab."""
        self._open = name
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The tabs that fit, with a small arrow where there are more; then a blank line."""
        width = self.size.width
        if self._ink is None or y:
            return Strip.blank(width, self._ground)
        first, last = self._visible(width)
        line = RowLine(width, "▸" if last < len(self._names) else "", self._ink.dim)
        line.add("◂" if first else " ", self._ink.dim)
        for number, name in enumerate(self._names[first:last]):
            line.add(" " * GAP if number else "")
            here = name == self._open
            line.add(name, self._ink.accent + Style(bold=True, underline=True) if here else self._ink.dim)
        return line.strip(self._ground)

    def _visible(self, width: int) -> tuple[int, int]:
        """The visible slice of names, which includes the open one and starts as far left as possible."""
        sizes = [cell_len(name) + GAP for name in self._names]
        here = self._names.index(self._open)
        room = width - 4
        first = 0
        while first < here and sum(sizes[first : here + 1]) - GAP > room:
            first += 1
        last = here + 1
        while last < len(sizes) and sum(sizes[first : last + 1]) - GAP <= room:
            last += 1
        return first, last

    def on_click(self, event: events.Click) -> None:
        """Open the panel whose name was clicked, or the next hidden one by its arrow."""
        first, last = self._visible(self.size.width)
        x = 1
        for name in self._names[first:last]:
            if x <= event.x < x + cell_len(name) + GAP:
                self.post_message(self.Chosen(name))
                return
            x += cell_len(name) + GAP
        if event.x == 0 and first:
            self.post_message(self.Chosen(self._names[first - 1]))
        elif event.x >= x and last < len(self._names):
            self.post_message(self.Chosen(self._names[last]))


class ColumnHeads(Widget):
    """The heads of the columns above the rows of a table; no line where the list is none."""

    DEFAULT_CSS = "ColumnHeads { height: 0; } ColumnHeads.-table { height: 1; }"
    EDGES = 3
    """Cells beside a row: its mark, a gap and the scroll bar."""

    def __init__(self) -> None:
        super().__init__()
        self._panel: Panel[Any] | None = None
        self._ink: Palette | None = None
        self._ground = Style()

    def paint_with(self, ink: Palette, ground: Style) -> None:
        """Draw in these styles from now on."""
        self._ink, self._ground = ink, ground
        self.refresh()

    def show(self, panel: Panel[Any] | None, width: int) -> None:
        """The heads of this panel, on `width` cells in all."""
        self._panel = panel
        self.set_class(self._head(width) is not None, "-table")
        self.refresh()

    def _head(self, width: int) -> RowLine | None:
        if self._panel is None or self._ink is None:
            return None
        return self._panel.head(width - self.EDGES, self._ink)

    def render_line(self, y: int) -> Strip:
        """The heads, over the columns."""
        width = self.size.width
        head = self._head(width) or RowLine(width - self.EDGES)
        sides = RowLine(1).strip(self._ground)
        return Strip.join((sides, head.strip(self._ground), sides, sides))


class Title(Widget):
    """What a list is that has the screen to itself, and a blank line."""

    DEFAULT_CSS = "Title { height: 2; }"

    def __init__(self, words: str, ink: Palette) -> None:
        super().__init__()
        self._words, self._ink = words, ink

    def render_line(self, y: int) -> Strip:
        """The words, over the rows."""
        line = RowLine(self.size.width).add(" ").add("" if y else self._words, self._ink.heading)
        return line.strip(self._ink.page)


class Hints(Widget):
    """What is listed, in dim words, and the keys that make sense now."""

    DEFAULT_CSS = "Hints { height: 5; }"

    def __init__(self, edge: int = 1) -> None:
        """`edge` cells stay free at the left, as in the rows above."""
        super().__init__()
        self._edge = edge
        self._ink: Palette | None = None
        self._ground = Style()
        self._summary = ""
        self.offered: tuple[Key, ...] = ()

    def paint_with(self, ink: Palette, ground: Style) -> None:
        """Draw in these styles from now on."""
        self._ink, self._ground = ink, ground
        self.refresh()

    def say(self, summary: str, keys: Sequence[Key]) -> None:
        """Show these words and keys."""
        if (summary, tuple(keys)) != (self._summary, self.offered):
            self._summary, self.offered = summary, tuple(keys)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """A blank line, the summary, and lines of keys."""
        width = self.size.width
        if self._ink is None or not y:
            return Strip.blank(width, self._ground)
        line = RowLine(width).add(" " * self._edge)
        if y == 1:
            return line.add(self._shortest(width - 2), self._ink.dim).strip(self._ground)
        for number, (key, does) in enumerate(self._row(y)):
            line.add(" " * BETWEEN if number else "").add(key, self._ink.accent).add(
                f" {does}", self._ink.dim
            )
        return line.strip(self._ground)

    def on_click(self, event: events.Click) -> None:
        """A click on a key, or on what it does, presses it."""
        key = self.key_at(event.x, event.y)
        if key:
            self.app.post_message(typed_key(key))

    def key_at(self, x: int, y: int) -> str:
        """The key that a cell names; of two the second, where the cell is on what they do."""
        left = self._edge
        for keys, does in self._row(y):
            end = left + cell_len(keys) + 1 + cell_len(does)
            if left <= x < end:
                for key in keys.split():
                    left += cell_len(key) + 1
                    if x < left:
                        return key
                return keys.split()[-1]
            left = end + BETWEEN
        return ""

    def _row(self, y: int) -> list[Key]:
        """The keys on this line."""
        rows = self._rows(self.size.width - 2, max(1, self.size.height - 2))
        return rows[y - 2] if 0 <= y - 2 < len(rows) else []

    def _shortest(self, width: int) -> str:
        """The summary; where it is too long, without the total before its parts, which add up to it."""
        total, _, parts = self._summary.partition(" · ")
        return self._summary if cell_len(self._summary) <= width else parts or total

    def _rows(self, width: int, most: int) -> list[list[Key]]:
        """The keys in at most so many lines of `width` cells: the first ones, and always the last, which is
        the way out."""
        keys = list(self.offered)
        while len(rows := _lines_of(keys, width)) > most and len(keys) > 2:
            del keys[-2]
        return rows


def _lines_of(keys: Sequence[Key], width: int) -> list[list[Key]]:
    """The keys in lines of at most `width` cells."""
    rows: list[list[Key]] = [[]]
    used = 0
    for key, does in keys:
        size = cell_len(key) + 1 + cell_len(does)
        if used and used + BETWEEN + size > width:
            rows.append([])
            used = 0
        rows[-1].append((key, does))
        used += size + (BETWEEN if used else 0)
    return rows
