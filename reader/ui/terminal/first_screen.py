"""The reading screen before any key is pressed, row by row, without the lists of the panel.

The widgets paint the same rows a moment later, with the same functions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.segment import Segment

from reader.model.article import Article
from reader.model.span import Span
from reader.model.span_index import SpanIndex
from reader.named_tuple import NamedTuple
from reader.render import gutter
from reader.render.column import TextColumn, lay_out_column
from reader.render.minimap import is_here, map_row, minimap_cells
from reader.render.paint import Painter
from reader.render.palette import Palette, palette
from reader.render.picture_boxes import most_rows
from reader.render.text_search import NO_HITS
from reader.render.view_state import ViewState
from reader.render.viewport import (
    ABOVE,
    FIRST,
    clamped_top,
    column_left,
    column_width,
    in_sight,
    scrolled_to,
)
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
    over_text,
    source,
    title,
    whereabouts,
    words_of,
)

Row = Sequence[Segment]


class _VisibleColumn(NamedTuple):
    """The column, the cursor's line, the first visible row, and the visible part of the text."""

    column: TextColumn
    cursor: int
    top: int
    seen: Span


def frame(
    session: ReadingSession, startup: StartupState, articles: int, width: int, height: int
) -> list[Row]:
    """The `height` rows of a screen of `width` cells: the first of `articles`, where it was left. At the
    beginning of an article the quick pass looks through what is visible, and no further."""
    ink, parts = palette(startup.theme), arrange(width, height, startup.memory.panel)
    visible = _lay_out(session, startup.view_state, parts)
    if not session.place:
        session.quick_pass(_whole_blocks(session.article, visible.seen.end))
    column = visible.column.layout.width
    begins = column_left(parts.text, column, cuts=startup.view_state.cuts) + gutter.WIDTH
    head = _header(session, visible, articles)._replace(left=over_text(width, begins))
    foot = FooterContent(
        legend_entries(startup.keys, startup.view_state),
        hints=hints(
            startup.keys,
            startup.view_state,
            "",
            False,
            session.annotations,
            HintContext(several=articles > 1, has_cuts=session.article.has_cuts),
        ),
    )
    return [
        *(heading_row(head, y, width, parts.header, ink) for y in range(parts.header)),
        *_middle(session, startup.view_state, parts, visible, ink),
        *(foot_row(foot, y, width, parts.footer, ink) for y in range(parts.footer)),
    ]


def _whole_blocks(article: Article, end: int) -> int:
    """The code point behind the block that holds `end`."""
    behind = article.block_index(end) + 1
    return article.blocks[behind].start if behind < len(article.blocks) else len(article.text)


def _lay_out(session: ReadingSession, view_state: ViewState, parts: Arrangement) -> _VisibleColumn:
    width = column_width(view_state.width, parts.text)
    first = None if session.place else FIRST
    rows = most_rows(parts.middle)
    column = lay_out_column(
        session.article, view_state, NO_HITS, width, first=first, plan=session.pictures, rows=rows
    )
    cursor = column.layout.line_of(session.place) if session.place else column.written_line(0, 1)
    far = session.excerpt is not None and session.excerpt.start > 0  # far from the top, as in the whole
    wanted = cursor + ABOVE - parts.middle // 3 if far else scrolled_to(cursor + ABOVE, 0, parts.middle)
    top = clamped_top(wanted, column.height, parts.middle)
    return _VisibleColumn(column, cursor, top, in_sight(column.layout, top, parts.middle))


def _header(session: ReadingSession, visible: _VisibleColumn, articles: int) -> HeaderContent:
    article, height = session.article, visible.column.height
    busy = "" if session.annotations.analysis.complete else WORKING
    if (near := session.excerpt) is not None:
        length = near.length
        where = whereabouts(
            near.paragraph, near.paragraphs, near.place, length, at_end=False, among=(1, articles)
        )
        return HeaderContent(title(article), source(article, length // 6), byline(article), where, busy)
    if session.part:  # how much there is to read is not known yet
        return HeaderContent(title(article), article.publisher or "", byline(article), "", busy)
    place = visible.column.place_of(visible.cursor)
    at_end = bool(height) and visible.cursor >= height - 1
    paragraphs = session.paragraphs
    number, count = paragraphs.number(place), len(paragraphs)
    where = whereabouts(number, count, place, len(article.text), at_end=at_end, among=(1, articles))
    return HeaderContent(title(article), source(article, words_of(article)), byline(article), where, busy)


def _middle(
    session: ReadingSession, view_state: ViewState, parts: Arrangement, visible: _VisibleColumn, ink: Palette
) -> Iterator[Row]:
    """The rows of text, divider, panel and map."""
    article, layout = session.article, visible.column.layout
    painter = Painter(
        article,
        layout,
        session.annotations,
        session.speaker_marks,
        ink,
        view_state,
        parts.text,
        visible.column.visible.cut_of,
        links=SpanIndex(article.links),
    )
    length = article.source.bytes if session.part else len(article.text)
    seen = visible.seen
    if session.excerpt is not None:
        length, start = session.excerpt.length, session.excerpt.start
        seen = Span(seen.start + start, seen.end + start)
    cells = minimap_cells(session.annotations, NO_HITS, length, parts.middle) if parts.map else []
    for y in range(parts.middle):
        line = y + visible.top - ABOVE
        row = [Segment(" " * parts.text, ink.page)]
        if 0 <= line < layout.height:
            row = painter.line(line, cursor=line == visible.cursor)
        row += [Segment("│", ink.page + ink.rule)] * parts.divider
        row += [Segment(" " * parts.panel, ink.page)]
        if cells:
            here = is_here(y, parts.middle, length, seen)
            row += map_row(cells[y], view_state, session.speaker_marks, ink, here=here)
        yield row
