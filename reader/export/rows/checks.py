"""A row for everything that a person checked, noted, highlighted or tagged, and for every question of the
program."""

from __future__ import annotations

from collections.abc import Iterator

from reader.export.rows.found_item import FoundItem
from reader.export.rows.table import SENTENCE, SOURCE, Cell, Column, Row, RowKind
from reader.model.notebook import Anchor, Check, CheckStatus, Highlight, ReaderNote, ReaderTag
from reader.model.notebook_state import Kept
from reader.model.span import Span
from reader.notebook.words import STATUS_WORDS
from reader.text.sanitise import one_line

LOST = "these words stand in the text no longer"


def _found(item: FoundItem) -> Iterator[Row]:
    """Those with a place in its order, then those whose words are gone."""
    rows = [*_checks(item), *_lone_notes(item), *_marked(item), *_questions(item)]
    return iter(sorted(rows, key=lambda row: (row[1] is None, row[1] or 0)))


def _checks(item: FoundItem) -> Iterator[Row]:
    for kept in item.state.checks:
        if kept.entry.status is not CheckStatus.OPEN:
            notes = item.state.notes_of(*kept.span) if kept.span is not None else ()
            words = "\n".join(map(item.signed, notes))
            yield _row(item, kept, kept.entry.subject.value, STATUS_WORDS[kept.entry.status], words)


def _lone_notes(item: FoundItem) -> Iterator[Row]:
    """Notes on words that have no check which shows them."""
    checked = {kept.span for kept in item.state.checks if kept.entry.status is not CheckStatus.OPEN}
    for note in item.state.notes:
        if note.span is None or note.span not in checked:
            yield _row(item, note, "note", None, item.signed(note))


def _marked(item: FoundItem) -> Iterator[Row]:
    for highlight in item.state.highlights:
        yield _row(item, highlight, "highlight", None, "")
    for tag in item.state.tags:
        yield _row(item, tag, "tag", None, one_line(tag.entry.word))


def _row(
    item: FoundItem,
    kept: Kept[Check | ReaderNote | Highlight | ReaderTag],
    kind: str,
    check: Cell,
    note: str,
) -> Row:
    anchor = kept.entry.anchor
    place, source = _place(item, kept.span, anchor)
    lost = LOST if kept.span is None and anchor is not None else None
    words = "\n".join(part for part in (note, lost) if part) or None
    return (*place, *source, kind, check, words, one_line(kept.author) or None, kept.made or None)


def _place(item: FoundItem, span: Span | None, anchor: Anchor | None) -> tuple[Row, Row]:
    if span is None:
        return (None, None, None, anchor.exact if anchor is not None else None), (None, None)
    return item.place(*span), item.source(item.quote_around(span))


def _questions(item: FoundItem) -> Iterator[Row]:
    figures = item.analysis.figures
    for conflict in item.analysis.conflicts:
        span = Span(figures[conflict.figures[0]].start, figures[conflict.figures[0]].end)
        source = item.source(item.quote_around(span))
        yield (*item.place(*span), *source, "question", None, conflict.question, "newsreader", None)


CHECKS = RowKind(
    "checks",
    "what a person checked, noted or marked, and what the program asks",
    (
        *SENTENCE, *SOURCE, Column("kind", 10), Column("check", 10), Column("note", 48, wrapped=True),
        Column("by", 14),
        Column("on", 20),
    ),
    _found,
)  # fmt: skip
