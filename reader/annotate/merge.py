"""Put the analysis of a stretch of text into a first look at the whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from reader.model.analysis import Analysis
from reader.model.span import Span


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def merged(inner: Analysis, outer: Analysis, stretch: Span) -> Analysis:
    """`inner`, which covers `stretch`, with the quotes, figures and dates of `outer` around it.

    What stands around is known without speakers only, so that `inner` keeps its ids and `outer`'s
    quotes get others.
    """
    around = [replace(q, id=f"glance-{q.id}") for q in _outside(outer.quotes, stretch)]
    figures = (*inner.figures, *_outside(outer.figures, stretch))
    order = sorted(range(len(figures)), key=lambda i: figures[i].start)
    place = {old: new for new, old in enumerate(order)}
    return replace(
        inner,
        quotes=_sorted((*inner.quotes, *around)),
        figures=tuple(figures[i] for i in order),
        dates=_sorted((*inner.dates, *_outside(outer.dates, stretch))),
        conflicts=tuple(replace(c, figures=tuple(place[i] for i in c.figures)) for c in inner.conflicts),
    )


def _outside(found: Iterable[P], stretch: Span) -> list[P]:
    return [one for one in found if one.end <= stretch.start or one.start >= stretch.end]


def _sorted(found: Iterable[P]) -> tuple[P, ...]:
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))
