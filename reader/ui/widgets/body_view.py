"""The text: one scrolling view that paints the lines it shows and keeps the reader's place."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from reader.frozen import replace
from reader.model.article import Article, Hyperlink
from reader.model.span_index import SpanIndex
from reader.model.speaker_marks import SpeakerMark
from reader.render import gutter
from reader.render.annotation_index import NOTHING, AnnotationIndex
from reader.render.column import lay_out_column
from reader.render.paint import Drawing, Painter
from reader.render.palette import Palette
from reader.render.picture_boxes import NO_PICTURES, PictureBox, PicturePlan, most_rows
from reader.render.pieces import lines_differ
from reader.render.text_search import NO_HITS, SearchHits
from reader.render.view_state import ViewState
from reader.render.viewport import ABOVE, BELOW, FIRST, column_width
from reader.render.wrap import CellWidths
from reader.ui.messages import PlaceChanged
from reader.ui.widgets.pointing import WHEEL_LINES, PointedSpan, TextPointer
from reader.ui.widgets.sliced_picture import PictureSlices
from reader.ui.widgets.sliced_view import SlicedView

MAX_STRIPS = 600
"""Painted lines that are kept."""


class BodyView(SlicedView, can_focus=True, inherit_bindings=False):
    """The article on its column, painted from what the screen hands down."""

    ALLOW_SELECT = False

    article: var[Article | None] = var(None, always_update=True, init=False)
    annotations: var[AnnotationIndex] = var(NOTHING, always_update=True, init=False)
    speaker_marks: var[Mapping[str, SpeakerMark]] = var({}, always_update=True, init=False)
    view_state: var[ViewState] = var(ViewState(), init=False)
    hits: var[SearchHits] = var(NO_HITS, always_update=True, init=False)
    palette: var[Palette | None] = var(None, init=False)
    layouts: var[int] = var(0, init=False)  # how often the lines were laid out

    class Pointed(Message):
        """The mouse was clicked on, or dragged over, a stretch of the text; `again`: on the same for a second
        time."""

        def __init__(self, pointed: PointedSpan, *, again: bool = False) -> None:
            super().__init__()
            self.start, self.end, self.dragged = pointed
            self.again = again

    class PicturePointed(Message):
        """The mouse was clicked on a picture of the article, by its index."""

        def __init__(self, picture: int) -> None:
            super().__init__()
            self.picture = picture

    def __init__(self) -> None:
        super().__init__(id="body")
        self.begin_at, self.known_pictures = 0, NO_PICTURES
        self._widths: CellWidths | None = None
        self._painter: Painter | None = None
        self._strips: dict[tuple[int, bool], Strip] = {}
        self._links: SpanIndex[Hyperlink] | None = None
        self._pointer = TextPointer()
        self._plan, self._rows = NO_PICTURES, 0
        self._drawings: dict[PictureBox, Drawing] = {}

    # --- what changes the picture -------------------------------------------------------------------

    def watch_article(self) -> None:
        """Another article, or another version of it: begin at its top; the screen sends us to our place."""
        self._cursor = 0
        self._links = self._widths = None
        self._plan, self._drawings, self._slices = self.known_pictures, {}, {}
        self._lay_out(keep=False)

    def watch_view_state(self, old: ViewState, new: ViewState) -> None:
        """Lay out again only where the lines change; otherwise paint again, and of another target its lines
        alone: over a slow connection every line counts."""
        if lines_differ(old, new):
            self._lay_out(keep=True)
        elif self._column is None or self._column.layout.grids or replace(old, target=new.target) != new:
            self._repaint()
        else:
            self._painter = None
            for target in filter(None, (old.target, new.target)):
                first, last = self.line_of(target.start), self.line_of(target.end)
                for key in [key for key in self._strips if first <= key[0] <= last]:
                    del self._strips[key]
                self.refresh_lines(first + ABOVE, last - first + 1)

    def watch_hits(self) -> None:
        """Hits decide which paragraphs are shown while only matching ones are."""
        if self.view_state.matching:
            self._lay_out(keep=True)
        else:
            self._repaint()

    def watch_annotations(self) -> None:
        """New annotations are painted; nothing moves."""
        self._repaint()

    watch_speaker_marks = watch_palette = watch_annotations

    def plan_pictures(self, plan: PicturePlan) -> None:
        """Keep room for these pictures; the reader stays where they are."""
        if plan != self._plan:
            at_top = round(self.scroll_y) == 0
            self._plan = plan
            self.draw({})
            self._lay_out(keep=True)
            if at_top:  # a picture above the first line is seen
                self._scroll(0)
                self._scroll_into_view()

    def draw(
        self, drawings: dict[PictureBox, Drawing], slices: Mapping[PictureBox, PictureSlices] | None = None
    ) -> None:
        """Paint these pictures where their boxes are, and no others; `slices` are laid over them."""
        changed = {
            box for box in (*drawings, *self._drawings) if drawings.get(box) is not self._drawings.get(box)
        }
        self._drawings, self._slices, self._painter = drawings, slices or {}, None
        if self._column is None:
            return
        layout = self._column.layout
        for piece, box in layout.boxes.items():
            if box in changed and piece < len(layout.tops):
                top = layout.tops[piece] - box.rows
                for line in range(top, top + box.rows):
                    self._strips.pop((line, False), None)
                self.refresh_lines(top + ABOVE, box.rows)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor's line at its height on the screen while the column is laid out anew."""
        self._fit()
        if self._painter is None or self._painter.view_width != self.size.width:
            self._repaint()
        self._scroll_into_view()
        self.post_message(PlaceChanged(self.place))  # more or less of the text is visible

    def lay_out(self) -> None:
        """Lay out the whole column, unless that was begun."""
        if self._column is None:
            self._lay_out(keep=False)

    def _fit(self) -> None:
        """Lay out for the width that the view has now: it is painted before the resize event arrives."""
        if self._column is None:
            self._lay_out(keep=False, first=FIRST)
        elif self._column.layout.width != self._column_width() or (
            self._plan.sizes and self._rows != most_rows(self.size.height)
        ):
            self._lay_out(keep=True)

    def _column_width(self) -> int:
        return column_width(self.view_state.width, self.size.width)

    def _lay_out(self, *, keep: bool, first: int | None = None) -> None:
        """Lay out all pieces, or the `first` of them so that the first paint need not wait for the rest."""
        if self.article is None or not self.size.width:
            return
        place, row = self.place, self.row
        insertion = self._column.insertion_at(self._cursor) if keep and self._column else None
        self._widths = self._widths or CellWidths(self.article.text)
        self._rows = most_rows(self.size.height)
        self._column = column = lay_out_column(
            self.article,
            self.view_state,
            self.hits,
            self._column_width(),
            widths=self._widths,
            first=None if self.begin_at else first,
            plan=self._plan,
            rows=self._rows,
        )
        if not column.is_whole:
            self.call_after_refresh(self._lay_out, keep=True)
        # Nothing around the text depends on its height, so the screen need not be laid out again.
        self.set_reactive(BodyView.virtual_size, Size(self.size.width, column.height + ABOVE + BELOW))
        self._strips.clear()
        self._painter = None
        self.layouts += 1
        if first is None:
            self.refresh()
        if keep:
            kept = column.line_of_insertion(insertion) if insertion is not None else None
            self._cursor = column.layout.line_of(place) if kept is None else kept
            self._scroll(self._cursor + ABOVE - row)
            self._scroll_into_view()
        elif self.begin_at:
            self._cursor, self.begin_at = column.layout.line_of(self.begin_at), 0
            self._scroll_into_view()
            self.post_message(PlaceChanged(self.place))
        else:
            self._cursor = column.written_line(0, 1)
            if first is None:
                self._scroll(0)

    def _repaint(self) -> None:
        self._strips.clear()
        self._painter = None
        self.refresh()

    # --- painting -----------------------------------------------------------------------------------

    def painter(self) -> Painter | None:
        """The painter of the lines as they are now."""
        if self._painter is None and self._column and self.article and self.palette:
            if self._links is None:
                self._links = SpanIndex(self.article.links)
            self._painter = Painter(
                self.article,
                self._column.layout,
                self.annotations,
                self.speaker_marks,
                self.palette,
                self.view_state,
                self.size.width,
                self._column.visible.cut_of,
                self.hits,
                self._links,
                self._drawings,
            )
        return self._painter

    def column_cells(self) -> tuple[int, int]:
        """The cell of the view in which the column begins, and its width in cells."""
        painter = self.painter()
        return (painter.left + gutter.WIDTH, painter.layout.width) if painter else (0, self.size.width)

    def render_line(self, y: int) -> Strip:
        """One row of the view, from the cache where nothing has changed."""
        width = self.size.width
        self._fit()
        painter = self.painter()
        page = self.palette.page if self.palette else self.rich_style
        line = self._line_at(y)
        if painter is None or not 0 <= line < painter.layout.height:
            return Strip.blank(width, page)
        key = (line, line == self._cursor and self.has_focus)
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) > MAX_STRIPS:
                self._strips.clear()
            strip = Strip(painter.line(line, cursor=key[1])).crop_extend(0, width, page)
            self._strips[key] = strip
        return strip

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh_line(self._cursor + ABOVE)

    on_blur = on_focus

    # --- the mouse ----------------------------------------------------------------------------------

    def offset_at(self, x: int, y: int) -> int | None:
        """The code point at a cell of the view; None outside the text."""
        painter, number = self.painter(), self._line_at(y)
        if painter is None or not 0 <= number < painter.layout.height:
            return None
        line = painter.layout.line(number)
        if line.is_gap or line.piece in painter.layout.cuts:
            return None
        return painter.offset_at(line, x)

    def picture_at(self, x: int, y: int) -> int | None:
        """The index of the picture that is drawn on a cell of the view, or whose words stand on its row."""
        painter, number = self.painter(), self._line_at(y)
        if painter is None or self._column is None or not 0 <= number < painter.layout.height:
            return None
        boxed = painter.layout.box_at(number)
        if boxed is not None:
            left = painter.left + gutter.WIDTH
            return boxed[0].picture if left <= x < left + boxed[0].columns else None
        insertion = self._column.insertion_at(number)
        return None if insertion is None else insertion.picture

    def _point(self, pointed: PointedSpan | None) -> None:
        if pointed is not None:
            self.post_message(self.Pointed(pointed))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a selection, or a click."""
        if event.button == 1:
            self._pointer.press(self.offset_at(event.x, event.y))
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extend a selection."""
        if event.button:
            self._point(self._pointer.drag(self.offset_at(event.x, event.y)))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """A click, where nothing was dragged."""
        self.release_mouse()
        self._point(self._pointer.release(self.offset_at(event.x, event.y)))

    def on_click(self, event: events.Click) -> None:
        """On a picture; on a line that is no text, which the cursor goes to; or a second time on the same."""
        picture, at = self.picture_at(event.x, event.y), self.offset_at(event.x, event.y)
        if event.button != 1:
            return
        if picture is not None:
            self.post_message(self.PicturePointed(picture))
        elif at is None:
            number = self._line_at(event.y)
            if self._column is not None and self._column.inserted_text(number) is not None:
                self.to_line(number)
        elif event.chain == 2:
            self.post_message(self.Pointed(PointedSpan(at, at, False), again=True))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves a few lines at once."""
        self._wheel(event, WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves a few lines at once."""
        self._wheel(event, -WHEEL_LINES)

    def _wheel(self, event: events.MouseEvent, rows: int) -> None:
        event.stop()
        event.prevent_default()
        self.turn(rows)
