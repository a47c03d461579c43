"""The check sheet: what a desk checks, gone through with one key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.ui.features.movement import Movement
from reader.ui.features.notebook_keeping import NotebookKeeping
from reader.ui.features.selection import Selection
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, ReadingSurface

if TYPE_CHECKING:
    from reader.model.notebook import CheckSubject
    from reader.notebook.sheet import SheetItem


class Checks:
    """`x` takes the thing here to its next status; `]o` goes to what is open still."""

    def __init__(
        self,
        surface: ReadingSurface,
        status: StatusLine,
        movement: Movement,
        selection: Selection,
        keeping: NotebookKeeping,
    ) -> None:
        self._surface, self._status = surface, status
        self._movement, self._selection, self._keeping = movement, selection, keeping

    def commands(self) -> Handlers:
        """Check what is here; go to what is open."""
        return {
            "check": self._check,
            "open.next": partial(self._to_open, 1),
            "open.previous": partial(self._to_open, -1),
        }

    def _check(self) -> None:
        from reader.ui.features.things import thing_here

        thing = thing_here(self._surface)
        if thing is None or thing.span.start >= thing.span.end:
            select = self._surface.keymap.of("select")
            self._status.say(f"Nothing to check on this line; {select} selects a claim.", wrong=True)
            return
        if self._surface.view_state.selected is not None:
            self._selection.clear()
        self.check(thing.span, thing.subject)

    def check(self, span: Span, subject: CheckSubject) -> None:
        """Take this stretch to its next status."""
        from reader.model.notebook import Check, CheckStatus, anchor
        from reader.notebook.words import told

        statuses = list(CheckStatus)
        before = self._keeping.state.check_of(*span)
        after = statuses[(statuses.index(before) + 1) % len(statuses)]
        check = Check(anchor(self._surface.session.article.text, *span), after, subject)
        said = told(check)
        self._keeping.add(check, said[:1].upper() + said[1:])

    def _to_open(self, by: int) -> None:
        """To the next or previous thing on the sheet that is open, in the order of the text."""
        surface = self._surface
        if not surface.annotations.analysis.complete:
            self._status.say("What is to be checked is still being looked for.")
            return
        left = self._open_items()
        target = surface.view_state.target
        here = surface.here
        origin = here.start if target == here or by < 0 else surface.body.line_span.start - 1
        found = [one for one in left if (one.span.start > origin if by > 0 else one.span.start < origin)]
        if not found:
            where = ("below" if by > 0 else "above") if left else "in this article"
            self._status.say(f"Nothing is open {where}.")
            return
        if surface.last_jump_kind != "open":
            self._movement.leave()
        surface.last_jump_kind = "open"
        item = found[0 if by > 0 else -1]
        self._movement.go(item.span, leave=False)
        self._status.say(f"{item.group.label}; {len(left):,} open.")

    def _open_items(self) -> tuple[SheetItem, ...]:
        from reader.notebook.sheet import check_sheet, open_items

        analysis, state = self._surface.annotations.analysis, self._keeping.state
        return open_items(check_sheet(self._surface.session.article, analysis, state), state)
