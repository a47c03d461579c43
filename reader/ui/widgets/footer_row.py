"""The content of the footer and how it is painted: the legend and a few key hints, or one message.

Pure: the widget and the first paint, which comes before there are widgets, paint the same rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from reader.named_tuple import NamedTuple
from reader.render.palette import Palette
from reader.ui.widgets.footer_legend import PRESS, LegendEntry, legend

Hints = tuple[tuple[str, str], ...]
"""Keys, and what each does."""
FEW = 4
"""Hints that stand beside an answer at least, where there are as many."""
GAP = 3
"""Cells between two hints."""
NEAR = 2
"""Cells between the keys of a command that is begun, where that saves a row."""
ROWS, MOST_ROWS = 2, 6
"""Rows of the foot, and the most that the keys of a command that is begun are given over the text."""


class FooterContent(NamedTuple):
    """What the footer says. `layers` are those of the legend, `way` the way of reading in their place,
    `hints` (key, what it does) pairs.

    `message` takes the place of all; `typed` is the beginning of a command; `answer` stands in the place of
    the legend, and the hints beside it.
    """

    layers: tuple[LegendEntry, ...] = ()
    way: str = ""
    hints: Hints = ()
    message: str = ""
    wrong: bool = False
    typed: str = ""
    answer: str = ""


def foot_row(foot: FooterContent, y: int, width: int, height: int, palette: Palette) -> list[Segment]:
    """Row `y` of the foot on `width` cells: a rule, unless it is only one row high, and one line. What is
    said or offered at length has the row of the rule too, while it stands."""
    page = palette.page
    if height > 1 and (rows := _full_rows(foot, width, height, palette)):
        above = height - len(rows)
        if y < above:
            return [Segment("─" * width, page + palette.rule)]
        ground = page + palette.cursor  # without a rule, it tells them from the text
        return [*rows[y - above], Segment(" " * max(0, width - _cells(rows[y - above])), ground)]
    if y == 0 and height > 1:
        return [Segment("─" * width, page + palette.rule)]
    left, right = [Segment("  ", page)], []
    if foot.message:
        style = page + (palette.warn if foot.wrong else palette.text)
        left.append(Segment(shortened(foot.message, width - 4), style))
    else:
        if foot.typed:
            left.append(Segment(foot.typed + "  ", page + palette.accent + Style(bold=True)))
        elif foot.answer:
            room = width - 1 - _cells(left) - sum(map(_room, foot.hints[-1:]))
            left.append(Segment(whole_parts(foot.answer, room) + " " * GAP, page + palette.text))
        else:
            signs = [part for sign in legend(foot.layers, width, palette) for part in sign]
            if foot.way:
                signs = [Segment(f"{foot.way}  ", page + palette.dim)]
            room = width - 1 - _cells(left) - sum(_room(hint) - GAP for hint in foot.hints[-1:])
            left += signs if _cells(signs) <= room else []  # the way to the help comes first
        right = fitting(foot.hints, width - _cells(left) - 1, palette)
    spare = max(0, width - _cells(left) - _cells(right))
    return [*left, Segment(" " * spare, page), *right]


def rows_wanted(foot: FooterContent, width: int, palette: Palette) -> int:
    """The rows that the foot needs on `width` cells: more than two where only they name every key of a
    command that is begun, and where no ground tells two rows from the text: then a rule stands above."""
    if palette.has_grounds and not foot.typed:
        return ROWS
    rows = len(_full_rows(foot, width, MOST_ROWS, palette))
    return max(ROWS, rows + (rows > 1 and not palette.has_grounds))


def _full_rows(foot: FooterContent, width: int, height: int, palette: Palette) -> list[list[Segment]]:
    """A message, an answer and the keys that go with it, or the keys of a command that is begun, on all rows
    of the foot; nothing where one is enough."""
    ground = palette.page + palette.cursor
    if foot.answer:
        beside = width - cell_len(foot.answer) - 3 - GAP
        few = (*foot.hints[: FEW - 1], *foot.hints[-1:])
        if len(foot.hints) < FEW or sum(map(_room, few)) <= beside:
            return []
        words = Segment(f"  {whole_parts(foot.answer, width - 4)}", ground + palette.text)
        return [[words], [Segment("  ", ground), *fitting(foot.hints, width - 3, palette, ground)]]
    if foot.message:
        first, rest = _broken(foot.message, width - 4)
        style = ground + (palette.warn if foot.wrong else palette.text)
        lines = (first, shortened(rest, width - 4))
        return [[Segment(f"  {line}", style)] for line in lines] if rest else []
    rows, gap = _divided(foot, width)
    if len(rows) < 2:
        return []
    if len(rows) > height:
        rows = [*rows[: height - 1], tuple(hint for row in rows[height - 1 :] for hint in row)]
    begun = Segment(f"  {foot.typed}  ", ground + palette.accent + Style(bold=True))
    under, room = Segment(" " * begun.cell_length, ground), width - begun.cell_length - 1
    shown = [fitting(row, room, palette, ground, gap) for row in rows]
    return [[under if number else begun, *row] for number, row in enumerate(shown)]


def _broken(words: str, room: int) -> tuple[str, str]:
    """The words on two lines, the first of at most `room` cells; the second is empty where one is enough."""
    if cell_len(words) <= room:
        return words, ""
    first, left = "", words.split(" ")
    while left and cell_len(f"{first} {left[0]}".lstrip()) <= room:
        first = f"{first} {left.pop(0)}".lstrip()
    return (first, " ".join(left)) if first else (words, "")


def _divided(foot: FooterContent, width: int) -> tuple[list[Hints], int]:
    """The keys of a command that is begun, on as few rows as hold them all, and the cells between two; one
    row or none where they fit beside each other, or nothing is begun."""
    if not foot.typed:
        return [], GAP
    room = width - cell_len(foot.typed) - 6
    wide, close = _wrapped(foot.hints, room, GAP), _wrapped(foot.hints, room, NEAR)
    rows, gap = (close, NEAR) if len(close) < len(wide) else (wide, GAP)
    if len(rows) > ROWS:  # of much the same length
        narrower = (_wrapped(foot.hints, less, gap) for less in range(room // 2, room))
        rows = next((even for even in narrower if len(even) == len(rows)), rows)
    return rows, gap


def _wrapped(hints: Hints, room: int, gap: int) -> list[Hints]:
    """The hints on rows of at most `room` cells, in their order."""
    rows: list[list[tuple[str, str]]] = []
    used = room + 1
    for hint in hints:
        cells = _room(hint, gap)
        if used + cells - gap > room:
            rows.append([])
            used = 0
        rows[-1].append(hint)
        used += cells
    return [tuple(row) for row in rows]


def fitting(
    hints: Hints, room: int, palette: Palette, ground: Style | None = None, gap: int = GAP
) -> list[Segment]:
    """As many of the hints as fit into `room` cells, `gap` apart: the last one, which leads to all others,
    and of the rest the first ones, which matter most. The row ends one cell from the edge, as the head of
    the page; it lies on `ground`, or on that of the page."""
    ground = ground or palette.page
    row: list[Segment] = []
    left = room + gap - 1 - sum(_room(hint, gap) for hint in hints[-1:])
    for number, hint in enumerate(hints):
        if number < len(hints) - 1:
            if _room(hint, gap) > left:
                continue
            left -= _room(hint, gap)
        row += [*([Segment(" " * gap, ground)] if row else []), *_hint(hint, palette, ground)]
    return [*row, Segment(" ", ground)]


def _hint(hint: tuple[str, str], palette: Palette, ground: Style) -> Iterator[Segment]:
    """A key and what it does; of two keys each can be clicked."""
    keys, does = hint
    for number, key in enumerate(keys.split()):
        ground += Style(meta={PRESS: key})
        yield Segment(f" {key}" if number else key, ground + palette.accent + Style(bold=True))
    yield Segment(f" {does}", ground + palette.dim)


def _room(hint: tuple[str, str], gap: int = GAP) -> int:
    return cell_len(hint[0]) + 1 + cell_len(hint[1]) + gap


def shortened(words: str, room: int) -> str:
    """The words, with an ellipsis where they do not fit into `room` cells."""
    return words if cell_len(words) <= room else set_cell_size(words, max(0, room - 1)).rstrip() + "…"


def whole_parts(words: str, room: int) -> str:
    """As many of the parts of `words`, between ` · `, as fit into `room` cells, the first ones; where not
    even the first does, its beginning."""
    while cell_len(words) > room and " · " in words:
        words = words.rpartition(" · ")[0]
    return shortened(words, room)


def _cells(row: list[Segment]) -> int:
    return sum(segment.cell_length for segment in row)
