"""The marks of the article: which one to go to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from reader.render.palette import Palette
from reader.ui.keys.rebinding import NO_KEYS, key_of, rebind
from reader.ui.messages import Say
from reader.ui.panels.mark_list import MarkList, MarkRow
from reader.ui.panels.row_list import RowList
from reader.ui.panels.row_order import RowOrder
from reader.ui.panels.strips import Hints
from reader.ui.screens.overlay import OverlayScreen


class MarksScreen(OverlayScreen[int | None]):
    """Lists the marks; returns the place of the one that was picked, or None."""

    DEFAULT_CSS = """
    MarksScreen { background: $background; padding: 1 2; align: center top; }
    MarksScreen > * { max-width: 100; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back to the text", id="marks.close", show=False),
    ]
    AUTO_FOCUS = "RowList"

    def __init__(self, rows: Sequence[MarkRow], palette: Palette, own: Mapping[str, str] = NO_KEYS) -> None:
        """`own` are the user's keys, by id."""
        super().__init__()
        self._view, self._ink, self._own = RowOrder(MarkList(rows)), palette, own
        self._places = {row.letter: row.place for row in rows}

    def compose(self) -> ComposeResult:
        """The list, and the key hints."""
        rows = RowList()
        rebind((rows, self), self._own)
        yield rows
        yield Hints()

    def on_mount(self) -> None:
        """Fill the list."""
        rows, hints = self.query_one(RowList), self.query_one(Hints)
        rows.paint_with(self._ink, self._ink.page)
        hints.paint_with(self._ink, self._ink.page)
        rows.show(self._view, self._view.panel.empty)
        self._say("")

    def _say(self, message: str) -> None:
        """Show the count, or this message in its place, and the key hints."""
        nodes = (self.query_one(RowList), self)
        offered = {"list.enter": "go there", "list.sort": f"sort: {self._view.order.name}"}
        offered["marks.close"] = "back"
        keys = [(key, does) for id, does in offered.items() if (key := key_of(nodes, id))]
        many = len(self._places)
        count = f"{many} mark{'s' if many != 1 else ''}"
        self.query_one(Hints).say(message or count, keys)

    def on_row_list_changed(self) -> None:
        """Say what is listed."""
        self._say("")

    def on_mark_list_chosen(self, event: MarkList.Chosen) -> None:
        """Enter on a mark."""
        self.dismiss(event.place)

    def on_go_back(self) -> None:
        """Esc in the list."""
        self.dismiss(None)

    def on_say(self, event: Say) -> None:
        """Show the message below the list, where there is no footer."""
        event.stop()
        self._say(event.text)
