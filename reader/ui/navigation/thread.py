"""One speaker's thread: all that one speaker says, in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reader import wording
from reader.model.analysis import Quote
from reader.model.span import Span
from reader.render.annotation_index import AnnotationIndex


def quotes_of(annotations: AnnotationIndex, speaker: str) -> list[Quote]:
    """The speaker's quotes, in order."""
    return [q for q in annotations.quotes.items if q.speaker == speaker]


def step(quotes: list[Quote], here: int, by: int) -> Quote | None:
    """The quote `by` steps behind (or before) the code point `here`, clipped to the ends; None if that
    is no move."""
    starts = [q.start for q in quotes]
    at = bisect_right(starts, here) + by - 1 if by > 0 else bisect_left(starts, here) + by
    if not quotes or (by > 0 and at - by + 1 >= len(quotes)) or (by < 0 and at - by - 1 < 0):
        return None
    return quotes[max(0, min(at, len(quotes) - 1))]


def nearest(quotes: list[Quote], here: Span) -> Quote | None:
    """The quote on this line, or the next one, or the last."""
    for quote in quotes:
        if quote.end > here.start:
            return quote
    return quotes[-1] if quotes else None


def heading(annotations: AnnotationIndex, speaker: str, place: int) -> tuple[str, ...]:
    """What the header says: 'Ines Okafor · harbour engineer · quote 3 of 9 · 41% of all quoted words'; and
    shorter, for where there is less room."""
    who = annotations.speakers.get(speaker)
    if who is None:
        return ("",)
    quotes = quotes_of(annotations, speaker)
    number = max(1, bisect_right([q.start for q in quotes], place))
    words = sum(s.words for s in annotations.speakers.values())
    share = f"{round(100 * who.words / words)}% of all quoted words" if words else ""
    counted = f"quote {number} of {len(quotes)}" if quotes else "no quotes"
    ways = (
        (who.name, wording.role(who.role), counted, share),
        (who.name, counted, share),
        (who.name, counted),
    )
    return tuple(" · ".join(part for part in way if part) for way in ways)
