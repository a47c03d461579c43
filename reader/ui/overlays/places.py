"""A list of places of the article, such as marks and changes: which one to go to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from reader.render.palette import Palette
from reader.ui.keys.rebinding import NO_KEYS, offered_keys, rebind
from reader.ui.messages import PlaceChosen, Say
from reader.ui.overlays.overlay import OverlayScreen
from reader.ui.panels.base import Panel
from reader.ui.panels.row_list import RowList
from reader.ui.panels.row_order import RowOrder
from reader.ui.panels.strips import Hints, Title


class PlacesScreen(OverlayScreen[int | None]):
    """Shows such a list; returns the place that was picked, a code point, or None."""

    DEFAULT_CSS = """
    PlacesScreen { background: $background; padding: 1 2; align: center top; }
    PlacesScreen > * { max-width: 100; }
    PlacesScreen Hints { height: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back to the text", id="places.close", show=False),
    ]
    AUTO_FOCUS = "RowList"

    def __init__(self, panel: Panel[Any], palette: Palette, own: Mapping[str, str] = NO_KEYS) -> None:
        """`own` are the user's keys, by id."""
        super().__init__()
        self._view, self._ink, self._own = RowOrder(panel), palette, own

    def compose(self) -> ComposeResult:
        """What is listed, the list, and the key hints."""
        rows = RowList()
        rebind((rows, self), self._own)
        yield Title(self._view.panel.title, self._ink)
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
        offered["places.close"] = "back"
        panel = self._view.panel
        count = f"{len(panel.items):,} {panel.thing[len(panel.items) != 1]}"
        self.query_one(Hints).say(message or count, offered_keys(nodes, offered))

    def on_row_list_changed(self) -> None:
        """Say what is listed."""
        self._say("")

    def on_place_chosen(self, event: PlaceChosen) -> None:
        """Enter on a row."""
        self.dismiss(event.place)

    def on_go_back(self) -> None:
        """Esc in the list."""
        self.dismiss(None)

    def on_say(self, event: Say) -> None:
        """Show the message below the list, where there is no footer."""
        event.stop()
        self._say(event.text)
