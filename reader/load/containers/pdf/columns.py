"""The order in which a page is read: columns from left to right between the lines that span them.

After the idea of white corridors (Breuel, "Two geometric algorithms for layout analysis", 2002): a
corridor that no line crosses parts two columns; lines that cross it, such as a title over both, part the page
into bands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from reader.load.containers.pdf.page_text import LOWERED, RAISED, SPACE, Fragment, is_raised
from reader.named_tuple import NamedTuple

_LEAST_LINES = 4  # of a column
_LEAST_CHARS = 10  # of a column's usual line: shorter ones are cells of a table
_FILLED = 0.4  # of a column's width that its lines fill on average
_GAP = 0.35  # of a line's height: the least width of a corridor
_SLACK = 1.5  # points by which lines of a column may begin apart
_OVER = 8.0  # points on either side that a line must reach over a corridor to span it
_CANDIDATES = 12
_DEPTH = 6  # cuts within cuts of a page


class PdfLine(NamedTuple):
    """A line of a column."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool


class PdfColumn(NamedTuple):
    """Lines one below the other."""

    lines: tuple[PdfLine, ...]


def columns(fragments: Sequence[Fragment]) -> list[PdfColumn]:
    """The columns of a page, or of a band of it, in the order of reading."""
    return [PdfColumn(tuple(_lines(leaf))) for leaf in _leaves(list(fragments), _DEPTH)]


def _leaves(fragments: list[Fragment], depth: int) -> Iterable[list[Fragment]]:
    corridor = _corridor(fragments) if depth and len(fragments) >= 2 * _LEAST_LINES else None
    if corridor is None:
        if fragments:
            yield fragments
        return
    in_order = sorted(fragments, key=_middle)
    for spans, band in groupby(in_order, key=lambda f: _spans(f, corridor)):
        if spans:
            yield from _leaves(list(band), depth - 1)
            continue
        sides: tuple[list[Fragment], list[Fragment]] = ([], [])
        for fragment in band:
            sides[_centre(fragment) >= corridor].append(fragment)
        for side in sides:
            yield from _leaves(side, depth - 1)


def _corridor(fragments: list[Fragment]) -> float | None:
    """The left edge of the column that is best parted from what stands left of it; None for one column."""
    edges = Counter(round(f.left / 2) * 2 for f in fragments)
    found = [(edge, n) for edge, n in edges.most_common(_CANDIDATES) if n >= _LEAST_LINES - 1]
    best, most = None, 0
    for edge, _ in found:
        at = min(f.left for f in fragments if abs(f.left - edge) <= 1.01)
        count = _parted(fragments, at)
        if count > most or (count == most and best is not None and at < best):
            best, most = at, count
    return best


def _parted(fragments: list[Fragment], at: float) -> int:
    """How many lines stand beside others across the corridor that ends at `at`; 0 where it parts none."""
    right = [f for f in fragments if f.left >= at - _SLACK]
    left = [f for f in fragments if f.right <= at - _GAP * f.size and f.left < at - _OVER]
    if len(left) < _LEAST_LINES or len(right) < _LEAST_LINES:
        return 0
    beside_left = _beside(left, right)
    beside_right = _beside(right, left)
    if min(len(beside_left), len(beside_right)) < _LEAST_LINES:
        return 0
    if not (_is_prose(beside_left) and _is_prose(beside_right)):
        return 0
    return min(len(beside_left), len(beside_right))


def _beside(these: list[Fragment], those: list[Fragment]) -> list[Fragment]:
    """Those of `these` that stand within the height of `those`."""
    top, bottom = min(f.top for f in those), max(f.bottom for f in those)
    return [f for f in these if top <= _middle(f) <= bottom]


def _is_prose(lines: list[Fragment]) -> bool:
    width = max(f.right for f in lines) - min(f.left for f in lines)
    mean_width = sum(f.right - f.left for f in lines) / len(lines)
    chars = sum(len(f.text) for f in lines) / len(lines)
    return chars >= _LEAST_CHARS and mean_width >= _FILLED * width


def _spans(fragment: Fragment, corridor: float) -> bool:
    return fragment.left < corridor - _OVER and fragment.right > corridor + _OVER


def _middle(fragment: Fragment) -> float:
    return (fragment.top + fragment.bottom) / 2


def _centre(fragment: Fragment) -> float:
    return (fragment.left + fragment.right) / 2


def _lines(fragments: list[Fragment]) -> Iterable[PdfLine]:
    """Fragments at one height as a line, from above."""
    rows: list[list[Fragment]] = []
    top = bottom = 0.0
    for fragment in sorted(fragments, key=_middle):
        shared = min(bottom, fragment.bottom) - max(top, fragment.top)
        if rows and shared > 0.5 * min(fragment.bottom - fragment.top, bottom - top):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
            top, bottom = fragment.top, fragment.bottom
    for row in rows:
        row.sort(key=lambda f: f.left)
        size = _main(row).size
        chars = sum(len(f.text) for f in row)
        yield PdfLine(
            _in_one(row),
            row[0].left,
            min(f.top for f in row),
            max(f.right for f in row),
            max(f.bottom for f in row),
            size,
            sum(len(f.text) for f in row if f.bold) * 2 > chars,
        )


def _main(row: list[Fragment]) -> Fragment:
    return max(row, key=lambda f: len(f.text))


def _in_one(row: list[Fragment]) -> str:
    """The text of a line, with what is raised on it marked."""
    main, out, at = _main(row), "", row[0].left
    for fragment in row:
        raised = is_raised(fragment.size, fragment.bottom, main.size, main.bottom)
        text = f"{RAISED}{fragment.text}{LOWERED}" if raised else fragment.text
        out += f" {text}" if out and fragment.left - at > SPACE * main.size else text
        at = fragment.right
    return out
