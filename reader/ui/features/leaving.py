"""Esc: out of whatever was entered last."""

from __future__ import annotations

from typing import Protocol

from reader.ui.features.cut_view import CutView
from reader.ui.features.movement import Movement
from reader.ui.features.page_layout import PageLayout
from reader.ui.features.panel_visit import PanelVisit
from reader.ui.features.search import Search
from reader.ui.features.selection import Selection
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, ReadingSurface
from reader.ui.features.thread_reading import ThreadReading
from reader.ui.navigation.arrival import Arrival


class LeavingSurface(ReadingSurface, Protocol):
    """A surface that may have been reached from the shelf; `arrival` says how."""

    arrival: Arrival | None

    @property
    def text_focused(self) -> bool:
        """Whether keys go to the text."""

    def to_shelf(self) -> None:
        """Back to the shelf."""


class Leaving:
    """Leaves the list, the search, the selection and so on, each by one Esc; at last the article, where it
    was opened from the shelf."""

    def __init__(
        self,
        surface: LeavingSurface,
        status: StatusLine,
        panel_visit: PanelVisit,
        search: Search,
        selection: Selection,
        thread: ThreadReading,
        cut_view: CutView,
        movement: Movement,
        page_layout: PageLayout,
    ) -> None:
        self._surface, self._status = surface, status
        self._panel_visit, self._search, self._selection = panel_visit, search, selection
        self._thread, self._cut_view, self._movement, self._layout = thread, cut_view, movement, page_layout

    def commands(self) -> Handlers:
        """Esc."""
        return {"back": self.back}

    def back(self) -> None:
        """Leave one thing."""
        surface = self._surface
        view_state = surface.view_state
        if not surface.text_focused:
            self._panel_visit.to_text()
        elif (bar := self._search.open_bar) is not None:
            bar.end(kept=False)
        elif view_state.selected is not None:
            self._selection.clear()
        elif view_state.thread is not None:
            self._thread.leave()
        elif view_state.matching or len(surface.hits):
            self._search.clear()
        elif view_state.cuts:
            self._cut_view.toggle()
        elif view_state.target is not None and surface.arrival is None:
            self._movement.untarget()
        elif self._layout.is_reduced:
            self._layout.next_furniture()
        elif surface.arrival is not None:
            surface.to_shelf()
        else:
            self._status.say(f"Nothing to leave. {surface.keymap.of('quit')} quits.")
