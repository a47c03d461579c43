"""The text: one scrolling view that paints the lines it shows and keeps the reader's place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textual import events
from textual.geometry import Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.model.article import Article, Hyperlink
from reader.model.span import Span
from reader.render import pieces
from reader.render.annotation_index import NOTHING, AnnotationIndex, SpanIndex
from reader.render.layout import Layout, lay_out
from reader.render.paint import Painter
from reader.render.palette import Palette
from reader.render.pictures import is_of_picture
from reader.render.speaker_marks import SpeakerMark
from reader.render.text_search import NO_HITS, SearchHits
from reader.render.view_state import ViewState
from reader.render.viewport import ABOVE, BELOW, FIRST, column_width, in_sight, scrolled_to
from reader.ui.messages import PlaceChanged
from reader.ui.widgets.pointing import Pointing

REMEMBERED = 600  # painted lines that are kept


class BodyView(Pointing, ScrollView, can_focus=True, inherit_bindings=False):
    """The article on its column. The cursor is a line; the place is the code point where it starts."""

    ALLOW_SELECT = False

    article: var[Article | None] = var(None, always_update=True, init=False)
    annotations: var[AnnotationIndex] = var(NOTHING, always_update=True, init=False)
    speaker_marks: var[Mapping[str, SpeakerMark]] = var({}, always_update=True, init=False)
    view_state: var[ViewState] = var(ViewState(), init=False)
    hits: var[SearchHits] = var(NO_HITS, always_update=True, init=False)
    palette: var[Palette | None] = var(None, init=False)

    def __init__(self) -> None:
        super().__init__(id="body")
        self.begin_at = 0
        self._layout: Layout | None = None
        self._shown: pieces.VisiblePieces | None = None
        self._painter: Painter | None = None
        self._strips: dict[tuple[int, bool], Strip] = {}
        self._cursor = 0
        self._links: SpanIndex[Hyperlink] | None = None

    # --- what changes the picture -------------------------------------------------------------------

    def watch_article(self) -> None:
        """Another article, or another version of it: begin at its top; the screen sends us to our place."""
        self._cursor = 0
        self._links = None
        self._lay_out(keep=False)

    def watch_view_state(self, old: ViewState, new: ViewState) -> None:
        """Lay out again only where the lines change; otherwise paint again, and of another target its lines
        alone: over a slow connection every line counts."""
        if pieces.differ(old, new):
            self._lay_out(keep=True)
        elif self._layout is None or self._layout.grids or replace(old, target=new.target) != new:
            self._repaint()
        else:
            self._painter = None
            for target in filter(None, (old.target, new.target)):
                first, last = self._layout.line_of(target.start), self._layout.line_of(target.end)
                for key in [key for key in self._strips if first <= key[0] <= last]:
                    del self._strips[key]
                self.refresh_lines(first + ABOVE, last - first + 1)

    def watch_hits(self) -> None:
        """SearchHits decide which paragraphs are shown while only matching ones are."""
        if self.view_state.matching:
            self._lay_out(keep=True)
        else:
            self._repaint()

    def watch_annotations(self) -> None:
        """Newly found things are painted; nothing moves."""
        self._repaint()

    watch_speaker_marks = watch_palette = watch_annotations

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor's line at its height on the screen while the column is laid out anew."""
        self._fit()
        if self._painter is None or self._painter.view_width != self.size.width:
            self._repaint()
        self._scroll_into_view()
        self.post_message(PlaceChanged(self.place))  # more or less of the text is in sight

    def _fit(self) -> None:
        """Lay out for the width that the view has now: a resize is painted before it is told."""
        if self._layout is None:
            self._lay_out(keep=False, some=FIRST)
        elif self._layout.width != self._column():
            self._lay_out(keep=True)

    def _column(self) -> int:
        return column_width(self.view_state.width, self.size.width)

    def _lay_out(self, *, keep: bool, some: int | None = None) -> None:
        """Lay out all pieces, or the first of them so that the first paint need not wait for the rest."""
        if self.article is None or not self.size.width:
            return
        place, row = self.place, self._cursor + ABOVE - round(self.scroll_y)
        inserted = self._inserted_here() if keep else None
        self._shown = shown = pieces.choose(self.article, self.view_state, self.hits)
        part = shown.pieces if some is None or self.begin_at else shown.pieces[:some]
        text, width = self.article.text, self._column()
        ends = shown.ends(self.article, self.view_state.restored)
        self._layout = layout = lay_out(text, part, width, shown.texts, shown.tables, shown.ruled, ends)
        if len(part) < len(shown.pieces):
            self.call_after_refresh(self._lay_out, keep=True)
        # Nothing around the text depends on its height, so the screen need not be laid out again.
        self.set_reactive(BodyView.virtual_size, Size(self.size.width, layout.height + ABOVE + BELOW))
        self._strips.clear()
        self._painter = None
        if some is None:
            self.refresh()
        if keep:
            self._cursor = layout.line_of(place)
            piece = shown.piece_of(inserted) if inserted is not None else None
            if piece is not None:
                self._cursor = layout.tops[piece]
            self._scroll(self._cursor + ABOVE - row)
            self._scroll_into_view()
        elif self.begin_at:
            self._cursor, self.begin_at = layout.line_of(self.begin_at), 0
            self._scroll_into_view()
            self.post_message(PlaceChanged(self.place))
        elif some is None:
            self._scroll(0)

    def _repaint(self) -> None:
        self._strips.clear()
        self._painter = None
        self.refresh()

    # --- painting -----------------------------------------------------------------------------------

    def line_at(self, y: int) -> int:
        """The line of the column on row `y` of the view."""
        return y + round(self.scroll_y) - ABOVE

    def painter(self) -> Painter | None:
        """What paints the lines now."""
        if self._painter is None and self._layout and self._shown and self.article and self.palette:
            self._painter = Painter(
                self.article,
                self._layout,
                self.annotations,
                self.speaker_marks,
                self.palette,
                self.view_state,
                self.size.width,
                self._shown.cut_of,
                self.hits,
                self._links_of(self.article),
            )
        return self._painter

    def _links_of(self, article: Article) -> SpanIndex[Hyperlink]:
        if self._links is None:
            self._links = SpanIndex(article.links)
        return self._links

    def render_line(self, y: int) -> Strip:
        """One row of the view, from the cache where nothing has changed."""
        width = self.size.width
        self._fit()
        painter = self.painter()
        page = self.palette.page if self.palette else self.rich_style
        line = self.line_at(y)
        if painter is None or not 0 <= line < painter.layout.height:
            return Strip.blank(width, page)
        key = (line, line == self._cursor and self.has_focus)
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) > REMEMBERED:
                self._strips.clear()
            strip = Strip(painter.line(line, cursor=key[1])).crop_extend(0, width, page)
            self._strips[key] = strip
        return strip

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh_line(self._cursor + ABOVE)

    on_blur = on_focus

    # --- the place ----------------------------------------------------------------------------------

    @property
    def place(self) -> int:
        """The code point at which the cursor's line starts."""
        return self._layout.offset_of(self._cursor) if self._layout and self._layout.height else 0

    @property
    def line_span(self) -> Span:
        """The code points on the cursor's line."""
        if self._layout is None or not self._layout.height:
            return Span(0, 0)
        line = self._layout.line(self._cursor)
        return Span(self.place, self.place) if line.piece in self._layout.cuts else Span(line.start, line.end)

    @property
    def cursor(self) -> int:
        """The cursor's line on the column."""
        return self._cursor

    @property
    def row(self) -> int:
        """The row of the view that the cursor is on."""
        return self._cursor + ABOVE - round(self.scroll_y)

    @property
    def height(self) -> int:
        """How many lines the column has."""
        return self._layout.height if self._layout else 0

    @property
    def page(self) -> int:
        """How many lines a page turns: two stay in sight."""
        return max(1, self.size.height - 2)

    def cut_here(self) -> int | None:
        """The index of the cut piece that the cursor is on."""
        if self._layout is None or self._shown is None or not self._layout.height:
            return None
        return self._shown.cut_of.get(self._layout.line(self._cursor).piece)

    def _inserted_here(self) -> tuple[int | None, int | None] | None:
        """The piece that is not in the text and that the cursor is on."""
        if self._layout is None or self._shown is None or not self._layout.height:
            return None
        piece = self._layout.line(self._cursor).piece
        return self._shown.inserted(piece) if piece in self._shown.texts else None

    @property
    def inserted(self) -> str | None:
        """The words of the cut piece or picture that the cursor is on; None on the text itself."""
        if self._inserted_here() is None or self._layout is None:
            return None
        return self._layout.cuts[self._layout.line(self._cursor).piece]

    def picture_lines(self) -> list[int]:
        """The lines at which pictures, and captions of the text, begin."""
        if self._layout is None or self._shown is None:
            return []
        layout = self._layout
        return [layout.tops[i] for i in range(len(layout.pieces)) if is_of_picture(layout.pieces, i)]

    def cut_lines(self) -> list[int]:
        """The lines at which cut pieces begin, while they are shown."""
        if self._layout is None or self._shown is None:
            return []
        return [self._layout.tops[piece] for piece in sorted(self._shown.cut_of)]

    def line_of(self, offset: int) -> int:
        """The line of the column that `offset` stands on."""
        return self._layout.line_of(offset) if self._layout else 0

    def in_sight(self) -> Span:
        """The code points that are on the screen."""
        if self._layout is None:
            return Span(0, 0)
        return in_sight(self._layout, round(self.scroll_y), self.size.height)

    def go(self, offset: int) -> None:
        """Put the cursor on the line of `offset`, scrolling as little as reading asks for."""
        self.to_line(self.line_of(offset))

    def to_line(self, line: int, *, step: int = 1) -> None:
        """Put the cursor on `line`, or on the next written one in the direction of `step`.

        What is in sight stays where it is; what is far away comes to the upper third.
        """
        if self._layout is None or not self._layout.height:
            return
        line = self._written(max(0, min(line, self._layout.height - 1)), step)
        self._set_cursor(line)
        self._scroll_into_view()

    def turn(self, rows: int) -> None:
        """Scroll by `rows`, the cursor keeping its height on the screen."""
        if self._layout is None or not self._layout.height:
            return
        row = self._cursor - round(self.scroll_y)
        self._scroll(round(self.scroll_y) + rows)
        moved = self._cursor + rows
        kept = row + round(self.scroll_y)
        at_an_end = kept == self._cursor
        target = max(0, min(moved if at_an_end else kept, self._layout.height - 1))
        self._set_cursor(self._written(target, 1 if rows > 0 else -1))
        self._scroll_into_view()

    def _written(self, line: int, step: int) -> int:
        """`line`, or where it is a gap the nearest written line in the direction of `step`."""
        assert self._layout is not None
        last = self._layout.height - 1
        while 0 < line < last and self._layout.line(line).is_gap:
            line += 1 if step > 0 else -1
        return line

    def _set_cursor(self, line: int) -> None:
        old, self._cursor = self._cursor, line
        if old != line:
            self.refresh_line(old + ABOVE)
            self.refresh_line(line + ABOVE)
        self.post_message(PlaceChanged(self.place))

    def _scroll_into_view(self) -> None:
        top = round(self.scroll_y)
        wanted = scrolled_to(self._cursor + ABOVE, top, self.size.height)
        if wanted != top:
            self._scroll(wanted)

    def _scroll(self, top: int) -> None:
        self.scroll_to(y=max(0, top), animate=False, immediate=True, force=True)

    def action_page_down(self) -> None:
        """Immediate, where the base class animates."""
        self.turn(self.page)

    def action_page_up(self) -> None:
        """Immediate, where the base class animates."""
        self.turn(-self.page)

    def action_scroll_down(self) -> None:
        """One line on."""
        self.to_line(self._cursor + 1, step=1)

    def action_scroll_up(self) -> None:
        """One line back."""
        self.to_line(self._cursor - 1, step=-1)

    def action_scroll_home(self) -> None:
        """To the first line."""
        self.to_line(0)

    def action_scroll_end(self) -> None:
        """To the last line."""
        self.to_line(self.height - 1, step=-1)
