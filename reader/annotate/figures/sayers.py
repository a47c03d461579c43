"""Who says a figure: whose words it stands in, and who is named by them in turn."""

from __future__ import annotations

from reader.frozen import replace
from reader.model.analysis import Figure, Quote, QuoteKind

MOST_OPEN = 12  # stretches around one figure that are looked at


def attribute(figures: tuple[Figure, ...], quotes: tuple[Quote, ...]) -> tuple[Figure, ...]:
    """The same figures, each with the quote it stands in, the innermost of several, and those who say it.

    A quotation holds its figures, and so does the clause around it that is reported too. Nobody is named
    for a quote that is not shown as anybody's.
    """
    stretches = sorted(_stretches(quotes), key=lambda one: (one[0], -one[1]))
    found: dict[int, Figure] = {}
    open_: list[tuple[int, int, Quote]] = []
    at = 0
    for number in sorted(range(len(figures)), key=lambda i: figures[i].start):
        figure = figures[number]
        while at < len(stretches) and stretches[at][0] <= figure.start:
            open_ = [one for one in open_[-MOST_OPEN:] if one[1] > stretches[at][0]]
            open_.append(stretches[at])
            at += 1
        around = [one for one in open_ if one[1] >= figure.end]
        found[number] = _said(figure, sorted(around, key=lambda one: one[1] - one[0]))
    return tuple(found[number] for number in range(len(figures)))


def _stretches(quotes: tuple[Quote, ...]) -> list[tuple[int, int, Quote]]:
    """Every quote with its extent, and with the words around it that belong to it."""
    found = [(quote.start, quote.end, quote) for quote in quotes]
    said = (quote for quote in quotes if quote.kind is not QuoteKind.SCARE)
    return found + [(span.start, span.end, quote) for quote in said for span in quote.spans]


def _said(figure: Figure, around: list[tuple[int, int, Quote]]) -> Figure:
    """The figure with the quotes around it, the innermost first."""
    if not around:
        return figure
    who = (quote.speaker for _, _, quote in around if quote.is_shown)
    chain = tuple(dict.fromkeys(speaker for speaker in who if speaker is not None))
    nearest = around[0][2]
    if nearest.kind is QuoteKind.SCARE and len(around) > 1:
        nearest = around[1][2]  # a term within what somebody says
    return replace(figure, quote=nearest.id, speaker=chain[0] if chain else None, chain=chain)
