"""Who has been mentioned so far: at most the two dozen things mentioned last."""

from __future__ import annotations

from reader.annotate.names.pronouns import SUBJECTS, Entrance
from reader.annotate.names.things import Thing, Use
from reader.annotate.names.words import Words

MOST_ON_STAGE = 24


class Stage:
    """The things mentioned last, the latest at the end, so that every look at it costs the same."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.last: dict[int, tuple[Thing, Use]] = {}
        self.subject_in: dict[int, int] = {}
        self.counts: dict[int, int] = {}
        self.at: dict[int, Thing] = {}
        self.speaking = -1

    def enter(self, thing: Thing, use: Use) -> None:
        """A mention has been read."""
        self.last.pop(thing.number, None)
        self.last[thing.number] = (thing, use)
        if len(self.last) > MOST_ON_STAGE:
            self.last.pop(next(iter(self.last)))
        self.counts[thing.number] = self.counts.get(thing.number, 0) + 1
        if self.words.dep[use.head] in SUBJECTS:
            self.subject_in[thing.number] = self.words.sentence[use.head]
        for i in range(use.first, use.past):
            self.at[i] = thing

    def latest(self) -> list[Entrance]:
        """Everybody on stage, the latest first."""
        return [self._entrance(thing, use) for thing, use in reversed(self.last.values())]

    def coming(self, thing: Thing, use: Use) -> Entrance:
        """Somebody whose name follows in the same sentence."""
        return self._entrance(thing, use)

    def _entrance(self, thing: Thing, use: Use) -> Entrance:
        number = thing.number
        return Entrance(
            thing, use, self.subject_in.get(number, -9), self.counts.get(number, 0), len(thing.uses)
        )
