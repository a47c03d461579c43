"""The check sheet as a list: what a desk checks first comes first, and what has lost its words last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from reader import wording
from reader.frozen import frozen, replace
from reader.model.notebook import Check, CheckStatus, ReaderNote
from reader.model.notebook_state import NO_NOTEBOOK, NotebookState
from reader.model.span import Span
from reader.notebook.sheet import SheetGroup, check_sheet
from reader.notebook.words import STATUS_WORDS, dissent, told
from reader.render.check_marks import SIGNS
from reader.render.palette import Palette
from reader.ui.panels.base import Contents, Order, Panel
from reader.ui.panels.row_line import RowLine, wrapped

WIDE = 64
NOTE = "note"
"""What a row is of words with a note alone."""
QUESTIONS = "What does not fit, as questions"
"""The heading of what the program itself would ask."""
ORPHANS = "Whose words are no longer there"
"""The heading of what cannot be placed in this version of the article."""


@frozen
class CheckRow:
    """A thing to check, or words with a note; without a `span`, what is anchored to words that are gone: then
    `words` tells it. `rank` is the place of its group, `what` the sort of thing, and whose."""

    span: Span | None
    rank: int
    heading: str
    what: str
    status: CheckStatus
    words: str = ""
    note: str = ""

    @property
    def is_thing(self) -> bool:
        """Whether it is on the sheet: no question, no words with a note alone, and in this version."""
        return self.rank >= 0 and self.span is not None and self.what != NOTE


class ChecksPanel(Panel[CheckRow]):
    """Sign, words, whose they are, and the note; filter by status or kind."""

    name = "Checks"
    thing = ("thing to check", "things to check")
    empty = "Nothing to check was found in this article."
    orders = (Order("desk", grouped=True), Order("place"), Order("status"))

    def __init__(self, contents: Contents) -> None:
        self._state: NotebookState = contents.notebook or NO_NOTEBOOK
        super().__init__(contents)

    def things(self) -> Sequence[CheckRow]:
        contents, state = self.contents, self._state
        analysis, speakers = contents.analysis, contents.speakers
        who = [(Span(q.start, q.end), speakers.get(q.speaker or "")) for q in analysis.quotes if q.is_shown]
        who += [(Span(f.start, f.end), speakers.get(f.speaker or "")) for f in analysis.figures]
        whose = {span: f", {speaker.name}" for span, speaker in who if speaker is not None}
        rows = []
        sheet = check_sheet(contents.article, analysis, state)
        for item in sorted(sheet, key=lambda one: one.span):
            what = item.subject.value + whose.get(item.span, "")
            rows.append(self._row(item.span, item.group, what))
        known = {item.span for item in sheet}
        noted = {kept.span for kept in state.notes if kept.span is not None} - known
        rows += [self._row(span, SheetGroup.OWN, NOTE) for span in sorted(noted)]
        rows += [self._asked(question.spans[0], question.text) for question in contents.questions()]
        return [*sorted(rows, key=lambda row: row.span or Span(0, 0)), *self._orphans()]

    def _asked(self, span: Span, text: str) -> CheckRow:
        """A question stands first: its words are what is asked."""
        row = self._row(span, SheetGroup.OWN, self.contents.words(*span))
        return replace(row, rank=-1, heading=QUESTIONS, words=text)

    def _row(self, span: Span, group: SheetGroup, what: str) -> CheckRow:
        notes = self._state.notes_of(*span)
        words = [" ".join(notes[-1].entry.text.split())] if notes else []
        note = "; ".join([*words, *dissent(self._state, span)])
        return CheckRow(span, group, group.label, what, self._state.check_of(*span), note=note)

    def _orphans(self) -> Iterator[CheckRow]:
        for kept in self._state.orphans():
            entry = kept.entry
            status = entry.status if isinstance(entry, Check) else CheckStatus.OPEN
            note = " ".join(entry.text.split()) if isinstance(entry, ReaderNote) else ""
            yield CheckRow(None, len(SheetGroup), ORPHANS, "no longer there", status, told(entry), note)

    def span(self, item: CheckRow) -> Span | None:
        return item.span

    def words(self, item: CheckRow) -> str:
        return f"{STATUS_WORDS[item.status]} {item.what} {self._words(item)} {item.note}"

    def key(self, item: CheckRow, order: str) -> Any:
        if order == "status":
            return list(CheckStatus).index(item.status)
        return item.rank if order == "desk" else (item.span is None, item.span)

    def group(self, item: CheckRow) -> str:
        return item.heading

    def height(self, width: int) -> int:
        return 1 if width >= WIDE else 2

    def draw(self, item: CheckRow, width: int, ink: Palette) -> list[RowLine]:
        signs = {CheckStatus.OPEN: ink.dim, CheckStatus.CHECKED: ink.accent}
        shown = self.contents.paragraph_number if width >= WIDE else self.contents.paragraph
        place = shown(item.span.start) if item.span else ""
        line = RowLine(width, place, ink.dim)
        line.add(f" {SIGNS[item.status]} ", signs.get(item.status, ink.warn))
        done = ink.dim if item.status is CheckStatus.CHECKED else ink.text
        words = self._words(item)
        if item.rank < 0:  # a question is read whole
            first, *rest = [words] if width >= WIDE else wrapped(words, line.room)
            below = [] if width >= WIDE else [RowLine(width).add("   ").add(" ".join(rest), done)]
            return [line.add(first, done), *below]
        note = item.note and f"✎ {item.note}"
        if width >= WIDE:
            column, room = self._columns(width)
            under = " · ".join(part for part in (note, item.what) if part)
            return [line.add(words, done, column).add("  ").add(under, ink.dim, room)]
        under = " · ".join(part for part in (item.what, note) if part)
        return [line.add(words, done), RowLine(width).add("   ").add(under, ink.dim)]

    def head(self, width: int, ink: Palette) -> RowLine | None:
        if width < WIDE:
            return None
        words, under = self._columns(width)
        line = RowLine(width, "¶", ink.dim).add("   ").add("to check", ink.dim, words).add("  ")
        return line.add("what, and whose", ink.dim, under)

    def _columns(self, width: int) -> tuple[int, int]:
        """Cells of the words, and of what they are."""
        under = max(20, width // 3)
        return max(8, width - under - 12), under

    def total(self) -> int:
        """The things on the sheet, which the head of the page counts too."""
        return sum(row.is_thing for row in self.items)

    def summary(self) -> str:
        many = Counter(row.status for row in self.items if row.is_thing)
        asked = sum(row.rank < 0 for row in self.items)
        gone = sum(row.span is None for row in self.items)
        parts = (
            (many.total() - many[CheckStatus.OPEN], "done"),
            (many[CheckStatus.WRONG], "wrong"),
            (many[CheckStatus.QUERY], "to ask"),
            (gone, "without their words"),
        )
        counts = [f"{number} {word}" for number, word in parts if number]
        return ", ".join([*counts, wording.counted(asked, "question")] if asked else counts)

    def _words(self, item: CheckRow) -> str:
        return item.words or (self.contents.words(*item.span) if item.span else "")
