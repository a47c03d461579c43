"""What a desk checks in an article, in the order in which it does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import cache, lru_cache

from reader.model.analysis import Analysis, EntityKind, QuoteKind
from reader.model.article import Article
from reader.model.notebook import CheckStatus, CheckSubject
from reader.model.notebook_state import NotebookState
from reader.model.span import Span
from reader.named_tuple import NamedTuple
from reader.text.data_files import word_lists

_NAMED = frozenset(EntityKind) - {EntityKind.NORP, EntityKind.LOC}


class SheetGroup(IntEnum):
    """Why something is on the sheet; a desk begins with the first."""

    SOURCED = 0
    DATE = 1
    NAME = 2
    SUPERLATIVE = 3
    COMPARISON = 4
    UNSOURCED = 5
    OWN = 6

    @property
    def label(self) -> str:
        """Its heading in a list."""
        return _LABELS[self]


_LABELS = {
    SheetGroup.SOURCED: "Figures, and sourced quotes",
    SheetGroup.DATE: "Dates",
    SheetGroup.NAME: "Names where they are first met",
    SheetGroup.SUPERLATIVE: "The first, the most",
    SheetGroup.COMPARISON: "Comparisons",
    SheetGroup.UNSOURCED: "Quotes without a named source",
    SheetGroup.OWN: "What you chose",
}


class SheetItem(NamedTuple):
    """One thing to check."""

    span: Span
    subject: CheckSubject
    group: SheetGroup


def check_sheet(article: Article, analysis: Analysis, state: NotebookState) -> tuple[SheetItem, ...]:
    """All that is to be checked, by group and then by place, each stretch once; with whatever else the person
    checked. Linear in text and analysis."""
    found: dict[Span, SheetItem] = {}
    for item in (*_found(analysis, article.text), *_claims(article.text), *_own(state)):
        found.setdefault(item.span, item)
    return tuple(sorted(found.values(), key=lambda item: (item.group, item.span)))


def open_items(sheet: Iterable[SheetItem], state: NotebookState) -> tuple[SheetItem, ...]:
    """What is open still, in the order of the text."""
    left = (item for item in sheet if state.check_of(*item.span) is CheckStatus.OPEN)
    return tuple(sorted(left, key=lambda item: item.span))


def progress(article: Article, analysis: Analysis, state: NotebookState) -> tuple[int, int] | None:
    """How many things on the sheet are no longer open, and how many there are; None before the first."""
    sheet = check_sheet(article, analysis, state)
    done = sum(state.check_of(*item.span) is not CheckStatus.OPEN for item in sheet)
    return (done, len(sheet)) if done else None


def _found(analysis: Analysis, text: str) -> Iterator[SheetItem]:
    named = {speaker.id for speaker in analysis.speakers if not speaker.anonymous}
    for figure in analysis.figures:
        yield SheetItem(Span(figure.start, figure.end), CheckSubject.FIGURE, SheetGroup.SOURCED)
    for quote in analysis.quotes:
        if quote.kind is not QuoteKind.SCARE:
            sourced = quote.speaker in named and quote.is_shown
            group = SheetGroup.SOURCED if sourced else SheetGroup.UNSOURCED
            yield SheetItem(Span(quote.start, quote.end), CheckSubject.QUOTE, group)
    for date in analysis.dates:
        yield SheetItem(Span(date.start, date.end), CheckSubject.DATE, SheetGroup.DATE)
    for entity in analysis.entities:
        names = (m for m in entity.mentions if m.of(text) != m.of(text).lower())
        first = next(names, None) if entity.kind in _NAMED else None
        if first is not None:
            yield SheetItem(first, CheckSubject.NAME, SheetGroup.NAME)


@lru_cache(1)  # of the article that is read: no text is kept alive beside it
def _claims(text: str) -> tuple[SheetItem, ...]:
    """What claims a first place, and what compares."""
    found = ((Span(*one.span()), one["superlative"]) for one in _pattern().finditer(text))
    return tuple(
        SheetItem(span, CheckSubject.CLAIM, SheetGroup.SUPERLATIVE if superlative else SheetGroup.COMPARISON)
        for span, superlative in found
    )


def _own(state: NotebookState) -> Iterator[SheetItem]:
    for kept in state.checks:
        if kept.span is not None and kept.entry.status is not CheckStatus.OPEN:
            yield SheetItem(kept.span, kept.entry.subject, SheetGroup.OWN)


@cache
def _pattern() -> re.Pattern[str]:
    lists = word_lists("reader.notebook", "checks.txt")
    parts = (
        f"(?P<{name}>{'|'.join(sorted(map(re.escape, lists[name]), key=len, reverse=True))})"
        for name in ("superlative", "comparison")
    )
    return re.compile(rf"\b(?:{'|'.join(parts)})\b(?:[ ]\w[\w’'-]*)?", re.IGNORECASE)
