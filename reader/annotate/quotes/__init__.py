"""Attributions: content, cue and source, found in a parsed article."""

from __future__ import annotations

from reader.annotate.base import Attribution, Mark, Reading
from reader.model.analysis import QuoteKind
from reader.model.span import Span

__all__ = ["find", "unattributed"]


def find(reading: Reading) -> tuple[Attribution, ...]:
    """Every attribution, in the order of its content.

    By the learned tagger where it fits the language model that parsed, else by rules alone.
    """
    from reader.annotate.quotes import layout, learned, rules
    from reader.annotate.tagger.model import load
    from reader.annotate.tagger.view import view

    if not len(reading.doc):
        return ()
    seen = view(reading)
    model = load()
    if model is not None and model.fits(reading.doc):
        found = learned.find(reading, seen, model)
    else:
        found = rules.find(seen)
    return tuple(layout.complete(reading, seen, found))


def unattributed(marks: tuple[Mark, ...]) -> tuple[Attribution, ...]:
    """The quotations of a text whose language is not known: nobody is looked for."""
    outer = (Span(m.start, m.end) for m in marks if m.depth == 0)
    return tuple(Attribution(QuoteKind.DIRECT, span, rule="quotation marks") for span in outer)
