"""The jump list of one article. Frozen."""

from __future__ import annotations

from reader.named_tuple import NamedTuple

MOST = 100  # places that are kept


class JumpList(NamedTuple):
    """Places that were left by a jump; `at` is the position among them (`len`: behind all)."""

    places: tuple[int, ...] = ()
    at: int = 0

    def leave(self, place: int) -> JumpList:
        """Remember a place that is about to be left; later places are dropped."""
        kept = tuple(p for p in self.places[: self.at] if p != place)[-MOST:]
        return JumpList((*kept, place), len(kept) + 1)

    def back(self, here: int) -> tuple[JumpList, int] | None:
        """The place before, with the list after this step; None at the first one."""
        places = self.places
        if self.at == len(places) and (not places or places[-1] != here):
            places = (*places, here)
        at = min(self.at, len(places) - 1)
        while at > 0 and (at == self.at or places[at] == here):
            at -= 1
        if not places or places[at] == here:
            return None
        return JumpList(places, at), places[at]

    def forward(self) -> tuple[JumpList, int] | None:
        """The place after, with the list after this step; None at the last one."""
        if self.at + 1 >= len(self.places):
            return None
        return JumpList(self.places, self.at + 1), self.places[self.at + 1]

    def last(self, here: int) -> int | None:
        """The place that was left last and is not `here`."""
        return next((place for place in reversed(self.places) if place != here), None)
