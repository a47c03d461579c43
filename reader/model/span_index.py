"""Stretches of a text, indexed by place: every question costs a bisection, not a walk."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Generic, Protocol, TypeVar

from reader.model.span import Span


class Placed(Protocol):
    """Anything with code-point offsets."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Placed)


def touches(first: Span, second: Span) -> bool:
    """Whether two stretches share a character, or an empty one stands within or at the other."""
    if first.start == first.end or second.start == second.end:
        return first.start <= second.end and second.start <= first.end
    return first.overlaps(second)


class SpanIndex(Generic[T]):
    """Spans in the order of their starts; they may overlap and nest."""

    __slots__ = ("_reach", "items", "starts")

    def __init__(self, items: Iterable[T]) -> None:
        found = list(items)
        starts = [item.start for item in found]
        if any(a > b for a, b in pairwise(starts)):
            found.sort(key=lambda item: (item.start, -item.end))
            starts = [item.start for item in found]
        self.items: Sequence[T] = found
        self.starts = array("L", starts)
        # How far everything up to here reaches: it never falls, so what ends too early is found by bisection.
        self._reach = array("L", accumulate((item.end for item in found), max))

    def __len__(self) -> int:
        return len(self.items)

    def overlapping(self, start: int, end: int) -> list[T]:
        """All spans that share a character with `[start, end)`."""
        low = bisect_right(self._reach, start)
        high = bisect_left(self.starts, end)
        return [item for item in self.items[low:high] if item.end > start]

    def touching(self, span: Span) -> list[T]:
        """All spans that share a character with `span`; where one of the two is empty, also those that it
        stands at an end of."""
        low = bisect_left(self._reach, span.start)
        high = bisect_right(self.starts, span.end)
        return [item for item in self.items[low:high] if touches(Span(item.start, item.end), span)]

    def after(self, offset: int) -> int:
        """The index of the first span that starts behind `offset`; `len` when there is none."""
        return bisect_right(self.starts, offset)

    def before(self, offset: int) -> int:
        """The index of the last span that starts before `offset`; -1 when there is none."""
        return bisect_left(self.starts, offset) - 1
