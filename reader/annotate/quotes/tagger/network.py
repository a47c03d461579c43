"""The tagger's network: from the features of every token to a score for every tag."""

from __future__ import annotations

import numpy as np

from reader.annotate.quotes.tagger.features import Categories
from reader.frozen import frozen
from reader.numerics.lstm import LstmLayer, run_layers
from reader.numerics.types import Floats


@frozen
class TaggerWeights:
    """Everything that the forward pass needs; `step[a, b]` scores tag b after tag a."""

    tables: tuple[Floats, ...]
    context: Floats
    context_bias: Floats
    mean: Floats
    spread: Floats
    layers: tuple[LstmLayer, ...]
    scores: Floats
    scores_bias: Floats
    step: Floats
    begin: Floats


def emit(
    weights: TaggerWeights, categories: Categories, numbers: Floats, context: Floats, cuts: list[int]
) -> Floats:
    """The scores of every tag for every token (tokens, tags); `cuts` are the ends of the sequences."""
    vectors = [table[categories[:, i]] for i, table in enumerate(weights.tables)]
    seen = ((context - weights.mean) / weights.spread) @ weights.context + weights.context_bias
    x: Floats = np.concatenate([*vectors, numbers, seen], axis=1, dtype=np.float32)
    found: Floats = run_layers(weights.layers, x, cuts) @ weights.scores + weights.scores_bias
    return found
