"""Attributions: content, cue and source, found in a parsed article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotate.records import Attribution, Mark
from reader.model.analysis import QuoteKind
from reader.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from reader.annotate.models import QuoteTagger
    from reader.annotate.parsed_article import ParsedArticle

__all__ = ["find", "note", "speech", "unattributed"]


def find(parsed: ParsedArticle, tagger: QuoteTagger | None) -> tuple[Attribution, ...]:
    """Every attribution, in the order of its content.

    By the tagger where it fits the language model that parsed, else by rules alone.
    """
    from reader.annotate.quotes import (
        beside,
        by_rules,
        called,
        layout,
        nearest_teller,
        no_report,
        reported_speech,
        slogans,
    )

    if not len(parsed.doc):
        return ()
    arrays = parsed.tokens.arrays
    if tagger is not None and tagger.fits(parsed.doc):
        found = tagger.find(parsed)
    else:
        found = reported_speech.with_share_said(arrays, by_rules.find(arrays), reported_speech.load())
    found = beside.with_clauses_behind(arrays, parsed.article.text, found)
    found = called.with_words_called(parsed.tokens, found)
    found = nearest_teller.with_nearest_tellers(parsed.tokens, found)
    found = slogans.with_slogans(parsed.article.text, found)
    return tuple(no_report.without_deeds(parsed.tokens, layout.complete(parsed, arrays, found)))


def speech(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions that report something: what somebody said, wrote or asked. The others are attitudes,
    wishes and deeds."""
    from reader.annotate.quotes.reported_speech import SAID

    return tuple(a for a in attributions if a.said >= SAID)


def note(doc: Doc, tagger: QuoteTagger | None, name: str) -> tuple[str, ...]:
    """A note for the reader where rules alone attribute; `name` is the language model's, or empty."""
    if not len(doc) or (tagger is not None and tagger.fits(doc)):
        return ()
    if tagger is None:
        reason = "without the tagger"
    else:
        which = f"the language model {name}" if name else "the language model"
        reason = f"since {which} is not the one that the tagger was trained with"
    return (f"Quotations are attributed by rules, {reason}.",)


def unattributed(marks: tuple[Mark, ...]) -> tuple[Attribution, ...]:
    """The quotations of a text in an unknown language, without sources."""
    outer = (Span(m.start, m.end) for m in marks if m.depth == 0)
    return tuple(Attribution(QuoteKind.DIRECT, span, rule="quotation marks") for span in outer)
