"""A list over the whole screen, from which one row is picked: its title, the rows, the key hints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reader.render.palette import Palette
from reader.ui.keys.rebinding import NO_KEYS
from reader.ui.messages import Say
from reader.ui.overlays.overlay import OverlayScreen
from reader.ui.panels.base import Panel
from reader.ui.panels.row_list import RowList
from reader.ui.panels.row_order import RowOrder
from reader.ui.panels.strips import Hints


class ListScreen(OverlayScreen[int | None]):
    """Shows a list; returns the number that stands for the row that was picked, or None."""

    DEFAULT_CSS = """
    ListScreen { background: $background; padding: 1 2; align: center top; }
    ListScreen > * { max-width: 100; }
    ListScreen Hints { height: 3; }
    """
    AUTO_FOCUS = "RowList"

    def __init__(self, panel: Panel[Any], palette: Palette, own: Mapping[str, str] = NO_KEYS) -> None:
        """`own` are the user's keys, by id."""
        super().__init__()
        self._view, self._ink, self._own = RowOrder(panel), palette, own

    def fill(self, empty: str) -> RowList:
        """Paint and show the rows, or the words that stand in place of none; the list that shows them."""
        rows, hints = self.query_one(RowList), self.query_one(Hints)
        rows.paint_with(self._ink, self._ink.page)
        hints.paint_with(self._ink, self._ink.page)
        rows.show(self._view, empty)
        return rows

    def show_status(self, message: str) -> None:
        """Show the count, or this message in its place, and the key hints."""
        raise NotImplementedError

    def on_row_list_changed(self) -> None:
        """Say what is listed."""
        self.show_status("")

    def on_go_back(self) -> None:
        """Esc in the list."""
        self.dismiss(None)

    def on_say(self, event: Say) -> None:
        """Show the message below the list, where there is no footer."""
        event.stop()
        self.show_status(event.text)
