"""Attributions by the learned tagger: tag, snap to quotation marks, link, estimate the confidence, choose the
clauses that somebody said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.quotes import reported_clauses, speech_classifier
from reader.annotate.quotes.assemble import assemble, quotations
from reader.annotate.quotes.linked_content import LinkedContent
from reader.annotate.quotes.speech_classifier import SpeechScores
from reader.annotate.quotes.tagger import confidence, linker, model_file, tagged_spans
from reader.annotate.quotes.tagger.linker import LinkingContext, SourceKind
from reader.annotate.quotes.tagger.model import QuoteModel
from reader.annotate.quotes.tagger.tagged_spans import Range, Tagging
from reader.annotate.records import Attribution
from reader.annotate.tokens.arrays import TokenArrays
from reader.frozen import frozen
from reader.numerics.types import Floats

if TYPE_CHECKING:
    from spacy.tokens import Doc


@frozen
class LearnedTagger:
    """The tagger that comes with the program: tags every token, then links content to source and cue."""

    model: QuoteModel

    def fits(self, doc: Doc) -> bool:
        """Whether the parse comes from a language model of the kind this one was trained with."""
        return self.model.fits(doc)

    def find(self, parsed: ParsedArticle) -> list[Attribution]:
        """Every attribution, in the order of its content."""
        tagging, found = self.tagged(parsed)
        model = reported_clauses.load()
        return reported_clauses.with_reported_clauses(parsed.tokens, tagging, found, model)

    def tagged(self, parsed: ParsedArticle) -> tuple[Tagging, list[Attribution]]:
        """The tags, and what they say is attributed: attitudes, wishes and deeds as well as speech."""
        arrays, model = parsed.tokens.arrays, self.model
        tagging = model.tag(arrays, np.asarray(parsed.doc.tensor, np.float32))
        linked, outer = link(arrays, tagging, model), quotations(parsed, arrays)
        rows = speech_classifier.features(arrays, tagging, outer, linked)
        speech = speech_classifier.probability(model.speech, rows)
        scores = SpeechScores(outer, speech, model.speech.sure)
        return tagging, assemble(parsed, arrays, tagging, linked, scores)


def load_tagger() -> LearnedTagger | None:
    """The tagger that comes with the program, or None where its file is missing."""
    model = model_file.load()
    return None if model is None else LearnedTagger(model)


def link(arrays: TokenArrays, tagging: Tagging, model: QuoteModel) -> list[LinkedContent]:
    """Every piece of content with its source and cue."""
    context = LinkingContext(arrays, tagging, tagged_spans.find(arrays, tagging))
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
    """The linked pieces, and the features of their confidence."""
    linked, rows = [], [np.zeros((0, confidence.WIDTH), np.float32)]
    chosen = linker.choose(context, model.linker)
    for content, (source, likely, _) in zip(context.found.contents, chosen, strict=True):
        words = None if source.kind is SourceKind.NONE else source.words
        cue = context.cue_for(content, words)
        linked.append((content, source, cue))
        rows.append(confidence.features(context, tagging, content, source, likely, cue)[None])
    return linked, np.concatenate(rows)


def _is_subject(context: LinkingContext, words: Range, cue: Range | None) -> bool:
    if cue is None:
        return False
    subjects = context.arrays.subject[slice(*cue)]
    return bool(((subjects >= words[0]) & (subjects < words[1])).any())
