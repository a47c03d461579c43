"""The minimap at the right edge: speakers, figures, search hits and the visible part of the whole article."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.message import Message
from textual.reactive import reactive, var
from textual.strip import Strip
from textual.widget import Widget

from reader.frozen import replace
from reader.model.span import Span
from reader.model.speaker_marks import SpeakerMark
from reader.render.annotation_index import NOTHING, AnnotationIndex
from reader.render.minimap import MinimapCell, is_here, map_row, minimap_cells
from reader.render.palette import Palette
from reader.render.text_search import NO_HITS, SearchHits
from reader.render.view_state import ViewState


class Minimap(Widget):
    """Four cells wide: a bar and a letter for the speaker, and behind a space a tick for figures or hits.
    Empty while `bar_shown`: beside a list's scroll bar it would be one upright line too many."""

    annotations: reactive[AnnotationIndex] = reactive(NOTHING, always_update=True, init=False)
    speaker_marks: reactive[Mapping[str, SpeakerMark]] = reactive({}, always_update=True, init=False)
    hits: reactive[SearchHits] = reactive(NO_HITS, always_update=True, init=False)
    view_state: var[ViewState] = var(ViewState(), init=False)
    palette: reactive[Palette | None] = reactive(None, init=False)
    length: reactive[int] = reactive(0, init=False)
    seen: reactive[Span] = reactive(Span(0, 0), init=False)
    bar_shown: reactive[bool] = reactive(False, init=False)

    class Picked(Message):
        """The minimap was clicked at this share (0-1) of the article."""

        def __init__(self, share: float) -> None:
            super().__init__()
            self.share = share

    def __init__(self) -> None:
        super().__init__(id="minimap")
        self._slices: list[MinimapCell] | None = None

    def watch_annotations(self) -> None:
        """Compute the cells again."""
        self._slices = None
        self.refresh()

    watch_hits = watch_length = watch_annotations

    def watch_view_state(self, old: ViewState, new: ViewState) -> None:
        """Target and selection are not on the minimap."""
        if replace(old, target=new.target, selected=new.selected) != new:
            self.refresh()

    def on_resize(self) -> None:
        """Compute the cells again."""
        self._slices = None

    def render_line(self, y: int) -> Strip:
        """One row of the minimap."""
        width, height, palette = self.size.width, self.size.height, self.palette
        if palette is None:
            return Strip.blank(width, self.rich_style)
        if self.bar_shown:
            return Strip.blank(width, palette.page)
        if self._slices is None:
            self._slices = minimap_cells(self.annotations, self.hits, self.length, height)
        if y >= len(self._slices):
            return Strip.blank(width, palette.page)
        here = is_here(y, height, self.length, self.seen)
        cells = map_row(self._slices[y], self.view_state, self.speaker_marks, palette, here=here)
        return Strip(cells).crop_extend(0, width, palette.page)

    def on_click(self, event: events.Click) -> None:
        """Ask for the place that was clicked."""
        self.post_message(self.Picked(min(1.0, max(0.0, (event.y + 0.5) / max(1, self.size.height)))))
