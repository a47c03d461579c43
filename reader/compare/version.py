"""One version of an article, with its annotations by place."""

from __future__ import annotations

from reader.model.analysis import Analysis, DateMention, Figure, Quote, QuoteKind, Speaker
from reader.model.article import Article
from reader.model.span import Span
from reader.model.span_index import SpanIndex


class Version:
    """An article and its analysis, whose annotations are asked for by place."""

    def __init__(self, article: Article, analysis: Analysis) -> None:
        self.article = article
        self.analysis = analysis
        shown = [q for q in analysis.quotes if q.kind is not QuoteKind.SCARE and q.is_shown]
        self._figures = SpanIndex(analysis.figures)
        self._dates = SpanIndex(analysis.dates)
        self._quotes = SpanIndex(shown)
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
