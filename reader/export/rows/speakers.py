"""A row for everybody who is quoted."""

from __future__ import annotations

from collections.abc import Iterator

from reader import wording
from reader.export.rows.found_item import FoundItem, role_of
from reader.export.rows.table import NOTED, PLACE, SOURCE, Column, Row, RowKind
from reader.model.span import Span


def _found(item: FoundItem) -> Iterator[Row]:
    total = sum(speaker.words for speaker in item.analysis.speakers)
    for speaker in item.analysis.speakers:
        first = _first(item, speaker.mentions, speaker.quotes)
        yield (
            *(item.place(*first) if first is not None else (None, None, None, None)),
            wording.one_line(speaker.name),
            role_of(speaker),
            "not named" if speaker.anonymous else speaker.kind.value,
            *(item.noted(*first) if first is not None else (None, None, None)),
            "; ".join(map(wording.one_line, speaker.aliases)) or None,
            len(speaker.quotes),
            speaker.words,
            round(speaker.words / total, 3) if total else None,
        )


def _first(item: FoundItem, mentions: tuple[Span, ...], quotes: tuple[str, ...]) -> Span | None:
    """Where somebody is first named, or else quoted."""
    if mentions:
        return mentions[0]
    quote = item.quote(quotes[0]) if quotes else None
    return Span(quote.start, quote.end) if quote is not None else None


SPEAKERS = RowKind(
    "speakers",
    "somebody who is quoted, at their first mention",
    (
        *PLACE, *SOURCE, Column("kind", 14), *NOTED,
        Column("also called", 24, wrapped=True), Column("quotes", 10),
        Column("words", 8), Column("share of words", 14, share=True),
    ),
    _found,
)  # fmt: skip
