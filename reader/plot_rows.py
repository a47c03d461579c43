"""What plots show, as numbers: shares of speech, figures that can be compared, days on a line of time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from reader import wording
from reader.model.analysis import Analysis, DateMention, Figure, FigureKind, QuoteKind, Speaker
from reader.model.article import Article
from reader.model.paragraphs import Paragraphs
from reader.named_tuple import NamedTuple

COMPARED = frozenset(
    {FigureKind.NUMBER, FigureKind.PERCENT, FigureKind.MONEY, FigureKind.QUANTITY, FigureKind.AGE,
     FigureKind.TEMPERATURE, FigureKind.RANGE}
)  # fmt: skip
"""Kinds of figures that have a size; a vote or a ratio has two."""


MOST_ROWS = 12
"""Rows of one plot; how many more there are is said below."""
MOST_GROUPS = 4
"""Units of which figures are drawn side by side."""
LARGEST = 1e300
"""Figures beyond it have no differences that a computer's numbers hold."""
SPEECH_TITLE = "Speech over the article: how much of each stretch, direct and reported"


class FigureBar(NamedTuple):
    """A figure as a bar: from `low` to `high`, which are the same but for a range."""

    label: str
    low: float
    high: float
    start: int


class FigureGroup(NamedTuple):
    """Figures of one unit, in the order of the text."""

    unit: str
    rows: tuple[FigureBar, ...]


class DaySpan(NamedTuple):
    """A date or a stretch of time: ordinals of its first and last day, None where that end is open."""

    label: str
    first: int | None
    last: int | None
    inferred: bool
    start: int


def shares(analysis: Analysis) -> list[tuple[Speaker, float]]:
    """Who speaks, most first, and their share (0-1) of all words that somebody is quoted with."""
    every = sum(speaker.words for speaker in analysis.speakers)
    ranked = sorted(analysis.speakers, key=lambda speaker: (-speaker.words, speaker.id))
    return [(speaker, speaker.words / every) for speaker in ranked if speaker.words] if every else []


