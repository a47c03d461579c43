"""Selects the story: the lines of a dump, or the blocks of a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.clean.models.cleaner_weights import CleanerWeights, load_trees, load_weights
from reader.clean.models.decode import LineChoice, choose, decode, expected_f1
from reader.clean.models.hashed_lexicon import buckets, score
from reader.clean.models.line_features import Columns, features
from reader.clean.models.text_lines import TextLine, read_line
from reader.frozen import frozen
from reader.text.language_detection import page_language

_LIKELY = 0.3  # probability
_SURE = 0.97  # expected F1 from which the trees improve nothing
_MOST_BLOCKS = 15_000  # of longer pages all prose is kept, to bound the time


@frozen
class KeptBlock:
    """A block of a page: its element and text, its probability of belonging to the story, the choice."""

    element: Any
    text: str
    probability: float
    keep: bool


def keep_lines(lines: Sequence[TextLine]) -> list[LineChoice]:
    """Choose the lines of a dump that belong to the story."""
    if not lines:
        return []
    weights = load_weights("lines")
    columns = features(lines, _lexicon(lines, weights))
    english = page_language(lines) == "en"
    choices = decode(weights, columns, [x.size for x in lines], english=english)
    return choices if english else _spread(lines, choices)


def _spread(lines: Sequence[TextLine], choices: Sequence[LineChoice]) -> list[LineChoice]:
    """For languages with less training data: keep likely prose beside kept lines."""
    found = list(choices)
    for order, step in ((range(1, len(found)), -1), (range(len(found) - 2, -1, -1), 1)):
        for k in order:
            likely = lines[k].prose and lines[k].hit is None and found[k].probability >= _LIKELY
            if likely and not found[k].keep and found[k + step].keep:
                found[k] = LineChoice(found[k].probability, True)
    return found


def keep_blocks(root: Any) -> list[KeptBlock]:
    """The blocks of a page in document order; `root` is the lxml element of the page or of its body."""
    from reader.clean.models.markup_features import BlockAncestry, dom_features, tokens
    from reader.clean.models.text_blocks import page_blocks

    blocks = page_blocks(root)
    if not blocks:
        return []
    lines = [read_line(b.text, b.gap) for b in blocks]
    if len(lines) > _MOST_BLOCKS:
        return [KeptBlock(b.element, b.text, 0.5, x.prose) for b, x in zip(blocks, lines, strict=True)]
    weights = load_weights("blocks")
    columns = features(lines, _lexicon(lines, weights))
    page = BlockAncestry(blocks, lines)
    classes = [score(found, weights.classes.values, 0.0) for found in tokens(page)]
    columns |= dom_features(blocks, page, classes)
    sizes = [x.size for x in lines]
    english = page_language(lines) == "en"
    choices = decode(weights, columns, sizes, english=english)
    if english and expected_f1(choices, sizes) < _SURE:
        choices = _with_trees(columns, choices, sizes)
    return [KeptBlock(b.element, b.text, c.probability, c.keep) for b, c in zip(blocks, choices, strict=True)]


def _with_trees(columns: Columns, choices: Sequence[LineChoice], sizes: Sequence[float]) -> list[LineChoice]:
    """The choice by the mean of two models, whose errors differ: the network and the trees."""
    from reader.numerics.stored_arrays import repays_numpy
    from reader.numerics.trees import probabilities

    second = probabilities(load_trees(), columns, use_numpy=repays_numpy(len(sizes)))
    return choose([(c.probability + p) / 2 for c, p in zip(choices, second, strict=True)], sizes)


def _lexicon(lines: Sequence[TextLine], weights: CleanerWeights) -> list[float]:
    return [score(buckets(x.words, x.size), weights.lexicon.values, weights.lexicon_bias) for x in lines]
