"""The check sheet as a list: what a desk checks first comes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from reader.model.notebook import CheckStatus
from reader.model.notebook_state import NO_NOTEBOOK, NotebookState
from reader.model.span import Span
from reader.notebook.sheet import SheetItem, check_sheet
from reader.notebook.words import STATUS_WORDS
from reader.render.check_marks import SIGNS
from reader.render.palette import Palette
from reader.ui.panels.base import Contents, Order, Panel
from reader.ui.panels.row_line import RowLine

WIDE = 64


class ChecksPanel(Panel[SheetItem]):
    """Sign, words and whose they are, paragraph, and how many notes; filter by status or kind."""

    name = "Checks"
    thing = ("thing to check", "things to check")
    empty = "Nothing to check was found in this article."
    orders = (Order("desk", grouped=True), Order("place"), Order("status", grouped=True))

    def __init__(self, contents: Contents) -> None:
        self._state: NotebookState = contents.notebook or NO_NOTEBOOK
        analysis, speakers = contents.analysis, contents.speakers
        who = [(Span(q.start, q.end), speakers.get(q.speaker or "")) for q in analysis.quotes if q.is_shown]
        who += [(Span(f.start, f.end), speakers.get(f.speaker or "")) for f in analysis.figures]
        self._whose = {span: speaker.name for span, speaker in who if speaker is not None}
        super().__init__(contents)

    def things(self) -> Sequence[SheetItem]:
        contents = self.contents
        return sorted(check_sheet(contents.article, contents.analysis, self._state), key=lambda one: one.span)

    def span(self, item: SheetItem) -> Span:
        return item.span

    def words(self, item: SheetItem) -> str:
        status = STATUS_WORDS[self._status(item)]
        notes = " ".join(kept.entry.text for kept in self._state.notes_of(*item.span))
        return f"{status} {item.subject.value} {self._who(item)} {self.contents.words(*item.span)} {notes}"

    def key(self, item: SheetItem, order: str) -> Any:
        if order == "status":
            return list(CheckStatus).index(self._status(item))
        return item.group if order == "desk" else item.span

    def group(self, item: SheetItem) -> str:
        return item.group.label

    def height(self, width: int) -> int:
        return 1 if width >= WIDE else 2

    def draw(self, item: SheetItem, width: int, ink: Palette) -> list[RowLine]:
        status = self._status(item)
        style = {CheckStatus.OPEN: ink.dim, CheckStatus.CHECKED: ink.accent}.get(status, ink.warn)
        line = RowLine(width, self.contents.paragraph(item.span.start), ink.dim).add(
            f" {SIGNS[status]} ", style
        )
        words = self.contents.words(*item.span)
        under = " · ".join(part for part in (self._who(item), self._noted(item)) if part)
        done = ink.dim if status is CheckStatus.CHECKED else ink.text
        if width >= WIDE:
            column = max(20, width // 3)
            return [line.add(words, done, max(8, width - column - 12)).add("  ").add(under, ink.dim, column)]
        return [line.add(words, done), RowLine(width).add("   ").add(under, ink.dim)]

    def summary(self) -> str:
        many = Counter(self._status(item) for item in self.items)
        done = len(self.items) - many[CheckStatus.OPEN]
        parts = [f"{done} of {len(self.items)} done"] if done else []
        wrong = ((many[CheckStatus.WRONG], "wrong"), (many[CheckStatus.QUERY], "to ask"))
        return ", ".join([*parts, *(f"{number} {word}" for number, word in wrong if number)])

    def _status(self, item: SheetItem) -> CheckStatus:
        return self._state.check_of(*item.span)

    def _who(self, item: SheetItem) -> str:
        """What sort of thing it is, and whose words."""
        whose = self._whose.get(item.span)
        return f"{item.subject.value}, {whose}" if whose else item.subject.value

    def _noted(self, item: SheetItem) -> str:
        notes = self._state.notes_of(*item.span)
        return f"✎ {' '.join(notes[-1].entry.text.split())}" if notes else ""
