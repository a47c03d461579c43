"""A row for every figure, with its value and who gives it."""

from __future__ import annotations

from collections.abc import Iterator

from reader import wording
from reader.export.rows.found_item import FoundItem, role_of, share
from reader.export.rows.table import NOTED, PLACE, SOURCE, SURE, Column, Row, RowKind
from reader.model.analysis import Figure


def _found(item: FoundItem) -> Iterator[Row]:
    for figure in item.analysis.figures:
        quote = item.quote(figure.quote)
        speaker = item.speaker(figure.speaker)
        low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, None)
        yield (
            *item.place(figure.start, figure.end),
            wording.one_line(speaker.name) if speaker is not None else None,
            role_of(speaker),
            figure.kind.value,
            share(quote.confidence) if quote is not None else None,
            *item.noted(figure.start, figure.end),
            low,
            high,
            figure.unit,
            figure.qualifier,
            figure.of,
            wording.value(figure),
            _handed_on(item, figure),
        )


def _handed_on(item: FoundItem, figure: Figure) -> str | None:
    """All who hand a figure on, from the nearest to the first, where there are several."""
    names = [wording.one_line(one.name) for id in figure.chain if (one := item.speaker(id)) is not None]
    return ", citing ".join(names) if len(names) > 1 else None


FIGURES = RowKind(
    "figures",
    "a figure, with its value and who gives it",
    (
        *PLACE, *SOURCE, Column("kind", 12), SURE, *NOTED, Column("value", 14), Column("to", 14),
        Column("unit", 12), Column("qualifier", 14), Column("of", 24, wrapped=True), Column("in short", 16),
        Column("handed on by", 24),
    ),
    _found,
)  # fmt: skip
