"""What cleaning cut out: shown in its place, and put back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from reader.frozen import replace
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, ReadingSurface


class CutSurface(ReadingSurface, Protocol):
    """A surface that can do something once it has been drawn."""

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any) -> bool:
        """Call back after the next drawing."""


class CutView:
    """Shows cut pieces in the text; one that is put back stays so for this reading."""

    def __init__(self, surface: CutSurface, status: StatusLine) -> None:
        self._surface, self._status = surface, status

    def commands(self) -> Handlers:
        """Show what was cut. (`cut.restore` is the screen's: it reads a changed file again as well.)"""
        return {"cut.show": self.toggle}

    def toggle(self) -> None:
        """Show what cleaning cut, in its place, and hide it again."""
        surface, article = self._surface, self._surface.session.article
        if not surface.view_state.cuts and not article.has_cuts:
            self._status.say("Nothing was cut from this article.")
            return
        in_first_block = not article.block_index(surface.place)
        surface.view_state = replace(surface.view_state, cuts=not surface.view_state.cuts, matching=False)
        self._status.show_header()
        if surface.view_state.cuts and in_first_block:  # what stood above the story comes into sight
            surface.call_after_refresh(surface.body.to_line, 0)
        elif surface.view_state.cuts:
            surface.call_after_refresh(self._tell_of_cuts)

    def _tell_of_cuts(self) -> None:
        """Say where to look when nothing was cut from what is in sight."""
        body = self._surface.body
        top = round(body.scroll_y)
        visible = range(top, top + body.size.height)
        if not any(y in visible for y in body.cut_lines()):
            key = self._surface.keymap.of("cut.next")
            self._status.say(f"Nothing was cut here; {key} goes to the next cut piece.")

    def restore_here(self) -> None:
        """Put the cut piece under the cursor back into the text, or take it out again."""
        surface = self._surface
        index = surface.body.cut_here()
        if index is None:
            shown = surface.view_state.cuts
            words = "Move to a cut piece first" if shown else "Show what was cut first"
            self._status.say(
                f"{words} ({surface.keymap.of('cut.next' if shown else 'cut.show')}).", wrong=True
            )
        else:
            self.restore(index)

    def restore(self, index: int) -> None:
        """Put the cut piece `index` back, for this reading, or take it out again."""
        surface = self._surface
        restored = surface.session.restored = surface.view_state.restored ^ {index}
        surface.view_state = replace(surface.view_state, restored=restored)
        self._status.say("Put back for this reading." if index in restored else "Taken out again.")
