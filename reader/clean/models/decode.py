"""Decides which lines to keep, by their probabilities."""

from __future__ import annotations

from collections.abc import Sequence

from reader.clean.models.cleaner_weights import CleanerWeights
from reader.clean.models.line_features import Columns
from reader.frozen import frozen
from reader.numerics.stored_arrays import repays_numpy

_LEAST, _MOST = 0.2, 0.8  # bounds of the threshold


@frozen
class LineChoice:
    """The probability that a line is of the story, and whether to keep it."""

    probability: float
    keep: bool


def decode(
    weights: CleanerWeights, columns: Columns, sizes: Sequence[float], *, english: bool
) -> list[LineChoice]:
    """Choose among lines of `sizes` words. The lexicon is English, and not used for other languages."""
    used: list[Sequence[float]] = []
    for name, mean in zip(weights.columns, weights.mean.values, strict=True):
        unused = "lexical" in name and not english
        used.append([mean] * len(sizes) if unused else columns[name])
    return choose(_probabilities(weights, used), sizes)


def choose(found: Sequence[float], sizes: Sequence[float]) -> list[LineChoice]:
    """Keep the lines that maximise the expected F1 over words."""
    least = threshold(found, sizes)
    return [LineChoice(p, p >= least) for p in found]


def expected_f1(choices: Sequence[LineChoice], sizes: Sequence[float]) -> float:
    """The expected F1 over words of the choices, 0 to 1; 0 if nothing is kept."""
    likely = sum(c.probability * size for c, size in zip(choices, sizes, strict=True))
    kept = sum(size for c, size in zip(choices, sizes, strict=True) if c.keep)
    hit = sum(c.probability * size for c, size in zip(choices, sizes, strict=True) if c.keep)
    return 2 * hit / (kept + likely) if kept else 0.0


def threshold(found: Sequence[float], sizes: Sequence[float]) -> float:
    """The least probability of kept lines that maximises the expected F1 over words.

    For lines of probability p and size w, the expected F1 of keeping the likeliest is
    2 sum(w p kept) / (sum(w kept) + sum(w p of all)).
    """
    order = sorted(range(len(found)), key=lambda k: -found[k])
    total = sum(p * w for p, w in zip(found, sizes, strict=True))
    hit = kept = best = 0.0
    least = _MOST
    for k in order:
        hit += found[k] * sizes[k]
        kept += sizes[k]
        score = 2 * hit / (kept + total) if kept else 0.0
        if score > best:
            best, least = score, found[k]
    return min(max(least, _LEAST), _MOST)


def _probabilities(weights: CleanerWeights, columns: Sequence[Sequence[float]]) -> list[float]:
    if repays_numpy(len(columns[0])):
        from reader.clean.models import numpy_network

        return numpy_network.probabilities(weights, columns)
    from reader.clean.models import python_network

    return python_network.probabilities(weights, columns)
