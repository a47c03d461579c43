"""Words that the person highlights: `H`, and `H` on them again takes it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.ui.features.notebook_keeping import NotebookKeeping
from reader.ui.features.selection import Selection
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, ReadingSurface

if TYPE_CHECKING:
    from reader.model.notebook import Highlight
    from reader.model.notebook_state import Kept


class Highlighting:
    """Highlights the selection, or else the thing here; where that is highlighted by this person already, or
    nothing is selected and a highlight of theirs is on the line, that one is taken back."""

    def __init__(
        self, surface: ReadingSurface, status: StatusLine, selection: Selection, keeping: NotebookKeeping
    ) -> None:
        self._surface, self._status = surface, status
        self._selection, self._keeping = selection, keeping

    def commands(self) -> Handlers:
        """Highlight, or no longer."""
        return {"highlight": self._highlight}

    def _highlight(self) -> None:
        from reader.model.notebook import Highlight, Undo, anchor
        from reader.ui.features.things import thing_here

        surface = self._surface
        thing = thing_here(surface)
        old = self._mine(thing.span if thing else None)
        if old is None and (thing is None or thing.span.start >= thing.span.end):
            select = surface.keymap.of("select")
            self._status.say(f"Nothing to highlight on this line; {select} selects words.", wrong=True)
            return
        if surface.view_state.selected is not None:
            self._selection.clear()
        undo = surface.keymap.of("undo")
        if old is not None:
            redo = surface.keymap.of("redo")
            self._keeping.add(Undo(old.id), f"No longer highlighted. {redo} makes it count again.")
        elif thing is not None:
            words = anchor(surface.session.article.text, *thing.span)
            self._keeping.add(Highlight(words), f"Highlighted. {undo} takes it back.")

    def _mine(self, span: Span | None) -> Kept[Highlight] | None:
        """The person's own highlight of just `span`, or else, where nothing is selected, on the line."""
        surface, state = self._surface, self._keeping.state
        mine = [kept for kept in state.highlights if kept.author == state.author and kept.span is not None]
        exact = next((kept for kept in mine if kept.span == span), None)
        if exact is not None or surface.view_state.selected is not None or surface.lit_row is not None:
            return exact
        if surface.body.inserted is not None:
            return None
        line = surface.body.line_span
        return next((kept for kept in mine if kept.span is not None and kept.span.overlaps(line)), None)
