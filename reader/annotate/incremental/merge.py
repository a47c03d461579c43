"""Merge the analysis of a stretch of text into a quick pass over the whole.

Which annotations have one place each, and so stand before, in or behind the stretch, is read from the types
of their records (`start` and `end`, or a `span`), so that a new annotation is kept with the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import is_dataclass, replace
from functools import cache
from operator import attrgetter
from typing import Any, Protocol, get_args, get_type_hints

from reader.model.analysis import Analysis
from reader.model.span import Offset, Span


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Place = Callable[[Any], _Placed]


def merged(inner: Analysis, outer: Analysis, stretch: Span) -> Analysis:
    """`inner`, which lies in `stretch`, with the placed annotations of `outer` before and behind it: quotes,
    figures and dates.

    Both are in order, and so is the result; linear in `outer`, and quick. Ids must differ.
    """
    before = sum(1 for figure in outer.figures if figure.end <= stretch.start)
    both: dict[str, Any] = {
        name: _surrounded(getattr(inner, name), getattr(outer, name), stretch, place)
        for name, place in placed().items()
    }
    both["conflicts"] = tuple(
        replace(conflict, figures=tuple(before + i for i in conflict.figures)) for conflict in inner.conflicts
    )
    return replace(inner, **both)


@cache
def placed() -> dict[str, Place]:
    """The fields of an analysis whose records have one place each, and how that is read from a record."""
    found = {
        name: _place(get_args(hint)[0])
        for name, hint in get_type_hints(Analysis, include_extras=True).items()
        if get_args(hint)[1:] == (Ellipsis,)
    }
    return {name: place for name, place in found.items() if place is not None}


def _place(kind: Any) -> Place | None:
    if kind is Span:
        return _itself
    if not is_dataclass(kind):
        return None
    hints = get_type_hints(kind, include_extras=True)
    if hints.get("start") == hints.get("end") == Offset:
        return _itself
    return attrgetter("span") if hints.get("span") is Span else None


def _itself(one: _Placed) -> _Placed:
    return one


def _surrounded(
    inner: tuple[Any, ...], outer: tuple[Any, ...], stretch: Span, place: Place
) -> tuple[Any, ...]:
    before = [one for one in outer if place(one).end <= stretch.start]
    behind = [one for one in outer if place(one).start >= stretch.end]
    return (*before, *inner, *behind)
