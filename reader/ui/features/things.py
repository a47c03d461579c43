"""What a command is about: the thing that was jumped to, or else the first one on the cursor's line."""

from __future__ import annotations

from reader.model.notebook import CheckSubject
from reader.model.span import Span
from reader.named_tuple import NamedTuple
from reader.ui.features.surface import ReadingSurface


class Thing(NamedTuple):
    """Something that was found in the article, or that the reader selected."""

    span: Span
    subject: CheckSubject


def things_on(surface: ReadingSurface, span: Span) -> list[Thing]:
    """What was found on a stretch of the text: quotes, figures, dates, names, each in order."""
    found, end = surface.annotations, max(span.end, span.start + 1)
    kinds = (
        (CheckSubject.QUOTE, found.quotes),
        (CheckSubject.FIGURE, found.figures),
        (CheckSubject.DATE, found.dates),
        (CheckSubject.NAME, found.names),
    )
    return [
        Thing(Span(one.start, one.end), subject)
        for subject, index in kinds
        for one in index.overlapping(span.start, end)
    ]


def thing_here(surface: ReadingSurface) -> Thing | None:
    """In a list what its row is about; the selection, as a claim; what was jumped to; or else the first thing
    on the line. None where there is none, or where the cursor is on words that are not in the text."""
    row = surface.lit_row
    if row is not None:
        span = row.subject or row.span
        return None if span is None else _thing_at(surface, span)
    if surface.body.inserted is not None:
        return None
    selected = surface.view_state.selected
    if selected is not None:
        return Thing(trimmed(surface.session.article.text, selected), CheckSubject.CLAIM)
    here = surface.here
    if surface.view_state.target == here:
        return _thing_at(surface, here)
    return next(iter(things_on(surface, here)), None)


def _thing_at(surface: ReadingSurface, span: Span) -> Thing:
    """What was found at just this stretch; a claim where that is nothing."""
    exact = (thing for thing in things_on(surface, span) if thing.span == span)
    return next(exact, Thing(span, CheckSubject.CLAIM))


def trimmed(text: str, span: Span) -> Span:
    """The stretch without the white space at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
