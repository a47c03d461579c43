"""One version of an article, with its annotations by place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from reader.model.analysis import Analysis, DateMention, Figure, Quote, QuoteKind, Speaker
from reader.model.article import Article
from reader.model.span import Span

Placed = TypeVar("Placed", Figure, DateMention, Quote)


class Version:
    """An article and its analysis, whose annotations are asked for by place."""

    def __init__(self, article: Article, analysis: Analysis) -> None:
        self.article = article
        self.analysis = analysis
        shown = [q for q in analysis.quotes if q.kind is not QuoteKind.SCARE and q.is_shown]
        self._figures = _ByPlace(analysis.figures)
        self._dates = _ByPlace(analysis.dates)
        self._quotes = _ByPlace(shown)
        self._speakers = {one.id: one for one in analysis.speakers}

    def figures(self, span: Span) -> list[Figure]:
        """The figures that touch `span`."""
        return self._figures.touching(span)

    def dates(self, span: Span) -> list[DateMention]:
        """The dates that touch `span`."""
        return self._dates.touching(span)

    def quotes(self, span: Span) -> list[Quote]:
        """What is shown as somebody's words, where it touches `span`."""
        return self._quotes.touching(span)

    def speaker(self, quote: Quote) -> Speaker | None:
        """Who says it."""
        return self._speakers.get(quote.speaker or "")

    def name(self, speaker_id: str | None) -> str:
        """The name of a speaker, '' for nobody."""
        speaker = self._speakers.get(speaker_id or "")
        return speaker.name if speaker else ""

    def words(self, span: Span) -> str:
        """The words of a stretch, on one line."""
        return " ".join(span.of(self.article.text).split())


def mention_of(quote: Quote) -> Span | None:
    """The words that name the speaker of a quote at its place."""
    if quote.speaker_start is None or quote.speaker_end is None:
        return None
    return Span(quote.speaker_start, quote.speaker_end)


def touches(first: Span, second: Span) -> bool:
    """Whether two stretches share a character, or an empty one stands within or at the other."""
    if first.start == first.end or second.start == second.end:
        return first.start <= second.end and second.start <= first.end
    return first.overlaps(second)


class _ByPlace(Generic[Placed]):
    """Annotations in order of the text, by place; they may overlap."""

    def __init__(self, found: Sequence[Placed]) -> None:
        self._found: Sequence[Placed] = found
        self._reach = list(accumulate((one.end for one in found), max))

    def touching(self, span: Span) -> list[Placed]:
        near: list[Placed] = []
        for number in range(bisect_left(self._reach, span.start), len(self._found)):
            one = self._found[number]
            if one.start > span.end:
                break
            if touches(Span(one.start, one.end), span):
                near.append(one)
        return near
