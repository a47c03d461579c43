"""Reported clauses that their source interrupts ("The bridge, she said, will open")."""

from __future__ import annotations

from itertools import pairwise

from reader.annotate.quotes.linked_content import LinkedContent
from reader.annotate.tokens.arrays import TokenArrays
from reader.frozen import replace


def rejoined(arrays: TokenArrays, pieces: list[LinkedContent]) -> tuple[list[LinkedContent], frozenset[int]]:
    """The pieces, and the numbers of those that the next piece continues.

    Both halves of such a pair get the confidence of the surer one: taken alone, the halves are rated lower
    than measured (.65), since a cue between the halves of a sentence is rarely there by chance.
    """
    found = pieces[:]
    halves: set[int] = set()
    for i, (one, other) in enumerate(pairwise(pieces)):
        if i - 1 not in halves and _interrupted(arrays, one, other):
            halves.add(i)
            sure = max(one.confidence, other.confidence)
            found[i], found[i + 1] = replace(one, confidence=sure), replace(other, confidence=sure)
    return found, frozenset(halves)


def _interrupted(arrays: TokenArrays, one: LinkedContent, other: LinkedContent) -> bool:
    """Whether two pieces without marks stand around their cue and source in one sentence."""
    first, last = one.content[0], other.content[1]
    if one.cue is None or one.cue != other.cue or not one.source.kind:
        return False
    if one.source.words != other.source.words:
        return False
    if arrays.sentence[first] != arrays.sentence[last - 1] or (arrays.quote[first:last] >= 0).any():
        return False
    between = (one.cue, one.source.words)
    return all(one.content[1] <= words[0] and words[1] <= other.content[0] for words in between)
