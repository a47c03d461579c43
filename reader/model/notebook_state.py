"""The notebook of one article as it stands: what the replay of its events leaves, found in a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from reader.frozen import frozen
from reader.model.notebook import (
    Bookmark,
    Check,
    CheckStatus,
    Correction,
    Highlight,
    PublishedDay,
    ReaderNote,
    ReaderTag,
    ReadingPlace,
)
from reader.model.span import Span

E = TypeVar("E", covariant=True)


@frozen
class Kept(Generic[E]):
    """An entry that counts. `id`, `made`, `author` and `machine` are those of its event. `span` is where its
    words stand in the text; None for what has no words, and for an orphan, whose words stand there no longer
    (or more than once, so that nobody can say where)."""

    id: str
    made: str
    author: str
    machine: str
    entry: E
    span: Span | None = None


@dataclass(frozen=True)
class NotebookState:
    """What a person, and others whose notebooks were taken in, did with one article. All are in the order in
    which they were made; `corrections` are applied in that order. `author` is whose notebook this is."""

    author: str = ""
    checks: tuple[Kept[Check], ...] = ()
    notes: tuple[Kept[ReaderNote], ...] = ()
    highlights: tuple[Kept[Highlight], ...] = ()
    corrections: tuple[Kept[Correction], ...] = ()
    tags: tuple[Kept[ReaderTag], ...] = ()
    bookmarks: tuple[Kept[Bookmark], ...] = ()
    published: Kept[PublishedDay] | None = None
    place: Kept[ReadingPlace] | None = None
    can_undo: str | None = None
    can_redo: str | None = None

    def check_of(self, start: int, end: int) -> CheckStatus:
        """What was found out about just these code points: by this notebook's author, or else by whoever
        checked them last."""
        kept = self.check_entry(start, end)
        return kept.entry.status if kept else CheckStatus.OPEN

    def check_entry(self, start: int, end: int) -> Kept[Check] | None:
        """The check that `check_of` tells of, open or not; None where these code points never had one."""
        found = self._checks.get(Span(start, end), ())
        mine = [kept for kept in found if kept.author == self.author]
        return (mine or found)[-1] if found else None

    def checks_of(self, start: int, end: int) -> tuple[Kept[Check], ...]:
        """What everybody found out about just these code points last: the check of `check_entry` first."""
        found = {kept.author: kept for kept in self._checks.get(Span(start, end), ())}
        shown = self.check_entry(start, end)
        return tuple(sorted(found.values(), key=lambda kept: kept is not shown))

    def checked_from(self, start: int, end: int) -> list[Span]:
        """The stretches that were checked, open again or not, and begin in `[start, end)`."""
        spans = self._checked_spans
        return spans[bisect_left(spans, Span(start, 0)) : bisect_left(spans, Span(end, 0))]

    def notes_of(self, start: int, end: int) -> tuple[Kept[ReaderNote], ...]:
        """The notes on just these code points."""
        return self._notes.get(Span(start, end), ())

    def corrections_of(self, start: int, end: int) -> tuple[Kept[Correction], ...]:
        """The corrections of just these code points."""
        return self._corrections.get(Span(start, end), ())

    def orphans(self) -> Iterator[Kept[Check | ReaderNote | Highlight | Correction]]:
        """What is anchored to words that are no longer found: checks, notes, highlights, corrections."""
        lost: tuple[Kept[Check | ReaderNote | Highlight | Correction], ...]
        for lost in (self.checks, self.notes, self.highlights, self.corrections):
            yield from (kept for kept in lost if kept.span is None)

    def __bool__(self) -> bool:
        """Whether there is anything that a person wrote; the reading place is nothing of that sort."""
        return bool(
            self.checks or self.notes or self.highlights or self.corrections or self.tags or self.bookmarks
        )

    @cached_property
    def _checks(self) -> dict[Span, tuple[Kept[Check], ...]]:
        return _by_span(self.checks)

    @cached_property
    def _checked_spans(self) -> list[Span]:
        return sorted(self._checks)

    @cached_property
    def _notes(self) -> dict[Span, tuple[Kept[ReaderNote], ...]]:
        return _by_span(self.notes)

    @cached_property
    def _corrections(self) -> dict[Span, tuple[Kept[Correction], ...]]:
        return _by_span(self.corrections)


def _by_span(entries: Iterable[Kept[E]]) -> dict[Span, tuple[Kept[E], ...]]:
    found: dict[Span, list[Kept[E]]] = {}
    for kept in entries:
        if kept.span is not None:
            found.setdefault(kept.span, []).append(kept)
    return {span: tuple(group) for span, group in found.items()}


NO_NOTEBOOK = NotebookState()
