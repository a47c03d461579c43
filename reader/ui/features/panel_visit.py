"""Going to the panel and back: what the list does to the text, and what undoes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from reader.frozen import replace
from reader.model.span import Span
from reader.ui.features.movement import Movement
from reader.ui.features.page_layout import PageLayout
from reader.ui.features.panel_width import PanelSurface, PanelWidth
from reader.ui.features.surface import Handlers
from reader.ui.keys.key_table import ACT, COMMANDS
from reader.ui.messages import ReadThread, Say

COPY = frozenset({"copy", "copy.markdown"})
TEXT_ALONE = frozenset({"select", "note"})
"""Commands that go on with the keys of the text."""
HERE = frozenset(c.id for c in COMMANDS if c.group == ACT) | {"thread", "search.word"}
"""Commands that act on what the reader is at: in a list, on the lit row."""


class VisitSurface(PanelSurface, Protocol):
    """A surface whose panel can be entered."""

    @property
    def in_text(self) -> bool:
        """Whether the text has the focus, or nothing has it."""

    async def enter_panel(self) -> None:
        """Give the open list the focus."""


class PanelVisit:
    """While the user moves through a list the text follows; the place before that is kept for Esc."""

    def __init__(
        self, surface: VisitSurface, movement: Movement, layout: PageLayout, width: PanelWidth,
        show_picture: Callable[[int], None],
    ) -> None:  # fmt: skip
        self._surface, self._movement, self._layout, self._width = surface, movement, layout, width
        self._show_picture = show_picture
        self._place_before: int | None = None

    def commands(self) -> Handlers:
        """To the panel and back; the panel on and off."""
        return {"panel": self._toggle, "panel.hide": self._toggle_shown}

    async def _toggle(self) -> None:
        """To the panel and back; where there is no room beside the text it lies over it."""
        surface = self._surface
        if not surface.in_text:
            self.to_text()
            return
        surface.set_class(False, "-no-panel")
        self._layout.all_furniture()
        surface.set_class(True, "-panel")
        self._place_before = None
        await surface.enter_panel()

    async def _toggle_shown(self) -> None:
        """The panel beside the text on or off."""
        surface = self._surface
        if surface.has_class("-narrow"):
            await self._toggle()
            return
        surface.set_class(not surface.has_class("-no-panel"), "-no-panel")
        surface.body.focus()

    def to_text(self) -> None:
        """Give the text the focus and its room."""
        self._surface.set_class(False, "-panel")
        self._width.as_table(False)
        self._surface.body.focus()

    def follow(self, span: Span, *, settle: bool, picture: int | None = None) -> None:
        """A list moves the text: for a look, or for good. A `picture` stands near the span on a line of its
        own, if it is shown; for good means that it is shown large."""
        if self._place_before is None:
            self._place_before = self._surface.place
        self._movement.go(span, leave=False)
        if picture is not None and self._surface.body.to_picture(picture):
            self._movement.untarget()
        if settle:
            self._movement.leave(self._place_before)
            self._place_before = None
            self.to_text()
            if picture is not None:
                self._show_picture(picture)

    def reach_row(self, id: str) -> bool:
        """Take the text to the lit row, so that the command `id` acts on that; False where it need not
        run."""
        surface = self._surface
        row = surface.lit_row
        if row is None or id not in HERE:
            return True
        if id == "thread" and row.speaker is not None:
            surface.post_message(ReadThread(row.speaker))
            return False
        if row.span is not None:
            self.follow(row.span, settle=False, picture=row.picture)
            if id in TEXT_ALONE:
                self.follow(row.span, settle=True)
        elif row.passage is None or id not in COPY:
            surface.post_message(Say("This row has no place in the text.", wrong=True))
            return False
        return True

    def undo(self) -> None:
        """Esc in a list: everything as it was before."""
        surface = self._surface
        if self._place_before is not None:
            surface.view_state = replace(surface.view_state, target=None)
        self.end()

    def end(self) -> None:
        """Back to the text, at the place that was read before the list moved it."""
        if self._place_before is not None:
            self._surface.body.go(self._place_before)
            self._place_before = None
        self.to_text()
