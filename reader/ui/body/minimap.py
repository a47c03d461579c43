"""The map of the whole article at the right edge: who speaks where, the figures, the hits, the reader."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.model.analysis import Quote
from reader.model.span import Span
from reader.ui.body.finds import NOTHING, Finds
from reader.ui.body.hits import NO_HITS, Hits
from reader.ui.body.palette import Palette
from reader.ui.state import Layer, Look
from reader.ui.voices import Voice


class Slice(NamedTuple):
    """One cell of the map: who speaks most there, and whether there is a figure or a search hit."""

    speaker: str | None = None
    speech: bool = False
    first: bool = False
    figure: bool = False
    hit: bool = False


def slices(finds: Finds, hits: Hits, length: int, height: int) -> list[Slice]:
    """The map of a text of `length` code points on `height` cells."""
    if height <= 0 or length <= 0:
        return []
    said: list[dict[str | None, int]] = [{} for _ in range(height)]
    for quote in finds.quotes.items:
        _spread(quote, said, length, height)
    rows: list[Slice] = []
    last: str | None = None
    for y, words in enumerate(said):
        low, high = y * length // height, (y + 1) * length // height
        who = max(words, key=lambda s: (words[s], s is not None)) if words else None
        figure = bisect_left(finds.figures.starts, low) < bisect_left(finds.figures.starts, high)
        hit = bisect_left(hits.starts, low) < bisect_left(hits.starts, high)
        rows.append(Slice(who, bool(words), who is not None and who != last, figure, hit))
        last = who or last
    return rows


def _spread(quote: Quote, said: list[dict[str | None, int]], length: int, height: int) -> None:
    """Add a quote's characters to the cells that it lies on."""
    at = quote.start
    while at < quote.end:
        y = min(height - 1, at * height // length)
        stop = min(quote.end, max(at + 1, -(-(y + 1) * length // height)))
        said[y][quote.speaker] = said[y].get(quote.speaker, 0) + stop - at
        at = stop


class Minimap(Widget):
    """Three cells wide: a bar and a letter for who speaks, a tick for figures or hits, the reader's place."""

    finds: reactive[Finds] = reactive(NOTHING, always_update=True, init=False)
    voices: reactive[Mapping[str, Voice]] = reactive({}, always_update=True, init=False)
    hits: reactive[Hits] = reactive(NO_HITS, always_update=True, init=False)
    look: reactive[Look] = reactive(Look(), init=False)
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
        page = palette.page
        if y >= len(self._slices):
            return Strip.blank(width, page)
        low, high = y * self.length // height, (y + 1) * self.length // height
        here = self.seen.start < high and low < max(self.seen.end, self.seen.start + 1)
        one, look = self._slices[y], self.look
        ground = page + palette.cursor if here else page
        bar, letter = Segment(" ", ground), Segment(" ", ground)
        wanted = look.thread or look.only
        if one.speech and Layer.SPEAKERS in look.layers and (wanted is None or one.speaker == wanted):
            sign = self.voices.get(one.speaker or "")
            style = palette.speaker(sign.colour) if sign else palette.rule
            bar = Segment("▌", ground + style)
            if sign and one.first:
                letter = Segment(sign.letter, ground + style)
        tick = Segment(" ", ground)
        if one.hit:
            tick = Segment("•", ground + palette.warn)
        elif one.figure and Layer.FIGURES in look.layers:
            tick = Segment("╴", ground + palette.dim)
        return Strip([bar, letter, tick]).crop_extend(0, width, page)

    def on_click(self, event: events.Click) -> None:
        """Go there."""
        self.post_message(self.Picked(min(1.0, max(0.0, (event.y + 0.5) / max(1, self.size.height)))))
