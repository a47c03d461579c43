"""What is said at the foot after a jump: who says so, how many, when it was. Pure."""

from __future__ import annotations

from reader import wording
from reader.model.analysis import DateMention, Entity, Figure, Quote
from reader.model.article import Article
from reader.model.paragraphs import Paragraphs
from reader.model.span import Span
from reader.render.annotation_index import AnnotationIndex

BETWEEN = " · "


def answer(span: Span, article: Article, paragraphs: Paragraphs, annotations: AnnotationIndex) -> str:
    """The answer, in one line, to what a reader asks of just the quote, figure, date or name at `span`; empty
    where there is nothing, or where nobody knows it yet."""
    end = max(span.end, span.start + 1)
    for quote in annotations.quotes.overlapping(span.start, end):
        if (quote.start, quote.end) == span:
            return _who(quote, annotations)
    for figure in annotations.figures.overlapping(span.start, end):
        if (figure.start, figure.end) == span:
            return _how_many(figure, paragraphs, annotations)
    for date in annotations.dates.overlapping(span.start, end):
        if (date.start, date.end) == span:
            return _when(date, article)
    for name in annotations.names.overlapping(span.start, end):
        if (name.start, name.end) == span:
            return _what(name.entity)
    return ""


def _who(quote: Quote, annotations: AnnotationIndex) -> str:
    if quote.speaker_name is None:
        return "Nobody is named for this" if annotations.analysis.sought else ""
    speaker = annotations.speakers.get(quote.speaker or "")
    unnamed = speaker is not None and speaker.anonymous
    return _joined(
        _capital(quote.speaker_name),
        f"{wording.kind_of(quote)}, {wording.confidence_in_words(quote.confidence)}".rstrip(", "),
        "not named in this article" if unnamed else wording.role(speaker.role if speaker else None),
    )


def _how_many(figure: Figure, paragraphs: Paragraphs, annotations: AnnotationIndex) -> str:
    said = wording.FigureSources(annotations.analysis).of(figure)
    return _joined(
        f"{wording.value(figure)} {wording.one_line(figure.of or '')}".rstrip(),
        f"according to {said}" if said else "",
        _otherwise(figure, paragraphs, annotations),
    )


def _otherwise(figure: Figure, paragraphs: Paragraphs, annotations: AnnotationIndex) -> str:
    """What another paragraph says instead."""
    figures = annotations.analysis.figures
    for conflict in annotations.analysis.conflicts:
        if any(figures[i] is figure for i in conflict.figures):
            others = [figures[i] for i in conflict.figures if figures[i] is not figure]
            return ", ".join(
                f"{paragraphs.label(other.start)} says {wording.value(other)}" for other in others[:2]
            )
    return ""


def _when(date: DateMention, article: Article) -> str:
    meaning = wording.date(date)
    if meaning or article.published:
        return meaning or "A date that could not be pinned down"
    return "Counted from the day of publication, which the article does not give"


def _what(entity: Entity) -> str:
    many = len(entity.mentions)
    return _joined(
        wording.one_line(entity.name),
        wording.role(entity.role) or wording.ENTITY_KINDS[entity.kind][0],
        "named once" if many == 1 else f"named {many} times",
    )


def _joined(*parts: str) -> str:
    return BETWEEN.join(part for part in parts if part)


def _capital(words: str) -> str:
    line = wording.one_line(words)
    return line[:1].upper() + line[1:]
