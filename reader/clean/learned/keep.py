"""The two uses of the learned cleaner: the lines of a dump, and the blocks of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reader.clean.learned.decode import Choice, decode
from reader.clean.learned.features import features, page_language
from reader.clean.learned.lexicon import buckets, score
from reader.clean.learned.lines import Line, read_line
from reader.clean.learned.weights import Weights, load_weights


@dataclass(frozen=True, slots=True)
class KeptBlock:
    """A block of a page: its element and text, the probability of being of the story, the choice."""

    element: Any
    text: str
    probability: float
    keep: bool


def keep_lines(lines: Sequence[Line]) -> list[Choice]:
    """Which lines of a dump belong to the story."""
    if not lines:
        return []
    weights = load_weights("lines")
    columns = features(lines, _lexicon(lines, weights))
    return decode(weights, columns, [x.size for x in lines], english=page_language(lines) == "en")


def keep_blocks(root: Any) -> list[KeptBlock]:
    """The blocks of a page in document order; `root` is the lxml element of the page or of its body."""
    from reader.clean.learned.blocks import page_blocks
    from reader.clean.learned.dom import Page, dom_features, tokens

    blocks = page_blocks(root)
    if not blocks:
        return []
    weights = load_weights("blocks")
    lines = [read_line(b.text, b.gap) for b in blocks]
    columns = features(lines, _lexicon(lines, weights))
    page = Page(blocks, lines)
    classes = [score(found, weights.classes.values, 0.0) for found in tokens(page)]
    columns |= dom_features(blocks, page, classes)
    choices = decode(weights, columns, [x.size for x in lines], english=page_language(lines) == "en")
    return [KeptBlock(b.element, b.text, c.probability, c.keep) for b, c in zip(blocks, choices, strict=True)]


def _lexicon(lines: Sequence[Line], weights: Weights) -> list[float]:
    return [score(buckets(x.words, x.size), weights.lexicon.values, weights.lexicon_bias) for x in lines]
