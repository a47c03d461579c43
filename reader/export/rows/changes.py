"""A row for every change from one version of an article to another."""

from __future__ import annotations

from collections.abc import Iterator

from reader.export.rows.found_item import FoundItem
from reader.export.rows.table import SENTENCE, Column, Row, RowKind


def _found(item: FoundItem) -> Iterator[Row]:
    """Rows of the newer article; what is gone has no place in it, and no words but those before."""
    for change in item.changes.changes if item.changes is not None else ():
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


CHANGES = RowKind(
    "changes",
    "a change since the version that you opened before",
    (*SENTENCE, Column("kind", 18), Column("before", 60), Column("start before", 12), Column("note", 28)),
    _found,
    analysed=False,
    compares=True,
)
