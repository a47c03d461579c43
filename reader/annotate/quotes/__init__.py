"""Attributions: content, cue and source, found in a parsed article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.records import Attribution, Mark
from reader.model.analysis import QuoteKind
from reader.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["find", "note", "unattributed"]


def find(parsed: ParsedArticle) -> tuple[Attribution, ...]:
    """Every attribution, in the order of its content.

    By the learned tagger where it fits the language model that parsed, else by rules alone.
    """
    from reader.annotate.quotes import according_to, by_rules, by_tagger, layout
    from reader.annotate.quotes.tagger.model import load

    if not len(parsed.doc):
        return ()
    seen = parsed.tokens.arrays
    model = load()
    if model is not None and model.fits(parsed.doc):
        found = according_to.with_according_to(seen, by_tagger.find(parsed, seen, model))
    else:
        found = by_rules.find(seen)
    return tuple(layout.complete(parsed, seen, found))


def note(doc: Doc, name: str) -> tuple[str, ...]:
    """What the reader is told where rules alone attribute; `name` is the language model's, or empty."""
    from reader.annotate.quotes.tagger.model import load

    model = load()
    if not len(doc) or (model is not None and model.fits(doc)):
        return ()
    which = f"the language model {name}" if name else "the language model"
    reason = (
        f"since {which} is not the one that the tagger was trained with" if model else "without the tagger"
    )
    return (f"Quotations are attributed by rules, {reason}.",)


def unattributed(marks: tuple[Mark, ...]) -> tuple[Attribution, ...]:
    """The quotations of a text whose language is not known: nobody is looked for."""
    outer = (Span(m.start, m.end) for m in marks if m.depth == 0)
    return tuple(Attribution(QuoteKind.DIRECT, span, rule="quotation marks") for span in outer)
