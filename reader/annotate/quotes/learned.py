"""Attributions by the learned tagger: tag, snap to marks, link, judge."""

from __future__ import annotations

import numpy as np

from reader.annotate.base import Attribution, Reading
from reader.annotate.quotes import heard
from reader.annotate.quotes.assemble import Linked, assemble, quotations
from reader.annotate.quotes.heard import Stretches
from reader.annotate.tagger import judge, linker, pieces
from reader.annotate.tagger.linker import Kind, Surroundings
from reader.annotate.tagger.model import Model
from reader.annotate.tagger.pieces import Range, Tagging
from reader.annotate.tagger.view import Floats, View


def find(reading: Reading, view: View, model: Model) -> list[Attribution]:
    """Every attribution, in the order of its content."""
    tagging = model.tag(view, np.asarray(reading.doc.tensor, np.float32))
    linked, looks = link(view, tagging, model), quotations(reading, view)
    speech = heard.probability(model.heard, heard.features(view, tagging, looks, linked))
    return assemble(reading, view, tagging, linked, Stretches(looks, speech, model.heard.sure))


def link(view: View, tagging: Tagging, model: Model) -> list[Linked]:
    """Every piece of content with its source and cue."""
    around = Surroundings(view, tagging, pieces.find(view, tagging))
    linked, rows = rows_of(around, tagging, model)
    if not linked:
        return []
    sure = judge.probability(model.judge, rows)
    return [
        Linked(content, source, cue, float(p), _is_subject(around, source.words, cue))
        for (content, source, cue), p in zip(linked, sure, strict=True)
    ]


def rows_of(
    around: Surroundings, tagging: Tagging, model: Model
) -> tuple[list[tuple[Range, linker.Candidate, Range | None]], Floats]:
    """The linked pieces, and what the judge looks at."""
    linked, rows = [], [np.zeros((0, judge.WIDTH), np.float32)]
    chosen = linker.choose(around, model.choice)
    for content, (source, likely, _) in zip(around.found.contents, chosen, strict=True):
        words = None if source.kind is Kind.NONE else source.words
        cue = around.cue_for(content, words)
        linked.append((content, source, cue))
        rows.append(judge.features(around, tagging, content, source, likely, cue)[None])
    return linked, np.concatenate(rows)


def _is_subject(around: Surroundings, words: Range, cue: Range | None) -> bool:
    if cue is None:
        return False
    subjects = around.view.subject[slice(*cue)]
    return bool(((subjects >= words[0]) & (subjects < words[1])).any())
