"""The plots of a page: rows of words, each with its bar or its days as a drawing that scales with the page.

Words and numbers stand beside the drawings, not in them: they are read aloud, wrapped and copied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reader import plot_rows, wording
from reader.export.html.view import PageView, words_of
from reader.model.paragraphs import Paragraphs
from reader.plot_rows import DaySpan, FigureGroup

_STRETCHES = 60
"""Columns of the plot of speech."""
_WIDTH = 1000
"""Units of a drawing from edge to edge; it is stretched to whatever room there is."""
_LEAST = 20
"""Units of a line that goes on beyond what is drawn."""
_SHORTEST = 8
"""Units of a few days among many years, which would not be seen."""


class PagePlots:
    """Writes the plots of one article; nothing where there is nothing to draw."""

    def __init__(self, view: PageView) -> None:
        self._view = view
        self._paragraphs = Paragraphs(view.article)

    def lines(self) -> Iterator[str]:
        """The HTML of all plots under one heading."""
        found = [
            *self._shares(),
            *self._speech(),
            *(line for group in self._groups() for line in self._side_by_side(group)),
            *self._days(),
        ]
        if found:
            yield '<section class="list plots"><h2>Plots</h2>'
            yield from found
            yield "</section>"

    def _groups(self) -> Sequence[FigureGroup]:
        return plot_rows.figure_groups(self._view.article, self._view.analysis)[: plot_rows.MOST_GROUPS]

    def _shares(self) -> Iterator[str]:
        ranked = plot_rows.shares(self._view.analysis)
        if not ranked:
            return
        rows = []
        for speaker, share in ranked:
            mark, name = self._view.mark(speaker), words_of(speaker.name)
            label = name
            if mark is not None:
                label = f'<a href="{self._view.speaker_link(speaker)}"><b>{mark.letter}</b> {name}</a>'
            drawn = _drawing(_bar(0, share / ranked[0][1]))
            rows.append(_row(label, drawn, f"{share:.0%}", self._view.colour(speaker)))
        yield from _plot(plot_rows.shares_title(ranked), rows)

    def _side_by_side(self, group: FigureGroup) -> Iterator[str]:
        places = {figure.start: number for number, figure in enumerate(self._view.analysis.figures)}
        rows = (
            _row(self._link("f", places[row.start], row.label), _drawing(_bar(*ends)))
            for row, ends in zip(group.rows, plot_rows.figure_bars(group), strict=True)
        )
        yield from _plot(plot_rows.figure_title(group), [*rows])

    def _link(self, kind: str, number: int, label: str) -> str:
        return f'<a href="#{self._view.id(kind, number)}">{words_of(label)}</a>'

    def _days(self) -> Iterator[str]:
        rows = plot_rows.day_rows(self._view.analysis)
        if not rows:
            return
        places = {mention.start: number for number, mention in enumerate(self._view.analysis.dates)}
        first, last = plot_rows.span_of(rows)
        lines = [
            _row(
                self._link("d", places[row.start], ("~ " if row.inferred else "") + row.label),
                _drawing(_stroke(row, first, max(1, last - first))),
            )
            for row in rows
        ]
        yield from _plot("Days that are named; ~ was worked out, dashes have an open end", lines)
        ends = (words_of(wording.day(date.fromordinal(day).isoformat())) for day in (first, last))
        yield f'<p class="axis days"><span>{"</span><span>".join(dict.fromkeys(ends))}</span></p>'

    def _speech(self) -> Iterator[str]:
        article = self._view.article
        if not any(quote.is_shown for quote in self._view.spoken):
            return
        parts = plot_rows.speech_by_stretch(article, self._view.analysis, _STRETCHES)
        many = len(parts)
        columns = "".join(
            f"M{at * _WIDTH / many:.1f} 100V{100 - 100 * part:.1f}H{(at + 1) * _WIDTH / many:.1f}V100z"
            for at, part in enumerate(parts)
            if part
        )
        ticks = (self._paragraphs.label(at * len(article.text) // many) for at in (0, many // 2, many - 1))
        yield f"<h3>{plot_rows.SPEECH_TITLE}</h3>"
        yield (
            f'<div class="speech"><p class="share"><span>100%</span><span>50%</span><span>0%</span></p>'
            f'<svg viewBox="0 0 {_WIDTH} 100" preserveAspectRatio="none" role="img" '
            f'aria-label="{_speech_in_words(parts)}"><path class="rules" d="M0 0H{_WIDTH}M0 50H{_WIDTH}"/>'
            f'<path class="bar" d="{columns}"/></svg></div>'
        )
        yield f'<p class="axis"><span>{"</span><span>".join(ticks)}</span></p>'


def _speech_in_words(parts: Sequence[float]) -> str:
    """What is seen in the plot of speech, for those who do not see it."""
    thirds = [parts[len(parts) * at // 3 : max(1, len(parts) * (at + 1) // 3)] for at in range(3)]
    shares_of = [sum(third) / len(third) if third else 0 for third in thirds]
    return "In the first third {:.0%} is speech, in the second {:.0%}, in the last {:.0%}".format(*shares_of)


def _plot(title: str, rows: Sequence[str]) -> Iterator[str]:
    yield f"<h3>{words_of(title)}</h3>"
    yield "<ul>"
    yield from rows[: plot_rows.MOST_ROWS]
    if len(rows) > plot_rows.MOST_ROWS:
        yield f'<li class="role">and {len(rows) - plot_rows.MOST_ROWS:,} more</li>'
    yield "</ul>"


def _row(label: str, drawn: str, value: str = "", colour: str = "") -> str:
    look = f"plot {colour}" if colour else "plot"
    return f'<li class="{look}"><span>{label}</span>{drawn}<span class="share">{value}</span></li>'


def _drawing(shapes: str) -> str:
    """One row's drawing; its words say the same, so nobody is read it aloud."""
    return f'<svg viewBox="0 0 {_WIDTH} 10" preserveAspectRatio="none" aria-hidden="true">{shapes}</svg>'


def _bar(low: float, high: float) -> str:
    """A bar between two shares (0-1) of the width; something of it is always seen."""
    width = max(3, _WIDTH * (high - low))
    return f'<rect class="bar" x="{min(_WIDTH * low, _WIDTH - width):.1f}" width="{width:.1f}" height="10"/>'


def _stroke(row: DaySpan, first: int, reach: int) -> str:
    """A day as a dot, which is a line without length and with round ends; days as a line."""
    low = 0 if row.first is None else _WIDTH * (row.first - first) / reach
    high = _WIDTH if row.last is None else _WIDTH * (row.last - first) / reach
    if None not in (row.first, row.last):
        look = "days"
        if low == high:
            return f'<path class="day" d="M{low:.1f} 5h0"/>'
        low = min(low, _WIDTH - _SHORTEST)
        high = max(high, low + _SHORTEST)
    else:  # an open end is seen even where the line begins or ends there
        look, low, high = "open", min(low, _WIDTH - _LEAST), max(high, _LEAST)
    return f'<path class="{look}" d="M{low:.1f} 5H{high:.1f}"/>'
