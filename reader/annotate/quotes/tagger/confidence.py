"""How sure a found piece is: the features of a calibrated logistic model."""

from __future__ import annotations

import numpy as np

from reader.annotate.quotes.tagger.linker import LinkingContext, SourceCandidate, SourceKind
from reader.annotate.quotes.tagger.model import ConfidenceModel
from reader.annotate.quotes.tagger.tagged_spans import Range, Tagging
from reader.annotate.quotes.tagger.tags import Tag
from reader.numerics.sigmoid import sigmoids
from reader.numerics.types import Floats

WIDTH = 25  # numbers about one piece
KNOTS = (-1.5, 0.0, 1.0, 2.0)  # log-odds at which the calibration changes its slope
MOST = 9.2  # log odds: one in ten thousand


def features(
    context: LinkingContext,
    tagging: Tagging,
    content: Range,
    source: SourceCandidate,
    link: float,
    cue: Range | None,
) -> Floats:
    """`WIDTH` numbers about one piece and its source."""
    arrays, m = context.arrays, tagging.marginals
    first, last = content
    inside = m[first:last, Tag.B_CONTENT] + m[first:last, Tag.I_CONTENT]
    ends = 1 - m[last, Tag.I_CONTENT] if last < len(arrays) else 1.0
    begins = m[first, Tag.B_CONTENT]
    quoted = float((arrays.quote[first:last] >= 0).mean())
    named = context.likely[slice(*source.words)] if source.kind is not SourceKind.NONE else np.zeros(1)
    cue_share = m[slice(*cue), Tag.B_CUE : Tag.I_CUE + 1].sum(1) if cue else np.zeros(1)
    odds = np.log((link + 1e-3) / (1 - link + 1e-3)) / 4
    return np.array(
        [
            inside.min(), inside.mean(), inside[0], inside[-1], begins, ends,
            np.log1p(last - first) / 4, last - first <= 2, quoted, 0 < quoted < 0.9, quoted >= 0.9,
            cue is not None, cue_share.mean(), arrays.cue[slice(*cue)].max() if cue else 0.0,
            named.mean(), named.max(), odds,
            source.kind is SourceKind.NONE, source.kind is SourceKind.CARRIED,
            source.kind in (SourceKind.SUBJECT, SourceKind.WEAK),
            _gap(content, source.words) if source.kind is not SourceKind.NONE else 0.0,
            _gap(content, cue) if cue else 0.0,
            bool(arrays.quote[first] >= 0) != bool(arrays.quote[last - 1] >= 0),
            float(arrays.paragraph[first] == 0), bool(context.pronoun[slice(*source.words)].any()),
        ],
        np.float32,
    )  # fmt: skip


def calibration_columns(odds: Floats) -> Floats:
    """Log-odds as the columns of a piecewise-linear function: one, the odds, and what exceeds each knot."""
    above = np.maximum(odds[:, None] - np.array(KNOTS, np.float32), 0)
    columns: Floats = np.concatenate([np.ones_like(odds)[:, None], odds[:, None], above], 1)
    return columns


def probability(model: ConfidenceModel, rows: Floats) -> Floats:
    """How likely content and source are right, for each row of features."""
    odds = np.clip(rows @ model.weights + model.bias, -MOST, MOST)
    found: Floats = sigmoids(calibration_columns(odds) @ model.calibration)
    return found


def _gap(one: Range, other: Range) -> float:
    return float(np.log1p(max(0, other[0] - one[1], one[0] - other[1])) / 4)
