"""A list of places of the article, such as marks and changes: which one to go to."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from reader.ui.keys.rebinding import offered_keys, rebind
from reader.ui.messages import PlaceChosen
from reader.ui.overlays.list_screen import ListScreen
from reader.ui.panels.row_list import RowList
from reader.ui.panels.strips import Hints, Title


class PlacesScreen(ListScreen):
    """Shows such a list; returns the place that was picked, a code point, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back to the text", id="places.close", show=False),
    ]

    def compose(self) -> ComposeResult:
        """What is listed, the list, and the key hints."""
        rows = RowList()
        rebind((rows, self), self._own)
        yield Title(self._view.panel.title, self._ink)
        yield rows
        yield Hints()

    def on_mount(self) -> None:
        """Fill the list."""
        self.fill(self._view.panel.empty)
        self.show_status("")

    def show_status(self, message: str) -> None:
        """Show the count, or this message in its place, and the key hints."""
        nodes = (self.query_one(RowList), self)
        offered = {"list.enter": "go there", "list.sort": f"sort: {self._view.order.name}"}
        offered["places.close"] = "back"
        panel = self._view.panel
        count = f"{len(panel.items):,} {panel.thing[len(panel.items) != 1]}"
        self.query_one(Hints).say(message or count, offered_keys(nodes, offered))

    def on_place_chosen(self, event: PlaceChosen) -> None:
        """Enter on a row."""
        self.dismiss(event.place)
