"""Rows of one kind as a table of Markdown, below what says which article they are of: a list to pass on."""

from __future__ import annotations

from reader import wording
from reader.export.item import ExportItem
from reader.export.markdown_document import flat
from reader.export.rows.found_item import FoundItem
from reader.export.rows.table import OFFSETS, Cell, Column, RowKind
from reader.model.article import Article

_ASIDE = frozenset(("found by", "sha256", *(column.name for column in OFFSETS)))
"""Columns that are for programs, or for a look at how the program works."""


def byline(article: Article) -> str:
    """Who wrote an article, where and when it was published, and its address, as one line of Markdown."""
    day = wording.day(article.published[:10]) if article.published else ""
    parts = [flat(part) for part in ("; ".join(article.authors), article.publisher or "", day) if part]
    url = article.url or ""
    if url.startswith(("http://", "https://")) and not set(url) & set(" <>"):
        parts.append(f"<{url}>")
    return " · ".join(parts)


def rows_markdown(item: ExportItem, kind: RowKind) -> str:
    """The rows of an article as Markdown; empty where it has none. A column that is empty in all of them, or
    that only a program reads, is left out."""
    lead = len(kind.all_columns) - len(kind.columns)
    rows = [row[lead:] for row in kind.rows(FoundItem(item))]
    shown = [
        place
        for place, column in enumerate(kind.columns)
        if column.name not in _ASIDE and any(row[place] is not None for row in rows)
    ]
    if not shown:
        return ""
    columns = [kind.columns[place] for place in shown]
    lines = [
        [column.name for column in columns],
        ["---" if column.wrapped else "---:" if _is_number(column) else "---" for column in columns],
        *([_written(kind.columns[place], row[place]) for place in shown] for row in rows),
    ]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    above = [f"## {flat(item.article.shown_title)}", byline(item.article), table]
    return "\n\n".join(part for part in above if part) + "\n"


def _is_number(column: Column) -> bool:
    return column.share or column.name == "paragraph"


def _written(column: Column, value: Cell) -> str:
    if value is None:
        return ""
    if column.share and isinstance(value, float):
        return f"{100 * value:.0f}%"
    return flat(f"{value:,}" if isinstance(value, int) else str(value))
