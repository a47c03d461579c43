"""The gutter: who speaks on a line, as a letter and a bar whose shape tells direct from reported speech. Its
signs stand apart from each other and from the words."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.analysis import Quote, QuoteKind
from reader.named_tuple import NamedTuple

WIDTH = 6
"""Cells of the gutter: the cursor's mark or the line's sign, a space, a letter, a space, a bar, a space."""
DIRECT, STRONG, REPORTED, NOBODY, WEAK = "▎", "▌", "┊", "╎", "╏"
UNSURE = 0.5
"""Attributions with less confidence than this are drawn dim and dashed, with a question mark."""


class LineAttribution(NamedTuple):
    """Who speaks on one line. `first`: the letter is due here. `unsure`: the attribution is weak; one that is
    too weak to be shown has no speaker."""

    speaker: str | None
    reported: bool
    unsure: bool
    first: bool


def line_attribution(
    quotes: Sequence[Quote], start: int, end: int, above: Sequence[Quote]
) -> LineAttribution | None:
    """Who speaks most on the line `[start, end)`, given the quotes on it and those `above` it in the same
    paragraph: a speaker who was named there needs no letter again."""
    best, most = None, 0
    for quote in quotes:
        shared = min(quote.end, end) - max(quote.start, start)
        if shared > most or (shared == most and best is not None and quote.kind is QuoteKind.DIRECT):
            best, most = quote, shared
    if best is None:
        return None
    reported = best.kind is QuoteKind.INDIRECT
    if not best.is_shown:
        return LineAttribution(None, reported, True, all(quote.is_shown for quote in above))
    unsure = best.speaker is not None and best.confidence < UNSURE
    first = all(quote.speaker != best.speaker or not quote.is_shown for quote in above)
    return LineAttribution(best.speaker, reported, unsure, first)


def bar(attribution: LineAttribution, *, target: bool) -> str:
    """The bar: solid for direct, dotted for reported speech, dashed where it is not sure who speaks, and
    thinly dashed where nobody is known to."""
    if target:
        return STRONG
    if attribution.reported:
        return REPORTED
    if attribution.speaker is None and not attribution.unsure:
        return NOBODY
    return WEAK if attribution.unsure else DIRECT


def letter(attribution: LineAttribution, mark: str) -> str:
    """The two cells before the bar: the speaker's letter where it is due, with a question mark where the
    attribution is weak."""
    if not attribution.first:
        return "  "
    return mark + ("?" if attribution.unsure else " ")
