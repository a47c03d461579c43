"""Tables of data against tables that only lay out a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Stands between two cells of a row in the text.
CELL_MARK = " | "

_MAX_CELL = 160
_MAX_CELLS = 20_000
_LAYOUT = frozenset(
    ("table", "article", "section", "form", "nav", "h1", "h2", "blockquote", "iframe", "figure")
)


def is_data_table(table: HtmlElement) -> bool:
    """Whether a table holds data: rows and columns of short cells, nothing of a page's frame inside."""
    if table.get("role") in ("presentation", "none"):
        return False
    rows = cells = characters = 0
    for element in table.iterdescendants():
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag in _LAYOUT:
            return False
        if tag == "tr":
            rows += 1
        elif tag in ("td", "th"):
            cells += 1
        characters += len(element.text or "") + len(element.tail or "")
        if cells > _MAX_CELLS:
            return True
    return rows >= 2 and cells >= 2 * rows - 1 and cells >= 4 and characters <= _MAX_CELL * cells
