"""Stretches of a text, indexed by place: every question costs a bisection, not a walk."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Generic, Protocol, TypeVar


class Placed(Protocol):
    """Anything with code-point offsets."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Placed)


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

    def after(self, offset: int) -> int:
        """The index of the first span that starts behind `offset`; `len` when there is none."""
        return bisect_right(self.starts, offset)

    def before(self, offset: int) -> int:
        """The index of the last span that starts before `offset`; -1 when there is none."""
        return bisect_left(self.starts, offset) - 1
