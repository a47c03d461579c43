"""A row for every mention of a name."""

from __future__ import annotations

from collections.abc import Iterator

from reader import wording
from reader.export.rows.found_item import FoundItem
from reader.export.rows.table import NOTED, PLACE, Column, Row, RowKind


def _found(item: FoundItem) -> Iterator[Row]:
    mentions = [
        (span, number, entity)
        for entity in item.analysis.entities
        for number, span in enumerate(entity.mentions, 1)
    ]
    for span, number, entity in sorted(mentions, key=lambda mention: mention[0]):
        yield (
            *item.place(*span),
            wording.one_line(entity.name),
            wording.role(entity.role) or None,
            wording.ENTITY_KINDS[entity.kind][0],
            *item.noted(*span),
            number,
            len(entity.mentions),
        )


NAMES = RowKind(
    "names",
    "a mention of a name, by name, role noun or pronoun",
    (
        *PLACE, Column("name", 24), Column("role", 28, wrapped=True), Column("kind", 14), *NOTED,
        Column("mention", 9),
        Column("mentions", 9),
    ),
    _found,
)  # fmt: skip
