"""The map of the whole article at the right edge: who speaks where, the figures, the hits, the reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textual import events
from textual.message import Message
from textual.reactive import reactive, var
from textual.strip import Strip
from textual.widget import Widget

from reader.model.span import Span
from reader.ui.body.finds import NOTHING, Finds
from reader.ui.body.hits import NO_HITS, Hits
from reader.ui.body.palette import Palette
from reader.ui.body.slices import Slice, is_here, map_row, slices
from reader.ui.state import Look
from reader.ui.voices import Voice


class Minimap(Widget):
    """Three cells wide: a bar and a letter for who speaks, a tick for figures or hits, the reader's place."""

    finds: reactive[Finds] = reactive(NOTHING, always_update=True, init=False)
    voices: reactive[Mapping[str, Voice]] = reactive({}, always_update=True, init=False)
    hits: reactive[Hits] = reactive(NO_HITS, always_update=True, init=False)
    look: var[Look] = var(Look(), init=False)
    palette: reactive[Palette | None] = reactive(None, init=False)
    length: reactive[int] = reactive(0, init=False)
    seen: reactive[Span] = reactive(Span(0, 0), init=False)

    class Picked(Message):
        """The map was clicked at this share (0-1) of the article."""

        def __init__(self, share: float) -> None:
            super().__init__()
            self.share = share

    def __init__(self) -> None:
        super().__init__(id="minimap")
        self._slices: list[Slice] | None = None

    def watch_finds(self) -> None:
        """The map itself is drawn anew."""
        self._slices = None
        self.refresh()

    watch_hits = watch_length = watch_finds

    def watch_look(self, old: Look, new: Look) -> None:
        """What was jumped to or selected is not on the map."""
        if replace(old, target=new.target, selected=new.selected) != new:
            self.refresh()

    def on_resize(self) -> None:
        """The map itself is drawn anew."""
        self._slices = None

    def render_line(self, y: int) -> Strip:
        """One cell of the map."""
        width, height, palette = self.size.width, self.size.height, self.palette
        if palette is None:
            return Strip.blank(width, self.rich_style)
        if self._slices is None:
            self._slices = slices(self.finds, self.hits, self.length, height)
        if y >= len(self._slices):
            return Strip.blank(width, palette.page)
        here = is_here(y, height, self.length, self.seen)
        cells = map_row(self._slices[y], self.look, self.voices, palette, here=here)
        return Strip(cells).crop_extend(0, width, palette.page)

    def on_click(self, event: events.Click) -> None:
        """Go there."""
        self.post_message(self.Picked(min(1.0, max(0.0, (event.y + 0.5) / max(1, self.size.height)))))
