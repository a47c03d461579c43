"""Help: every command that is available now, by group, with incremental search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import Input

from reader.render.palette import Palette
from reader.ui.keys.key_table import written
from reader.ui.keys.live_commands import LiveCommand
from reader.ui.keys.rebinding import NO_KEYS, key_of, offered_keys, rebind
from reader.ui.overlays.overlay import OverlayScreen
from reader.ui.panels.filter_line import FilterLine
from reader.ui.panels.row_line import RowLine, wrapped
from reader.ui.panels.strips import Hints
from reader.ui.widgets.scrolled_lines import ScrolledLines

KEYS, FEW_KEYS = 18, 12
"""Cells of the keys, and in a narrow column."""
NARROW = 60
"""Cells of a column below which it is narrow."""
COLUMN = 52  # cells
Row = tuple[str, str]
GAP = 4  # cells between columns


class HelpScreen(OverlayScreen[None]):
    """The commands of the screen below: keys scroll as in the text, `/` searches, Esc closes."""

    DEFAULT_CSS = """
    HelpScreen { background: $background; padding: 1 2 0 2; }
    HelpScreen > FilterLine { margin-bottom: 1; }
    HelpScreen > Hints { height: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Search the commands", id="help.filter", show=False),
        Binding("escape,q,question_mark", "dismiss(None)", "Close the help", id="help.close", show=False),
    ]
    AUTO_FOCUS = "ScrolledLines"

    def __init__(
        self, entries: Sequence[LiveCommand], palette: Palette, own: Mapping[str, str] = NO_KEYS
    ) -> None:
        """`own` are the user's keys, by id."""
        super().__init__()
        self._entries, self._ink, self._own = tuple(entries), palette, own
        self._wanted = ""

    def compose(self) -> ComposeResult:
        """A line to type in, and the commands."""
        line, sheet = FilterLine("a word of what you want to do"), ScrolledLines()
        rebind((line,), self._own)
        rebind((self, sheet), self._own)
        yield line
        yield sheet
        yield Hints(edge=0)

    def on_mount(self) -> None:
        """Say which keys work here."""
        self.query_one(Hints).paint_with(self._ink, self._ink.page)
        self._say("")

    def _say(self, message: str) -> None:
        nodes = (self.query_one(ScrolledLines), self)
        offered = {"help.filter": "search", "help.leaf.down": "next page", "help.close": "close"}
        self.query_one(Hints).say(message, offered_keys(nodes, offered))

    def on_key(self, event: events.Key) -> None:
        """A key without a meaning here says so."""
        chain = [bindings.key_to_bindings for _, bindings in self._modal_binding_chain]
        unknown = isinstance(self.focused, ScrolledLines) and not any(event.key in keys for keys in chain)
        pressed = event.character or "" if event.is_printable else written(event.key)
        key = key_of((self,), "help.filter")
        self._say(f"{pressed} does nothing here; {key} searches the commands." if unknown else "")

    def on_resize(self) -> None:
        """Lay the columns out again."""
        self.call_after_refresh(self._lay)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as it is typed."""
        event.stop()
        self._wanted = event.value
        self._lay()
        self.query_one(ScrolledLines).scroll_to(y=0, animate=False, immediate=True)

    def on_filter_line_step(self, event: FilterLine.Step) -> None:
        """The arrows scroll, and so do the keys that turn pages."""
        sheet = self.query_one(ScrolledLines)
        (sheet.action_leaf if event.screens else sheet.action_move)(event.by)

    def action_filter(self) -> None:
        """Begin to search."""
        line = self.query_one(FilterLine)
        line.value, line.display = "", True
        line.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: keys scroll what was found."""
        event.stop()
        self.query_one(ScrolledLines).focus()

    def on_filter_line_cleared(self) -> None:
        """Esc: all commands again."""
        line = self.query_one(FilterLine)
        line.value, line.display = "", False
        self.query_one(ScrolledLines).focus()

    def _lay(self) -> None:
        sheet = self.query_one(ScrolledLines)
        width = sheet.size.width - 1  # the scroll bar, whether it is there or not
        sheet.lay(self.strips(width), self._ink.page)

    def strips(self, width: int) -> list[Strip]:
        """The commands that match, in as many columns as there is room for."""
        columns = max(1, min(3, (width + GAP) // (COLUMN + GAP)))
        room = (width - GAP * (columns - 1)) // columns
        groups = self._groups()
        most = KEYS if room >= NARROW else FEW_KEYS
        shown = (cell_len(fitting_keys(keys, most)) for _, found in groups for keys, _ in found)
        cells = max(shown, default=0)
        blocks = [self._block(name, found, room, min(most, cells)) for name, found in groups]
        if not blocks:
            return [
                RowLine(width)
                .add(f"No command has “{self._wanted}” in its name.", self._ink.dim)
                .strip(self._ink.page)
            ]
        stacks: list[list[Strip]] = [[]]
        share = -(-sum(map(len, blocks)) // columns)
        for block in blocks:
            if len(stacks) < columns and stacks[-1] and len(stacks[-1]) + len(block) / 2 > share:
                stacks.append([])
            stacks[-1] += block
        gap, blank = RowLine(GAP).strip(self._ink.page), RowLine(room).strip(self._ink.page)
        rows = []
        for y in range(max(map(len, stacks))):
            parts = [part for stack in stacks for part in (stack[y] if y < len(stack) else blank, gap)]
            rows.append(Strip.join(parts[:-1]))
        return rows

    def _groups(self) -> list[tuple[str, list[Row]]]:
        needles = self._wanted.casefold().split()
        groups: dict[str, list[LiveCommand]] = {}
        for entry in self._entries:
            text = f"{entry.says} {entry.group} {entry.shown} {entry.id}".casefold()
            if all(needle in text for needle in needles):
                groups.setdefault(entry.group, []).append(entry)
        return [(name, identified(found) if needles else paired(found)) for name, found in groups.items()]

    def _block(self, name: str, found: Sequence[Row], width: int, room: int) -> list[Strip]:
        """The commands of a group under its name, on lines of `width` cells, `room` of them for the keys."""
        lines = [RowLine(width).add(name, self._ink.heading)]
        if width < KEYS * 2:  # no room for two columns
            for keys, what in found:
                lines.append(RowLine(width).add(fitting_keys(keys), self._ink.accent))
                lines += [RowLine(width).add("  ").add(part) for part in wrapped(what, max(1, width - 2))]
            found = ()
        for keys, what in found:
            says = wrapped(what, width - room - 2)
            first = RowLine(width).add(fitting_keys(keys, room), self._ink.accent, room)
            lines.append(first.add("  ").add(says[0]))
            lines += [RowLine(width).add("", width=room + 2).add(more) for more in says[1:]]
        return [line.strip(self._ink.page) for line in (*lines, RowLine(width))]


def fitting_keys(keys: str, room: int = KEYS) -> str:
    """As many of a command's keys as fit, none of them truncated."""
    while cell_len(keys) > room and " " in keys:
        keys = keys.rpartition(" ")[0].rstrip(" ·")
    return keys


def identified(found: Sequence[LiveCommand]) -> list[Row]:
    """Keys and words of the commands, each with the id by which the config file binds it."""
    return [(entry.shown, f"{entry.says} · {entry.id}") for entry in found]


def paired(found: Sequence[LiveCommand]) -> list[Row]:
    """Keys and words of the commands, with `Next x` and `Previous x` in one row."""
    rows: list[Row] = []
    left = list(found)
    while left:
        entry = left.pop(0)
        says, _, what = entry.says.partition(" ")
        other = next((e for e in left if says == "Next" and e.says == f"Previous {what}"), None)
        if other is None:
            rows.append((entry.shown, entry.says))
            continue
        left.remove(other)
        keys = f"{entry.shown} · {other.shown}"
        short = f"{entry.keys[0]} · {other.keys[0]}"
        rows.append((keys if cell_len(keys) <= KEYS else short, f"Next and previous {what}"))
    return rows
