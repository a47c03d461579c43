"""A row for every quote."""

from __future__ import annotations

from collections.abc import Iterator

from reader import wording
from reader.export.rows.found_item import FoundItem, share
from reader.export.rows.table import NOTED, SENTENCE, SOURCE, SURE, Column, Row, RowKind


def _found(item: FoundItem) -> Iterator[Row]:
    for quote in item.analysis.quotes:
        yield (
            *item.place(quote.start, quote.end),
            *item.source(quote),
            wording.QUOTE_KINDS[quote.kind],
            share(quote.confidence),
            *item.noted(quote.start, quote.end),
            quote.rule or None,
        )


QUOTES = RowKind(
    "quotes",
    "a quote, with its speaker",
    (*SENTENCE, *SOURCE, Column("kind", 14), SURE, *NOTED, Column("found by", 30, wrapped=True)),
    _found,
)
