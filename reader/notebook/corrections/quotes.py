"""Corrections of quotes: who says them, and whether they are speech at all."""

from __future__ import annotations

from reader.frozen import replace
from reader.model.analysis import Quote, QuoteKind
from reader.model.span import Span
from reader.notebook.corrections.draft import RULE, AnalysisDraft

_MARKS = ("“", '"', "‘", "'", "«", "„", "»", "‹")


def set_speaker(draft: AnalysisDraft, span: Span, name: str) -> None:
    """The quote is said by whoever has this name; by nobody who is named, if it is empty."""
    number = draft.quote_at(span)
    if number is not None:
        if draft.quotes[number].kind is QuoteKind.SCARE:
            draft.quotes[number] = replace(draft.quotes[number], kind=QuoteKind.DIRECT)
        draft.say(number, draft.speaker_named(name) if name else None)


def no_speech(draft: AnalysisDraft, span: Span, _: str) -> None:
    """The marks report no speech: a term, a title, a nickname."""
    number = draft.quote_at(span)
    if number is None:
        return
    quote = draft.quotes[number]
    draft.say(number, None)
    draft.quotes[number] = replace(draft.quotes[number], kind=QuoteKind.SCARE, cue_start=None, cue_end=None)
    for at, figure in enumerate(draft.figures):
        if figure.quote == quote.id:
            draft.figures[at] = replace(figure, quote=None)


def set_kind(draft: AnalysisDraft, span: Span, value: str) -> None:
    """The quote is direct, mixed or indirect speech."""
    number = draft.quote_at(span)
    if number is not None and value in list(QuoteKind):
        draft.quotes[number] = replace(draft.quotes[number], kind=QuoteKind(value), confidence=1.0, rule=RULE)


def add(draft: AnalysisDraft, span: Span, name: str) -> None:
    """These words are a quote that was missed; terms in marks within it are part of it."""
    number = draft.quote_at(span)
    if number is not None and Span(draft.quotes[number].start, draft.quotes[number].end) == span:
        set_speaker(draft, span, name)
        return
    terms = {q.id for q in draft.quotes if q.kind is QuoteKind.SCARE and span.contains(Span(q.start, q.end))}
    draft.quotes = [q for q in draft.quotes if q.id not in terms]
    draft.figures = [replace(f, quote=None) if f.quote in terms else f for f in draft.figures]
    words = span.of(draft.text)
    kind = QuoteKind.DIRECT if words.startswith(_MARKS) else QuoteKind.INDIRECT
    speaker = draft.speaker_named(name) if name else None
    told = None if speaker is None else draft.speakers[speaker].name
    draft.add_quote(
        Quote(draft.new_id(), kind, span.start, span.end, speaker, told, confidence=1.0, rule=RULE)
    )
