"""The elements over the text of a page: quotes, figures, dates, links, and what a person marked."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from reader import wording
from reader.export.html.layers import Element, Layer, layered
from reader.export.html.view import MarginNote, PageView, words_of
from reader.model.analysis import DateMention, Figure, Quote, QuoteKind
from reader.model.span import Span

SIGNS = {"checked": "✓", "wrong": "✗", "query": "?", "note": ""}
"""What stands beside the number of a margin note."""
_SAFE = ("http://", "https://", "mailto:")


def layers_of(view: PageView) -> list[Layer]:
    """All layers, the outermost first. A link is inside what has a link of its own behind it, since no link
    may stand in another."""
    figures = (_figure(view, number, figure) for number, figure in enumerate(view.analysis.figures))
    dates = (_date(view, number, mention) for number, mention in enumerate(view.analysis.dates))
    return [
        *layered((_marked(view, note) for note in view.margin_notes), 2),
        *layered((_quote(view, quote) for quote in view.spoken), 2),
        *layered(_links(view), 1),
        *layered([*figures, *dates], 1),
    ]


def reference(view: PageView, note: MarginNote) -> str:
    """The number of a margin note as a link to it."""
    here, there = view.id("m", note.number), view.id("n", note.number)
    sign = SIGNS[note.look]
    return f'<sup class="ref {note.look}"><a id="{here}" href="#{there}">{note.number}{sign}</a></sup>'


def _marked(view: PageView, note: MarginNote) -> Element:
    return Element(note.span, "span", f' class="marked {note.look}"', tail=reference(view, note))


def _quote(view: PageView, quote: Quote) -> Element:
    speaker = view.speaker_of(quote)
    mark = view.mark(speaker)
    kind = "direct" if quote.kind is QuoteKind.DIRECT else "reported"
    sure = wording.confidence_in_words(quote.confidence)
    name = speaker.name if speaker is not None else "nobody is named"
    said = "; ".join(part for part in (one(name), wording.kind_of(quote), sure) if part)
    tail = ""
    if speaker is not None and mark is not None:
        link = view.speaker_link(speaker)
        tail = f'<sup class="letter {view.colour(speaker)}"><a href="{link}">{mark.letter}</a></sup>'
    return Element(
        Span(quote.start, quote.end),
        "span",
        f' class="quote {kind} {view.colour(speaker)}" title="{words_of(said)}"',
        f' id="{view.id("q", escape(quote.id))}" tabindex="0"',
        tail,
    )


def one(words: str) -> str:
    """A name on one line."""
    return wording.one_line(words)


def figure_in_words(view: PageView, figure: Figure) -> str:
    """The value of a figure, what it counts, and who gives it."""
    said_by = view.found.figure_sources.of(figure)
    return "; ".join(part for part in (wording.value(figure), one(figure.of or ""), said_by) if part)


def _figure(view: PageView, number: int, figure: Figure) -> Element:
    return Element(
        Span(figure.start, figure.end),
        "span",
        f' class="figure" title="{words_of(figure_in_words(view, figure))}"',
        f' id="{view.id("f", number)}" tabindex="0"',
    )


def _date(view: PageView, number: int, mention: DateMention) -> Element:
    known = wording.date(mention) or "which day is not known"
    whole = mention.resolved is not None and wording.day(mention.resolved) == known  # no stretch of days
    when = f' datetime="{words_of(mention.resolved)}"' if whole else ""
    return Element(
        Span(mention.start, mention.end),
        "time",
        f'{when} class="date" title="{words_of(known)}"',
        f' id="{view.id("d", number)}" tabindex="0"',
    )


def _links(view: PageView) -> Iterator[Element]:
    for link in view.article.links:
        if link.href.lower().startswith(_SAFE):
            address = words_of(link.href)
            yield Element(Span(link.start, link.end), "a", f' href="{address}" rel="noreferrer noopener"')
