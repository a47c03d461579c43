"""A row for every date that the text mentions."""

from __future__ import annotations

from collections.abc import Iterator

from reader import wording
from reader.export.rows.found_item import FoundItem, share
from reader.export.rows.table import NOTED, PLACE, SOURCE, SURE, Column, Row, RowKind
from reader.model.span import Span


def _found(item: FoundItem) -> Iterator[Row]:
    for mention in item.analysis.dates:
        quote = item.quote_around(Span(mention.start, mention.end))
        yield (
            *item.place(mention.start, mention.end),
            *item.source(quote),
            "worked out" if mention.inferred else "as written" if mention.resolved else "not known",
            share(quote.confidence) if quote is not None else None,
            *item.noted(mention.start, mention.end),
            mention.resolved,
            mention.until,
            wording.date(mention) or None,
        )


DATES = RowKind(
    "dates",
    "a date that the text mentions",
    (
        *PLACE, *SOURCE, Column("kind", 12), SURE, *NOTED, Column("from", 12),
        Column("until", 12), Column("in words", 22),
    ),
    _found,
)  # fmt: skip
