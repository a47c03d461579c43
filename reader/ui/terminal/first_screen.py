"""The reading screen before any key is pressed, row by row, but for the lists of the panel. Pure.

It is what the widgets paint a moment later: they and this share the functions that paint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.segment import Segment

from reader.model.span import Span
from reader.render.annotation_index import SpanIndex
from reader.render.layout import Layout, lay_out
from reader.render.minimap import is_here, map_row, minimap_cells
from reader.render.paint import Painter
from reader.render.palette import Palette, palette
from reader.render.pieces import VisiblePieces, choose
from reader.render.text_search import NO_HITS
from reader.render.view_state import ViewState
from reader.render.viewport import ABOVE, FIRST, column_width, cut_off, in_sight, scrolled_to
from reader.ui.reading_session import ReadingSession
from reader.ui.startup_state import StartupState
from reader.ui.widgets.arrangement import Arrangement, arrange
from reader.ui.widgets.footer_hints import HintContext, hints
from reader.ui.widgets.footer_legend import legend_entries
from reader.ui.widgets.footer_row import FooterContent, foot_row
from reader.ui.widgets.header_row import (
    WORKING,
    HeaderContent,
    byline,
    heading_row,
    source,
    title,
    whereabouts,
    words_of,
)

Row = Sequence[Segment]


class _Column(NamedTuple):
    """The text on its column: where the reader is in it, and what part of it is seen from `top` on."""

    shown: VisiblePieces
    layout: Layout
    cursor: int
    top: int
    seen: Span


def frame(
    session: ReadingSession, startup: StartupState, articles: int, width: int, height: int
) -> list[Row]:
    """The `height` rows of a screen of `width` cells: the first of `articles`, where it was left."""
    ink, parts = palette(startup.theme), arrange(width, height, startup.memory.panel)
    column = _column(session, startup.view_state, parts)
    head = _heading(session, column, articles)
    foot = FooterContent(
        legend_entries(startup.keys, startup.view_state),
        hints=hints(
            startup.keys,
            startup.view_state,
            "",
            False,
            session.annotations,
            HintContext(several=articles > 1),
        ),
    )
    return [
        *(heading_row(head, y, width, parts.header, ink) for y in range(parts.header)),
        *_middle(session, startup.view_state, parts, column, ink),
        *(foot_row(foot, y, width, parts.footer, ink) for y in range(parts.footer)),
    ]


def _column(session: ReadingSession, view_state: ViewState, parts: Arrangement) -> _Column:
    article = session.article
    shown = choose(article, view_state, NO_HITS)
    some = shown.pieces if session.place else shown.pieces[:FIRST]
    width = column_width(view_state.width, parts.text)
    layout = lay_out(article.text, some, width, shown.texts, shown.tables, shown.ruled)
    cursor = layout.line_of(session.place) if session.place else 0
    top = cut_off(scrolled_to(cursor + ABOVE, 0, parts.middle), layout.height, parts.middle)
    return _Column(shown, layout, cursor, top, in_sight(layout, top, parts.middle))


def _heading(session: ReadingSession, column: _Column, articles: int) -> HeaderContent:
    article, layout = session.article, column.layout
    busy = "" if session.annotations.analysis.complete else WORKING
    if session.part:  # how much there is to read is not known yet
        return HeaderContent(title(article), article.publisher or "", byline(article), "", busy)
    place = layout.offset_of(column.cursor) if layout.height else 0
    at_end = bool(layout.height) and column.cursor >= layout.height - 1
    where = whereabouts(session.paragraphs, place, len(article.text), at_end=at_end, among=(1, articles))
    return HeaderContent(title(article), source(article, words_of(article)), byline(article), where, busy)


def _middle(
    session: ReadingSession, view_state: ViewState, parts: Arrangement, column: _Column, ink: Palette
) -> Iterator[Row]:
    """The rows of text, divider, panel and map."""
    article, layout = session.article, column.layout
    painter = Painter(
        article, layout, session.annotations, session.speaker_marks, ink, view_state, parts.text,
        column.shown.cut_of, links=SpanIndex(article.links),
    )  # fmt: skip
    length = article.source.bytes if session.part else len(article.text)
    cells = minimap_cells(session.annotations, NO_HITS, length, parts.middle) if parts.map else []
    for y in range(parts.middle):
        line = y + column.top - ABOVE
        row = [Segment(" " * parts.text, ink.page)]
        if 0 <= line < layout.height:
            row = painter.line(line, cursor=line == column.cursor)
        row += [Segment("│", ink.page + ink.rule)] * parts.divider
        row += [Segment(" " * parts.panel, ink.page)]
        if cells:
            here = is_here(y, parts.middle, length, column.seen)
            row += map_row(cells[y], view_state, session.speaker_marks, ink, here=here)
        yield row
