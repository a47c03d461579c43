"""From tags to token ranges: sources, cues and contents, with contents snapped to quotation marks."""

from __future__ import annotations

import numpy as np

from reader.annotate.quotes.tagger.tags import Tag
from reader.annotate.tokens.arrays import TokenArrays
from reader.frozen import frozen
from reader.numerics.types import Flags, Floats, Ints

Range = tuple[int, int]
_COVERED = 0.5  # a quotation with this share of its tokens in content is content whole


@frozen
class Tagging:
    """The best tag of every token, and the probability of every tag there."""

    tags: Ints
    marginals: Floats


@frozen
class TaggedSpans:
    """Token ranges, ends exclusive, in order."""

    sources: list[Range]
    cues: list[Range]
    contents: list[Range]


def find(arrays: TokenArrays, tagging: Tagging) -> TaggedSpans:
    """The token ranges that the tags mark."""
    contents = _snap(arrays, _ranges(tagging.tags, Tag.B_CONTENT))
    loose = arrays.space | ((arrays.pos == np.uint64(arrays.strings["PUNCT"])) & (arrays.quote < 0))
    trimmed = [_trim(loose, r) for r in contents]
    return TaggedSpans(
        _ranges(tagging.tags, Tag.B_SOURCE),
        _ranges(tagging.tags, Tag.B_CUE),
        [r for r in trimmed if r[0] < r[1]],
    )


def _ranges(tags: Ints, begin: int) -> list[Range]:
    inside = (tags == begin) | (tags == begin + 1)
    starts = inside & ((tags == begin) | ~np.concatenate([[False], inside[:-1]]))
    ends = inside & np.concatenate([starts[1:] | ~inside[1:], [True]])
    return list(zip(np.flatnonzero(starts).tolist(), (np.flatnonzero(ends) + 1).tolist(), strict=True))


def _snap(arrays: TokenArrays, contents: list[Range]) -> list[Range]:
    """Contents grown to whole quotations; pieces that then touch the same quotation are joined."""
    covered = np.zeros(len(arrays.outer), np.int64)
    length = np.bincount(arrays.quote + 1, minlength=len(arrays.outer) + 1)[1:]
    for first, last in contents:
        numbers = arrays.quote[first:last]
        np.add.at(covered, numbers[numbers >= 0], 1)
    whole = covered >= _COVERED * np.maximum(length, 1)
    starts = np.searchsorted(arrays.edges[:-1], [m.start for m in arrays.outer])
    snapped: list[Range] = []
    for first, last in contents:
        for number in (arrays.quote[first], arrays.quote[last - 1]):
            if number >= 0 and whole[number]:
                at = int(starts[number])
                first, last = min(first, at), max(last, at + int(length[number]))
        if snapped and first < snapped[-1][1]:
            snapped[-1] = snapped[-1][0], max(snapped[-1][1], last)
        else:
            snapped.append((first, last))
    return snapped


def _trim(loose: Flags, content: Range) -> Range:
    """Without the loose tokens, space and punctuation, at the ends."""
    first, last = content
    while first < last and loose[first]:
        first += 1
    while first < last and loose[last - 1]:
        last -= 1
    return first, last
