"""Numbers that stand alone in a line and count the items of a list: '1', '2', '3' above three entries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.model.analysis import Figure, FigureKind

_SHORTEST = 3  # numbers in a row before they are the numbers of a list
_MOST = 500  # items of a list
_LINE_START = re.compile(r"(?:^|\n)[ \t#]{0,3}\Z")
_LINE_END = re.compile(r"[.):]?[ \t]{0,3}(?:\n|\Z)")
_REACH = 4  # characters before a number in which its line begins


def without_list_numbers(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures without those that only number the items of a list, up or down."""
    alone = [(i, f.value) for i, f in enumerate(figures) if isinstance(f.value, int) and _is_alone(text, f)]
    numbering: set[int] = set()
    run: list[int] = []
    step = 0
    for k, (i, value) in enumerate(alone):
        moved = value - alone[k - 1][1] if k else 0
        if moved in (1, -1) and (len(run) < 2 or moved == step):
            step = moved
        else:
            run = []
        run.append(i)
        if len(run) >= _SHORTEST:
            numbering.update(run)
    return [f for i, f in enumerate(figures) if i not in numbering]


def _is_alone(text: str, figure: Figure) -> bool:
    """Whether a small whole number is all that its line holds."""
    if figure.kind != FigureKind.NUMBER or not figure.text.isdecimal() or int(figure.text) > _MOST:
        return False
    before = text[max(0, figure.start - _REACH) : figure.start]
    at_start = _LINE_START.search(before) is not None and (figure.start < _REACH or "\n" in before)
    return at_start and _LINE_END.match(text, figure.end) is not None
