"""Which letter and colour a speaker has: the same in text, gutter, panel and map, and the same as results
arrive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

from reader.model.analysis import Analysis, Speaker

LETTERS = ascii_uppercase + ascii_lowercase
BEYOND = "·"
"""The sign of all speakers for whom no letter is left."""


class Voice(NamedTuple):
    """A speaker's sign. `colour` is an index into the theme's speaker colours, to be taken modulo."""

    letter: str
    colour: int


class Cast(NamedTuple):
    """The signs given so far in one article. `voices` are those of the last analysis by speaker's id.

    Ids are an analysis's own, so a speaker is known again by what is theirs in the text: `places` are the
    starts of quotes and mentions, `names` the names, each with the number of its sign; `given` counts them.
    """

    voices: Mapping[str, Voice] = {}
    places: Mapping[int, int] = {}
    names: Mapping[str, int] = {}
    given: int = 0

    def heard(self, analysis: Analysis) -> Cast:
        """The cast of another analysis of the same text: who had a sign keeps it, and who is new gets the
        next one, in the order in which they are first heard. Linear in what was found."""
        starts = {quote.id: quote.start for quote in analysis.quotes}
        own = {s.id: sorted(_places(s, starts)) for s in analysis.speakers}
        in_order = sorted(analysis.speakers, key=lambda s: (_first(s, starts), s.id))
        numbers = self._again(in_order, own)
        given = self.given
        for speaker in in_order:
            if speaker.id not in numbers:
                numbers[speaker.id] = given
                given += 1
        places, names = dict(self.places), dict(self.names)
        for speaker in in_order:
            names[speaker.name] = numbers[speaker.id]
            places.update(dict.fromkeys(own[speaker.id], numbers[speaker.id]))
        return Cast({id: _sign(number) for id, number in numbers.items()}, places, names, given)

    def _again(self, speakers: list[Speaker], own: Mapping[str, list[int]]) -> dict[str, int]:
        """The numbers of those who are known already: where two could be the same, the one who shares
        more places."""
        claims: list[tuple[int, int, int, str]] = []
        for order, speaker in enumerate(speakers):
            shared = Counter(self.places[place] for place in own[speaker.id] if place in self.places)
            if speaker.name in self.names:
                shared[self.names[speaker.name]] += 1
            claims += [(-many, order, number, speaker.id) for number, many in shared.items()]
        numbers: dict[str, int] = {}
        taken: set[int] = set()
        for _, _, number, id in sorted(claims):
            if id not in numbers and number not in taken:
                numbers[id] = number
                taken.add(number)
        return numbers


def voices(analysis: Analysis) -> Mapping[str, Voice]:
    """The sign of every speaker by id, in the order in which they are first heard; after Z come lower-case
    letters and then a middle dot."""
    return Cast().heard(analysis).voices


def _places(speaker: Speaker, starts: Mapping[str, int]) -> Iterator[int]:
    yield from (starts[quote] for quote in speaker.quotes if quote in starts)
    yield from (mention.start for mention in speaker.mentions)


def _first(speaker: Speaker, starts: Mapping[str, int]) -> int:
    """Where a speaker is first heard, or failing that first named."""
    heard = [starts[quote] for quote in speaker.quotes if quote in starts]
    return min(heard or [mention.start for mention in speaker.mentions], default=0)


def _sign(number: int) -> Voice:
    return Voice(LETTERS[number] if number < len(LETTERS) else BEYOND, number)
