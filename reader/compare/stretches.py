"""The stretches of words in which two paragraphs differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reader.compare.words import Word
from reader.model.span import Span
from reader.named_tuple import NamedTuple

LARGE = 4_000_000
"""Pairs of words above which popular words are left out of the search for equal runs."""


class WordChange(NamedTuple):
    """Words `old` that became words `new`; an empty span is the place where words came or went. `old_words`
    and `new_words` are the numbers of the words, as ranges within their paragraphs."""

    old: Span
    new: Span
    old_words: range
    new_words: range


class Difference(NamedTuple):
    """Where two sequences of words differ, and which word of the new one each equal old word is."""

    stretches: tuple[WordChange, ...]
    becomes: dict[int, int]


def difference(old: Sequence[Word], new: Sequence[Word]) -> Difference:
    """The stretches in which two sequences of words differ, in order; a single equal word between two of
    them belongs to neither, and parts them no longer."""
    first, second = [word.key for word in old], [word.key for word in new]
    matcher = SequenceMatcher(None, first, second, autojunk=len(first) * len(second) > LARGE)
    becomes = {
        run.a + step: run.b + step for run in matcher.get_matching_blocks() for step in range(run.size)
    }
    ranges: list[tuple[int, int, int, int]] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        if ranges and i1 - ranges[-1][1] == 1 == j1 - ranges[-1][3]:
            ranges[-1] = (ranges[-1][0], i2, ranges[-1][2], j2)
        else:
            ranges.append((i1, i2, j1, j2))
    return Difference(tuple(_stretches(ranges, old, new)), becomes)


def _stretches(
    ranges: list[tuple[int, int, int, int]], old: Sequence[Word], new: Sequence[Word]
) -> Iterator[WordChange]:
    for i1, i2, j1, j2 in ranges:
        yield WordChange(_span(old, i1, i2), _span(new, j1, j2), range(i1, i2), range(j1, j2))


def _span(words: Sequence[Word], first: int, last: int) -> Span:
    """The offsets of words `[first, last)`; without words the place after the one before."""
    if first < last:
        return Span(words[first].start, words[last - 1].end)
    at = words[first - 1].end if first else (words[0].start if words else 0)
    return Span(at, at)
