"""Notes: a line or more of the person's own words, under the words that they are about."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Protocol

from reader.frozen import replace
from reader.model.span import Span
from reader.ui.features.notebook_keeping import NotebookKeeping
from reader.ui.features.selection import Selection
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import ClassSurface, Handlers

if TYPE_CHECKING:
    from textual.widget import Widget

    from reader.model.notebook import ReaderNote
    from reader.model.notebook_state import Kept
    from reader.ui.widgets.note_editor import NoteEditor

MOST = 1_000_000
"""Characters of a note."""
LEAST_ROOM = 3
"""Lines that a note has at least, while it is written."""


class NoteSurface(ClassSurface, Protocol):
    """A surface on which a note can be written."""

    def mount(self, *widgets: Widget) -> Awaitable[object]:
        """Put the widgets on the screen."""


class Notes:
    """`o` writes a note on what is here, or changes the one that there is."""

    def __init__(
        self, surface: NoteSurface, status: StatusLine, selection: Selection, keeping: NotebookKeeping
    ) -> None:
        self._surface, self._status = surface, status
        self._selection, self._keeping = selection, keeping
        self._editor: NoteEditor | None = None

    def commands(self) -> Handlers:
        """Write a note."""
        return {"note": self._write}

    def finish(self) -> None:
        """Keep what is being written: the reader is left."""
        if self._editor is not None:
            self._editor.action_keep()

    async def _write(self) -> None:
        """Open the lines to write in where the note will stand: under the paragraph, or where that ends out
        of sight, under the line where the reader is."""
        from reader.ui.widgets.note_editor import NoteEditor

        surface = self._surface
        span = self._here()
        if span is None:
            self._status.say("There are no words here to write a note on.", wrong=True)
            return
        mine = [
            kept for kept in self._keeping.state.notes_of(*span) if kept.author == self._keeping.state.author
        ]
        old = mine[-1] if mine else None
        if self._editor is None:
            editor = NoteEditor()
            await surface.mount(editor)
            self._editor = editor
        body = surface.body
        left, width = body.column_cells()
        low = body.region.height - 1 - LEAST_ROOM
        below = body.row_below if body.row_below <= low else body.row + 1
        above = below > low
        y = body.region.y + (max(0, body.row - LEAST_ROOM) if above else below)
        surface.set_class(True, "-writing")

        def kept(text: str) -> None:
            surface.set_class(False, "-writing")
            body.focus()
            self._keep(span, old, text)

        room = LEAST_ROOM if above else body.region.height - below - 1
        self._editor.begin(old.entry.text if old else "", body.region.x + left, y, width, room, kept)
        self._status.say("Enter or Esc keeps the note, Ctrl+j begins another line.")

    def _here(self) -> Span | None:
        """The words that the note is about: the thing here, or else the line."""
        from reader.ui.features.things import thing_here, trimmed

        surface = self._surface
        note = surface.body.note_here()
        if note is not None:
            return surface.view_state.notes[note].span
        if surface.body.inserted is not None:
            return None
        thing = thing_here(surface)
        span = thing.span if thing else trimmed(surface.session.article.text, surface.body.line_span)
        return span if span.start < span.end else None

    def _keep(self, span: Span, old: Kept[ReaderNote] | None, text: str) -> None:
        from reader.model.notebook import ReaderNote, anchor
        from reader.text.sanitise import sanitise

        written = sanitise(text).strip()
        if self._surface.view_state.selected is not None:
            self._selection.clear()
        if written == (old.entry.text if old else ""):
            self._status.say("Nothing was changed." if old else "No note was written.")
            return
        if len(written) > MOST:
            written = written[:MOST]
        words = anchor(self._surface.session.article.text, *span)
        said = "Noted." if old is None else "Changed." if written else "The note is gone."
        undo = self._surface.keymap.of("undo")
        self._keeping.add(
            ReaderNote(words, written, old.id if old else None), f"{said} {undo} takes it back."
        )
        self._surface.view_state = replace(self._surface.view_state, target=span)
