"""Groups of what belongs together, found pair by pair (union-find)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """What was joined, directly or through others."""

    def __init__(self) -> None:
        self._parents: dict[T, T] = {}

    def join(self, one: T, other: T) -> None:
        """Put both into one group."""
        self._parents[self._root(other)] = self._root(one)

    def same(self, one: T, other: T) -> bool:
        """Whether both are in one group."""
        return self._root(one) == self._root(other)

    def all(self) -> list[list[T]]:
        """The groups of two and more."""
        found: dict[T, list[T]] = defaultdict(list)
        for one in self._parents:
            found[self._root(one)].append(one)
        return [group for group in found.values() if len(group) > 1]

    def _root(self, one: T) -> T:
        self._parents.setdefault(one, one)
        while (parent := self._parents[one]) != one:
            self._parents[one] = self._parents[parent]
            one = parent
        return one
