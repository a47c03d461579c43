"""The cells of the minimap, a map of the whole article: speakers, figures, search hits, the visible part.

Pure: the widget and the first paint, which comes before there are widgets, paint the same cells.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from rich.segment import Segment

from reader.model.span import Span
from reader.model.speaker_marks import SpeakerMark
from reader.named_tuple import NamedTuple
from reader.render.annotation_index import AnnotationIndex
from reader.render.gutter import UNSURE
from reader.render.palette import Palette
from reader.render.text_search import SearchHits
from reader.render.view_state import Layer, ViewState


class MinimapCell(NamedTuple):
    """One cell of the map: who speaks most there, whether that is `sure`, and whether there is a figure or a
    search hit."""

    speaker: str | None = None
    speech: bool = False
    first: bool = False
    figure: bool = False
    hit: bool = False
    sure: bool = True


def minimap_cells(
    annotations: AnnotationIndex, hits: SearchHits, length: int, height: int
) -> list[MinimapCell]:
    """The minimap of a text of `length` code points, `height` cells high."""
    if height <= 0 or length <= 0:
        return []
    said: list[dict[str | None, int]] = [{} for _ in range(height)]
    surely: list[dict[str | None, int]] = [{} for _ in range(height)]
    edges = [-(-y * length // height) for y in range(height + 1)]
    for quote in annotations.quotes.items:
        speaker, at, end = quote.speaker if quote.is_shown else None, quote.start, quote.end
        y = at * height // length
        counts = (said, surely) if quote.confidence >= UNSURE else (said,)
        while end > edges[y + 1]:  # it goes on in the next cell
            for count in counts:
                count[y][speaker] = count[y].get(speaker, 0) + edges[y + 1] - at
            at = edges[y + 1]
            y = at * height // length
        for count in counts:
            count[y][speaker] = count[y].get(speaker, 0) + end - at
    rows: list[MinimapCell] = []
    last: str | None = None
    for y, words in enumerate(said):
        low, high = y * length // height, (y + 1) * length // height
        who = max(words, key=lambda s: (words[s], s is not None)) if words else None
        figure = bisect_left(annotations.figures.starts, low) < bisect_left(annotations.figures.starts, high)
        hit = bisect_left(hits.starts, low) < bisect_left(hits.starts, high)
        sure = not words or 2 * surely[y].get(who, 0) >= words[who]
        rows.append(MinimapCell(who, bool(words), who is not None and who != last, figure, hit, sure))
        last = who or last
    return rows


def map_row(
    one: MinimapCell,
    view_state: ViewState,
    speaker_marks: Mapping[str, SpeakerMark],
    palette: Palette,
    *,
    here: bool,
) -> list[Segment]:
    """The four columns of one cell: a bar and a letter for the speaker, a space, a tick for figures or hits.
    An unsure speaker has no colour. `here`: it is in the visible part."""
    ground = palette.page + palette.cursor if here else palette.page
    bar, letter = Segment(" ", ground), Segment(" ", ground)
    wanted = view_state.thread or view_state.only
    if one.speech and Layer.SPEAKERS in view_state.layers and (wanted is None or one.speaker == wanted):
        sign = speaker_marks.get(one.speaker or "")
        style = palette.rule
        if sign:
            style = palette.speaker(sign.colour) if one.sure else palette.dim
        bar = Segment("▌", ground + style)
        if sign and one.first:
            letter = Segment(sign.letter, ground + style)
    tick = Segment(" ", ground)
    if one.hit:
        tick = Segment("•", ground + palette.warn)
    elif one.figure and Layer.FIGURES in view_state.layers:
        tick = Segment("╴", ground + palette.dim)
    sign_here = "│" if here and palette.lit.reverse else " "  # where no ground shows the visible part
    return [bar, letter, Segment(sign_here, ground + palette.dim), tick]


def is_here(y: int, height: int, length: int, seen: Span) -> bool:
    """Whether part of `seen`, of a text of `length`, lies on cell `y` of a minimap of `height` cells: on none
    where all of it is seen, since then no cell says more than the others."""
    if seen.start <= 0 and seen.end >= length:
        return False
    low, high = y * length // height, (y + 1) * length // height
    return seen.start < high and low < max(seen.end, seen.start + 1)
