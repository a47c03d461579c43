"""Attributions by the learned tagger: tag, snap to marks, link, judge."""

from __future__ import annotations

import numpy as np

from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.quotes import speech_classifier
from reader.annotate.quotes.assemble import LinkedContent, assemble, quotations
from reader.annotate.quotes.speech_classifier import SpeechScores
from reader.annotate.quotes.tagger import confidence, linker, tagged_spans
from reader.annotate.quotes.tagger.linker import LinkingContext, SourceKind
from reader.annotate.quotes.tagger.model import QuoteModel
from reader.annotate.quotes.tagger.tagged_spans import Range, Tagging
from reader.annotate.records import Attribution
from reader.annotate.tokens.arrays import TokenArrays
from reader.numerics.types import Floats


def find(parsed: ParsedArticle, view: TokenArrays, model: QuoteModel) -> list[Attribution]:
    """Every attribution, in the order of its content."""
    tagging = model.tag(view, np.asarray(parsed.doc.tensor, np.float32))
    linked, outer_quotations = link(view, tagging, model), quotations(parsed, view)
    speech = speech_classifier.probability(
        model.speech_classifier, speech_classifier.features(view, tagging, outer_quotations, linked)
    )
    return assemble(
        parsed, view, tagging, linked, SpeechScores(outer_quotations, speech, model.speech_classifier.sure)
    )


def link(view: TokenArrays, tagging: Tagging, model: QuoteModel) -> list[LinkedContent]:
    """Every piece of content with its source and cue."""
    context = LinkingContext(view, tagging, tagged_spans.find(view, tagging))
    linked, rows = rows_of(context, tagging, model)
    if not linked:
        return []
    sure = confidence.probability(model.confidence, rows)
    return [
        LinkedContent(content, source, cue, float(p), _is_subject(context, source.words, cue))
        for (content, source, cue), p in zip(linked, sure, strict=True)
    ]


def rows_of(
    context: LinkingContext, tagging: Tagging, model: QuoteModel
) -> tuple[list[tuple[Range, linker.SourceCandidate, Range | None]], Floats]:
    """The linked pieces, and what the judge looks at."""
    linked, rows = [], [np.zeros((0, confidence.WIDTH), np.float32)]
    chosen = linker.choose(context, model.choice)
    for content, (source, likely, _) in zip(context.found.contents, chosen, strict=True):
        words = None if source.kind is SourceKind.NONE else source.words
        cue = context.cue_for(content, words)
        linked.append((content, source, cue))
        rows.append(confidence.features(context, tagging, content, source, likely, cue)[None])
    return linked, np.concatenate(rows)


def _is_subject(context: LinkingContext, words: Range, cue: Range | None) -> bool:
    if cue is None:
        return False
    subjects = context.view.subject[slice(*cue)]
    return bool(((subjects >= words[0]) & (subjects < words[1])).any())
