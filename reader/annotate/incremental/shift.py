"""Move all annotations of an analysis by a number of code points."""

from __future__ import annotations

from dataclasses import replace

from reader.model.analysis import Analysis, Quote
from reader.model.span import Span


def shifted(analysis: Analysis, by: int) -> Analysis:
    """The same analysis with every offset raised by `by`."""
    if by == 0:
        return analysis
    return replace(
        analysis,
        quotes=tuple(_quote(q, by) for q in analysis.quotes),
        speakers=tuple(replace(s, mentions=_spans(s.mentions, by)) for s in analysis.speakers),
        entities=tuple(replace(e, mentions=_spans(e.mentions, by)) for e in analysis.entities),
        figures=tuple(replace(f, start=f.start + by, end=f.end + by) for f in analysis.figures),
        dates=tuple(replace(d, start=d.start + by, end=d.end + by) for d in analysis.dates),
    )


def _spans(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple(Span(s.start + by, s.end + by) for s in spans)


def _quote(quote: Quote, by: int) -> Quote:
    return replace(
        quote,
        start=quote.start + by,
        end=quote.end + by,
        speaker_start=_raised(quote.speaker_start, by),
        speaker_end=_raised(quote.speaker_end, by),
        cue_start=_raised(quote.cue_start, by),
        cue_end=_raised(quote.cue_end, by),
        refers_start=_raised(quote.refers_start, by),
        refers_end=_raised(quote.refers_end, by),
        spans=_spans(quote.spans, by),
    )


def _raised(offset: int | None, by: int) -> int | None:
    return None if offset is None else offset + by
