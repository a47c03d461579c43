"""Corrections of figures: their value, what they count, and who gives them."""

from __future__ import annotations

import re

from reader.frozen import replace
from reader.model.span import Span
from reader.notebook.corrections.draft import AnalysisDraft

Number = int | float
_NUMBER = r"[+-]?\d+(?:\.\d+)?"
_RANGE = re.compile(f"({_NUMBER})(?:-({_NUMBER}))?")
_LONGEST = 40
"""Characters of a value."""


def parse_value(words: str) -> Number | tuple[Number, Number] | None:
    """The value that somebody typed: `1,200`, `12.5`, or two parted by `-`. None where it is no number."""
    found = (
        _RANGE.fullmatch(re.sub(r"[,_\s]", "", words.replace("–", "-"))) if len(words) <= _LONGEST else None
    )
    if found is None:
        return None
    low, high = (None if part is None else _number(part) for part in found.groups())
    if low is None or high is None:
        return low
    return low, high


def _number(digits: str) -> Number:
    return float(digits) if "." in digits else int(digits)


def set_value(draft: AnalysisDraft, span: Span, value: str) -> None:
    """The figure has this value."""
    number, parsed = draft.figure_at(span), parse_value(value)
    if number is not None and parsed is not None:
        draft.figures[number] = replace(draft.figures[number], value=parsed)


def set_counted(draft: AnalysisDraft, span: Span, value: str) -> None:
    """The figure counts this."""
    number = draft.figure_at(span)
    if number is not None:
        draft.figures[number] = replace(draft.figures[number], of=value or None)


def set_speaker(draft: AnalysisDraft, span: Span, name: str) -> None:
    """The figure is given by whoever has this name; by the article itself, if it is empty."""
    number = draft.figure_at(span)
    if number is None:
        return
    figure = draft.figures[number]
    speaker = draft.speaker_named(name) if name else None
    quote = next((q.id for q in draft.quotes if q.id == figure.quote and q.speaker == speaker), None)
    chain = () if speaker is None else (speaker, *(who for who in figure.chain[1:] if who != speaker))
    draft.figures[number] = replace(figure, speaker=speaker, chain=chain, quote=quote)


def drop(draft: AnalysisDraft, span: Span, _: str) -> None:
    """This is no figure."""
    number = draft.figure_at(span)
    if number is not None:
        draft.drop_figure(number)