def speech_by_stretch(article: Article, analysis: Analysis, stretches: int) -> list[float]:
    """The share (0-1) of the characters that are speech, direct or reported, in each of as many equally long
    stretches of the article."""
    length = len(article.text)
    stretches = max(1, min(stretches, length))
    edges = [-(-length * at // stretches) for at in range(stretches + 1)]
    filled, reached = [0] * stretches, 0
    spoken = (
        (q.start, min(q.end, length)) for q in analysis.quotes if q.kind is not QuoteKind.SCARE and q.is_shown
    )
    for start, end in sorted(spoken):
        start, reached = max(start, reached), max(end, reached)  # quotes within quotes count once
        while start < end:
            at = bisect_right(edges, start) - 1
            edge = min(end, edges[at + 1])
            filled[at] += edge - start
            start = edge
    return [part / max(1, edges[at + 1] - edges[at]) for at, part in enumerate(filled)]


def figure_groups(article: Article, analysis: Analysis) -> list[FigureGroup]:
    """The groups of two figures and more that have the same unit, or count the same thing; largest first."""
    numbers = Paragraphs(article)
    groups: dict[str, list[FigureBar]] = {}
    names: dict[str, str] = {}
    for figure in analysis.figures:
        unit = _unit(figure)
        if unit and figure.kind in COMPARED:
            try:
                low, high = map(
                    float, figure.value if isinstance(figure.value, tuple) else [figure.value] * 2
                )
            except OverflowError:  # a number of hundreds of digits
                continue
            if max(abs(low), abs(high)) > LARGEST:
                continue
            words = f"{figure.qualifier} {figure.text}" if figure.qualifier else figure.text
            label = f"{wording.one_line(words)} {numbers.label(figure.start)}".strip()
            groups.setdefault(unit, []).append(FigureBar(label, low, high, figure.start))
            given = wording.unit_as_given(figure)  # the longest form is the plural
            names[unit] = max(names.get(unit, unit), given, key=len)
    found = [FigureGroup(names[unit], tuple(rows)) for unit, rows in groups.items() if len(rows) > 1]
    return sorted(found, key=lambda group: -len(group.rows))


def figure_bars(group: FigureGroup) -> list[tuple[float, float]]:
    """Where the bar of each figure begins and ends, as shares (0-1) of one scale on which zero lies too."""
    below, above = _bounds(group)
    reach = above - below or 1.0
    ends = ((row, 0.0 if row.low == row.high else row.low) for row in group.rows)
    return [
        ((min(row.low, row.high, other) - below) / reach, (max(row.low, row.high, other) - below) / reach)
        for row, other in ends
    ]


def figure_title(group: FigureGroup) -> str:
    """What the bars of a group are and where they begin."""
    below, above = _bounds(group)
    scale = "bars begin at zero" if not below else f"from {wording.number(below)} to {wording.number(above)}"
    ranged = any(row.low != row.high for row in group.rows)
    return f"Figures side by side, {group.unit}: {scale}{', ranges at their lower end' if ranged else ''}"


def _bounds(group: FigureGroup) -> tuple[float, float]:
    return min(0.0, *(row.low for row in group.rows)), max(0.0, *(row.high for row in group.rows))


def shares_title(ranked: Sequence[tuple[Speaker, float]]) -> str:
    """What the shares of voice are shares of."""
    every = sum(speaker.words for speaker, _ in ranked)
    return f"Share of voice: of {wording.counted(every, 'word')} that somebody is quoted with"


def _unit(figure: Figure) -> str:
    """What makes figures comparable: the unit, else the first word of what is counted."""
    if figure.unit:
        return wording.one_line(figure.unit)
    if figure.kind in (FigureKind.PERCENT, FigureKind.AGE):
        return str(figure.kind.value)
    counted = (figure.of or "").split()
    return wording.one_line(counted[0].lower()) if counted and figure.kind is FigureKind.NUMBER else ""


def day_rows(analysis: Analysis) -> list[DaySpan]:
    """Every date whose days are known, each once, in the order of time."""
    found: dict[tuple[int | None, int | None], DaySpan] = {}
    for mention in analysis.dates:
        row = _days(mention)
        if row is not None:
            found.setdefault((row.first, row.last), row)
    return sorted(found.values(), key=lambda row: (_known(row)[0], _known(row)[-1], row.start))


def span_of(rows: Sequence[DaySpan]) -> tuple[int, int]:
    """The first and the last day that any row names."""
    days = [day for row in rows for day in _known(row)]
    return min(days), max(days)


def _known(row: DaySpan) -> list[int]:
    return [day for day in (row.first, row.last) if day is not None]


def _days(mention: DateMention) -> DaySpan | None:
    resolved = mention.resolved or ""
    try:
        if "/" in resolved:
            first, _, last = resolved.partition("/")
            bounds = (_ordinal(first) if first else None, _ordinal(last) - 1 if last else None)
        elif resolved:
            first_day = _ordinal(resolved)
            until = _ordinal(mention.until) - 1 if mention.until else _end(resolved)
            bounds = (first_day, max(first_day, until))
        else:
            return None
    except (ValueError, OverflowError):
        return None
    if bounds == (None, None):
        return None
    return DaySpan(wording.date(mention), *bounds, mention.inferred, mention.start)


def _parts(iso: str) -> list[int]:
    return [int(part) for part in iso.partition("T")[0].split("-")]


def _ordinal(iso: str) -> int:
    """The first day of an ISO date of any precision; ValueError where it is none."""
    year, month, day = (*_parts(iso), 1, 1)[:3]
    return date(year, month, day).toordinal()


def _end(iso: str) -> int:
    """The last day of an ISO date of any precision."""
    parts = _parts(iso)
    if len(parts) >= 3:
        return date(*parts[:3]).toordinal()
    year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    return date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
