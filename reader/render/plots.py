"""Plots of an article in lines of characters: bars from zero, a line of time, speech over the article.

Every bar is to scale, its number beside it, so that nothing is read off a colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from textwrap import wrap

from rich.cells import cell_len, set_cell_size
from rich.style import Style

from reader import wording
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.model.paragraphs import Paragraphs
from reader.named_tuple import NamedTuple
from reader.plot_rows import (
    MOST_GROUPS,
    MOST_ROWS,
    SPEECH_TITLE,
    DaySpan,
    FigureGroup,
    day_rows,
    figure_bars,
    figure_groups,
    figure_title,
    shares,
    shares_title,
    span_of,
    speech_by_stretch,
)

Piece = tuple[str, Style]
PlotLine = tuple[Piece, ...]
NO_STYLE = Style()
LEAST_TRACK = 8
"""Cells that a bar has at least; labels are cut for that."""
SPEECH_HEIGHT = 7
"""Lines of the columns of speech over the article, without their axis."""
SCALE = ("100%", "50%", "0%")
EIGHTHS = " ▁▂▃▄▅▆▇█"


class PlotInk(NamedTuple):
    """The styles of plots; `speakers` are those of single speakers, by id."""

    heading: Style = NO_STYLE
    dim: Style = NO_STYLE
    bar: Style = NO_STYLE
    speakers: Mapping[str, Style] = {}


NO_INK = PlotInk()


def plots(article: Article, analysis: Analysis, width: int, ink: PlotInk = NO_INK) -> list[PlotLine]:
    """All plots that the article has something for, on `width` cells, an empty line between them; a sentence
    where there is none."""
    found = [
        _quoted_words(analysis, width, ink),
        _speech(article, analysis, width, ink),
        *(_side_by_side(group, width, ink) for group in figure_groups(article, analysis)[:MOST_GROUPS]),
        _timeline(day_rows(analysis), width, ink),
    ]
    lines: list[PlotLine] = []
    for one in filter(None, found):
        lines += [*([()] if lines else []), *one]
    return lines or _head(
        "Nothing here can be drawn: no speech, no figures of one unit, no dates.", width, ink
    )


def _quoted_words(analysis: Analysis, width: int, ink: PlotInk) -> list[PlotLine]:
    ranked = shares(analysis)
    if not ranked:
        return []
    most = ranked[0][1]
    rows = [
        _Row(
            wording.one_line(speaker.name),
            0,
            share / most,
            f"{share:.0%}",
            ink.speakers.get(speaker.id, ink.bar),
        )
        for speaker, share in ranked
    ]
    return [*_head(shares_title(ranked), width, ink), *_bars(rows, width, ink)]


def _side_by_side(group: FigureGroup, width: int, ink: PlotInk) -> list[PlotLine]:
    ends = figure_bars(group)
    rows = [_Row(row.label, *end, "", ink.bar) for row, end in zip(group.rows, ends, strict=True)]
    return [*_head(figure_title(group), width, ink), *_bars(rows, width, ink)]


class _Row(NamedTuple):
    """A bar from `low` to `high`, shares (0-1) of the track, with a label before and a value behind it."""

    label: str
    low: float
    high: float
    value: str
    style: Style


def _bars(rows: Sequence[_Row], width: int, ink: PlotInk) -> Iterator[PlotLine]:
    shown = rows[:MOST_ROWS]
    value = max(cell_len(row.value) for row in shown)
    behind = value + 1 if value else 0
    label = min(
        max(cell_len(row.label) for row in shown), max(6, width - behind - LEAST_TRACK - 1), width // 2
    )
    track = max(1, width - label - 1 - behind)
    for row in shown:
        drawn = _stretch(row.low, row.high, track)
        yield (
            (_cut(row.label, label) + " ", NO_STYLE),
            (drawn, row.style),
            (f" {row.value:>{value}}" if value else "", ink.dim),
        )
    yield from _more(len(rows), ink)


def _more(many: int, ink: PlotInk) -> Iterator[PlotLine]:
    if many > MOST_ROWS:
        yield ((f"and {many - MOST_ROWS} more", ink.dim),)


def _stretch(low: float, high: float, track: int) -> str:
    """A bar to scale in half cells, something of it always seen, filled up to the track."""
    first, last = round(low * track * 2), round(high * track * 2)
    first = min(first, track * 2 - 1)
    last = max(last, first + 1)
    cells = []
    for cell in range(track):
        left, right = first <= cell * 2 < last, first <= cell * 2 + 1 < last
        cells.append("━" if left and right else "╸" if left else "╺" if right else " ")
    return "".join(cells)


def _timeline(rows: Sequence[DaySpan], width: int, ink: PlotInk) -> list[PlotLine]:
    if not rows:
        return []
    first, last = span_of(rows)
    shown = rows[:MOST_ROWS]
    label = min(
        max(cell_len(row.label) for row in shown) + 2, max(6, width - LEAST_TRACK - 1), width * 3 // 5
    )
    track, reach = max(1, width - label - 1), max(1, last - first)
    lines = _head("Days that are named; ~ was worked out, ◂ and ▸ go on", width, ink)
    for row in shown:
        name = _cut(("~ " if row.inferred else "  ") + row.label, label)
        lines.append(((name + " ", NO_STYLE), (_days(row, first, reach, track), ink.bar)))
    lines += _more(len(rows), ink)
    ends = date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()
    if first != last and track >= 22:
        axis = ends[0] + ends[1].rjust(track - len(ends[0]))
        lines.append(((" " * (label + 1), NO_STYLE), (axis, ink.dim)))
    else:
        lines += [((end, ink.dim),) for end in dict.fromkeys(ends)]
    return lines


def _days(row: DaySpan, first: int, reach: int, track: int) -> str:
    """A day as a point, days as a bar, with an arrow where an end is open."""
    low = 0 if row.first is None else round((row.first - first) / reach * (track - 1))
    high = track - 1 if row.last is None else round((row.last - first) / reach * (track - 1))
    if low == high and row.first is not None and row.last is not None:
        return " " * low + "●"
    bar = list("━" * (high - low + 1))
    if row.first is None:
        bar[0] = "◂"
    if row.last is None:
        bar[-1] = "▸"
    return " " * low + "".join(bar)


def _speech(article: Article, analysis: Analysis, width: int, ink: PlotInk) -> list[PlotLine]:
    """How much of each stretch is speech: columns of eighths of a cell, between 0% and 100%."""
    room = width - len(SCALE[0]) - 2  # the numbers at its left, and the line beside them
    if room < LEAST_TRACK or not any(q.is_shown for q in analysis.quotes):
        return []
    parts = speech_by_stretch(article, analysis, min(room, 60))
    eighths = [round(part * SPEECH_HEIGHT * 8) for part in parts]
    lines: list[PlotLine] = []
    for row in range(SPEECH_HEIGHT - 1, -1, -1):
        number = SCALE[0] if row == SPEECH_HEIGHT - 1 else SCALE[1] if row == SPEECH_HEIGHT // 2 else ""
        cells = "".join(EIGHTHS[min(8, max(0, filled - 8 * row))] for filled in eighths)
        lines.append(((f"{number:>{len(SCALE[0])}} │", ink.dim), (cells.rstrip(), ink.bar)))
    lines.append(((f"{SCALE[2]:>{len(SCALE[0])}} └{'─' * len(parts)}", ink.dim),))
    if width >= 40:
        lines.append(((f"{'':{len(SCALE[0]) + 2}}{_places(article, len(parts))}", ink.dim),))
    head = _head(SPEECH_TITLE, width, ink)
    return [*head, *lines]


def _places(article: Article, width: int) -> str:
    """The paragraphs at the beginning, the middle and the end, below their stretches."""
    numbers = Paragraphs(article)
    first, middle, last = (
        numbers.label(at * len(article.text) // width) or "start" for at in (0, width // 2, width - 1)
    )
    half = f"{first:<{max(len(first) + 1, width // 2)}}{middle}"
    return f"{half}{last:>{max(len(last) + 1, width - len(half))}}"


def _head(words: str, width: int, ink: PlotInk) -> list[PlotLine]:
    return [((_cut(line, width).rstrip(), ink.heading),) for line in wrap(words, width)]


def _cut(words: str, width: int) -> str:
    """The words in just `width` cells; an ellipsis where they do not fit."""
    if cell_len(words) > width:
        return set_cell_size(set_cell_size(words, max(0, width - 1)).rstrip() + "…", width)
    return set_cell_size(words, width)
