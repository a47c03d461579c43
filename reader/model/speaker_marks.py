"""The letter and colour of each speaker: the same in text, gutter, panels and minimap, and stable while
analyses arrive."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase, ascii_uppercase

from reader.model.analysis import Analysis, Speaker
from reader.named_tuple import NamedTuple

LETTERS = ascii_uppercase + ascii_lowercase
BEYOND = "·"
"""The letter of all speakers for whom none is left."""
NEAR = 1500
"""Code points, some three paragraphs, within which no two speakers share a colour if that can be helped."""
COLOURS = 8
"""Speaker colours of a theme. One with fewer begins again at its first."""


class SpeakerMark(NamedTuple):
    """What marks a speaker. `colour` is an index into the theme's speaker colours, below `COLOURS`."""

    letter: str
    colour: int


class SpeakerMarks(NamedTuple):
    """The marks given so far in one article. `by_speaker` are those of the last analysis, by speaker id.

    Ids are only valid within one analysis, so speakers are recognised by their text: `places` maps the
    starts of quotes and mentions, and `names` the names, to the number of a mark; `colours` has the colour
    of each mark given.
    """

    by_speaker: Mapping[str, SpeakerMark] = {}
    places: Mapping[int, int] = {}
    names: Mapping[str, int] = {}
    colours: tuple[int, ...] = ()

    def updated(self, analysis: Analysis) -> SpeakerMarks:
        """The marks for another analysis of the same text: known speakers keep theirs; new ones get the next
        letters, in the order of their first quotes, and colours by `_coloured`. Nobody is marked of whom no
        quote is shown. Linear in the analysis."""
        shown = {quote.id for quote in analysis.quotes if quote.is_shown}
        speakers = [s for s in analysis.speakers if not shown.isdisjoint(s.quotes)]
        starts = {quote.id: quote.start for quote in analysis.quotes}
        own = {s.id: sorted(_places(s, starts)) for s in speakers}
        in_order = sorted(speakers, key=lambda s: (_first(s, starts), s.id))
        numbers = self._known(in_order, own)
        new = [speaker for speaker in in_order if speaker.id not in numbers]
        said_at = {s.id: [starts[quote] for quote in s.quotes if quote in starts] for s in in_order}
        known = [(numbers[s.id], s) for s in in_order if s.id in numbers]
        colours = _coloured(self.colours, known, new, said_at)
        numbers |= {speaker.id: len(self.colours) + n for n, speaker in enumerate(new)}
        places, names = dict(self.places), dict(self.names)
        for speaker in in_order:
            names[speaker.name] = numbers[speaker.id]
            places.update(dict.fromkeys(own[speaker.id], numbers[speaker.id]))
        marks = {id: SpeakerMark(_letter(number), colours[number]) for id, number in numbers.items()}
        return SpeakerMarks(marks, places, names, colours)

    def _known(self, speakers: list[Speaker], own: Mapping[str, list[int]]) -> dict[str, int]:
        """The mark numbers of known speakers; of two candidates for a number, the one sharing more places."""
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


def speaker_marks(analysis: Analysis) -> Mapping[str, SpeakerMark]:
    """The mark of every speaker by id: letters in the order of their first quotes, after Z the
    lower-case ones and then a middle dot."""
    return SpeakerMarks().updated(analysis).by_speaker


def _places(speaker: Speaker, starts: Mapping[str, int]) -> Iterator[int]:
    yield from (starts[quote] for quote in speaker.quotes if quote in starts)
    yield from (mention.start for mention in speaker.mentions)


def _first(speaker: Speaker, starts: Mapping[str, int]) -> int:
    """Where a speaker is first quoted, or else first named."""
    quoted = [starts[quote] for quote in speaker.quotes if quote in starts]
    return min(quoted or [mention.start for mention in speaker.mentions], default=0)


def _letter(number: int) -> str:
    return LETTERS[number] if number < len(LETTERS) else BEYOND


def _coloured(
    given: tuple[int, ...],
    known: Sequence[tuple[int, Speaker]],
    new: Sequence[Speaker],
    said_at: Mapping[str, Sequence[int]],
) -> tuple[int, ...]:
    """The colours given and those of who is new: who says most chooses first, and when all are taken, the
    next shares with those who speak far away, of these with those who say least; where nobody is far, with
    those who are farthest."""
    said = [given.count(colour) for colour in range(COLOURS)]
    places: list[list[int]] = [[] for _ in range(COLOURS)]
    for number, speaker in known:
        said[given[number]] += speaker.words
        places[given[number]] += said_at[speaker.id]
    chosen: dict[str, int] = {}
    for speaker in sorted(new, key=lambda s: -s.words):
        own = said_at[speaker.id]
        away = [_distance(own, sorted(taken)) for taken in places]
        colour = max(range(COLOURS), key=lambda c: (away[c], -said[c]))
        said[colour] += 1 + speaker.words
        places[colour] += own
        chosen[speaker.id] = colour
    return (*given, *(chosen[speaker.id] for speaker in new))


def _distance(some: Sequence[int], others: Sequence[int]) -> int:
    """Code points between the nearest of `some` places and of the sorted `others`; NEAR at most."""
    least = NEAR
    for place in some:
        at = bisect_left(others, place)
        for other in others[max(0, at - 1) : at + 1]:
            least = min(least, abs(other - place))
    return least
