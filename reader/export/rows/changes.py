"""A row for every change from one version of an article to another."""

from __future__ import annotations

from collections.abc import Iterator

from reader.export.rows.found_item import FoundItem
from reader.export.rows.table import SENTENCE, Column, Row, RowKind
from reader.model.changes import Comparison


def changes_kind(comparison: Comparison) -> RowKind:
    """Rows of the newer article; what is gone has no place in it, and no words but those before."""

    def found(item: FoundItem) -> Iterator[Row]:
        for change in comparison.changes:
            paragraph, start, end, _ = item.place(*change.new) if change.new is not None else (None,) * 4
            yield (
                paragraph,
                start,
                end,
                change.after or None,
                change.kind.value,
                change.before or None,
                change.old.start if change.old is not None else None,
                change.note or None,
            )

    return RowKind(
        "changes",
        "a change, with the words before and after it",
        (*SENTENCE, Column("kind", 18), Column("before", 60), Column("start before", 12), Column("note", 28)),
        found,
    )
