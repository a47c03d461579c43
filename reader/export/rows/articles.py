"""A row for every article, with what was counted in it."""

from __future__ import annotations

from collections.abc import Iterator

from reader.export.rows.found_item import FoundItem
from reader.export.rows.table import Column, Row, RowKind


def _found(item: FoundItem) -> Iterator[Row]:
    article, analysis = item.article, item.analysis
    speakers = analysis.speakers
    yield (
        article.subtitle,
        "; ".join(article.authors) or None,
        article.modified,
        article.section,
        article.language,
        article.words,
        item.paragraphs,
        len(analysis.quotes) if item.analysed else None,
        len(speakers) if item.analysed else None,
        sum(speaker.anonymous for speaker in speakers) if item.analysed else None,
        len(analysis.entities) if item.analysed else None,
        len(analysis.figures) if item.analysed else None,
        len(analysis.dates) if item.analysed else None,
        len(article.cut),
        article.source.sha256,
    )


ARTICLES = RowKind(
    "articles",
    "an article, with what was counted in it",
    (
        Column("subtitle", 32), Column("authors", 24), Column("modified", 12), Column("section", 14),
        Column("language", 9), Column("words", 8), Column("paragraphs", 10), Column("quotes", 10),
        Column("speakers", 9), Column("not named", 10), Column("names", 8), Column("figures", 8),
        Column("dates", 8), Column("cut pieces", 10), Column("sha256", 20),
    ),
    _found,
    analysed=False,
)  # fmt: skip
