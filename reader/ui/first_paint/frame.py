"""The reading screen before any key is pressed, row by row, but for the lists of the panel. Pure.

It is what the widgets paint a moment later: they and this share the functions that paint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.segment import Segment

from reader.model.span import Span
from reader.ui.analysing import WORKING
from reader.ui.arrangement import Arrangement, arrange
from reader.ui.beginning import Beginning
from reader.ui.body.finds import SpanIndex
from reader.ui.body.hits import NO_HITS
from reader.ui.body.layout import Layout, lay_out
from reader.ui.body.paint import Painter
from reader.ui.body.palette import Palette, palette
from reader.ui.body.pieces import Shown, choose
from reader.ui.body.sight import ABOVE, FIRST, column_width, cut_off, in_sight, scrolled_to
from reader.ui.body.slices import is_here, map_row, slices
from reader.ui.foot import Foot, foot_row
from reader.ui.heading import Heading, byline, heading_row, source, title, whereabouts, words_of
from reader.ui.hints import Spot, hints
from reader.ui.legend import signs
from reader.ui.sitting import Sitting
from reader.ui.state import Look

Row = Sequence[Segment]


class _Column(NamedTuple):
    """The text on its column: where the reader is in it, and what part of it is seen from `top` on."""

    shown: Shown
    layout: Layout
    cursor: int
    top: int
    seen: Span


def frame(sitting: Sitting, beginning: Beginning, articles: int, width: int, height: int) -> list[Row]:
    """The `height` rows of a screen of `width` cells: the first of `articles`, where it was left."""
    ink, parts = palette(beginning.theme), arrange(width, height, beginning.memory.panel)
    column = _column(sitting, beginning.look, parts)
    head = _heading(sitting, column, articles)
    foot = Foot(
        signs(beginning.keys, beginning.look),
        hints=hints(beginning.keys, beginning.look, "", False, sitting.finds, Spot(several=articles > 1)),
    )
    return [
        *(heading_row(head, y, width, parts.header, ink) for y in range(parts.header)),
        *_middle(sitting, beginning.look, parts, column, ink),
        *(foot_row(foot, y, width, parts.footer, ink) for y in range(parts.footer)),
    ]


def _column(sitting: Sitting, look: Look, parts: Arrangement) -> _Column:
    article = sitting.article
    shown = choose(article, look, NO_HITS)
    some = shown.pieces if sitting.place else shown.pieces[:FIRST]
    width = column_width(look.width, parts.text)
    layout = lay_out(article.text, some, width, shown.texts, shown.tables, shown.ruled)
    cursor = layout.line_of(sitting.place) if sitting.place else 0
    top = cut_off(scrolled_to(cursor + ABOVE, 0, parts.middle), layout.height, parts.middle)
    return _Column(shown, layout, cursor, top, in_sight(layout, top, parts.middle))


def _heading(sitting: Sitting, column: _Column, articles: int) -> Heading:
    article, layout = sitting.article, column.layout
    busy = "" if sitting.finds.analysis.complete else WORKING
    if sitting.part:  # how much there is to read is not known yet
        return Heading(title(article), article.publisher or "", byline(article), "", busy)
    place = layout.offset_of(column.cursor) if layout.height else 0
    at_end = bool(layout.height) and column.cursor >= layout.height - 1
    where = whereabouts(sitting.paragraphs, place, len(article.text), at_end=at_end, among=(1, articles))
    return Heading(title(article), source(article, words_of(article)), byline(article), where, busy)


def _middle(sitting: Sitting, look: Look, parts: Arrangement, column: _Column, ink: Palette) -> Iterator[Row]:
    """The rows of text, divider, panel and map."""
    article, layout = sitting.article, column.layout
    painter = Painter(
        article, layout, sitting.finds, sitting.voices, ink, look, parts.text, column.shown.cut_of,
        links=SpanIndex(article.links),
    )  # fmt: skip
    length = article.source.bytes if sitting.part else len(article.text)
    cells = slices(sitting.finds, NO_HITS, length, parts.middle) if parts.map else []
    for y in range(parts.middle):
        line = y + column.top - ABOVE
        row = [Segment(" " * parts.text, ink.page)]
        if 0 <= line < layout.height:
            row = painter.line(line, cursor=line == column.cursor)
        row += [Segment("│", ink.page + ink.rule)] * parts.divider
        row += [Segment(" " * parts.panel, ink.page)]
        if cells:
            here = is_here(y, parts.middle, length, column.seen)
            row += map_row(cells[y], look, sitting.voices, ink, here=here)
        yield row
