"""Finds the blocks of a page in the text that an extractor returned."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from reader.named_tuple import NamedTuple

_WORD = re.compile(r"\w+")
_SHINGLE = 4  # words
_LEAST_SHARE = 0.5  # of the shingles of a block
_MAX_TRIES = 40  # places of a shingle that are looked at


class _Anchor(NamedTuple):
    """Block `number` stands at the words `[start, end)` of a text; `weight` counts its words."""

    number: int
    start: int
    end: int
    weight: int


def words_of(text: str) -> list[str]:
    """The lower-cased words of a text, which the alignment compares."""
    return _WORD.findall(text.lower())


def found_in(blocks: Sequence[Sequence[str]], text: Sequence[str]) -> list[bool]:
    """Whether each block (as words) stands in `text` (as words).

    A block of at least four words must share half of its four-word shingles with the text, and the
    blocks that do must come in the text's order (the heaviest such chain counts). A shorter block must
    stand word for word between those around it. Nearly linear in the words.
    """
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position in range(len(text) - _SHINGLE + 1):
        where[tuple(text[position : position + _SHINGLE])].append(position)
    anchors = []
    place = 0
    for number, block in enumerate(blocks):
        anchor = _anchor(number, block, where, place)
        if anchor is not None:
            anchors.append(anchor)
            place = anchor.end
    chain = _heaviest_chain(anchors)
    found = [False] * len(blocks)
    for anchor in chain:
        found[anchor.number] = True
    by_word: dict[str, list[int]] = defaultdict(list)
    for position, word in enumerate(text):
        by_word[word].append(position)
    ends = (_Anchor(-1, 0, 0, 0), *chain, _Anchor(len(blocks), len(text), len(text), 0))
    for before, after in pairwise(ends):
        place = before.end
        for number in range(before.number + 1, after.number):
            block = blocks[number]
            if 0 < len(block) <= _SHINGLE:
                at = _next(block, text, by_word, place, after.start)
                if at is not None:
                    found[number], place = True, at + len(block)
    return found


def _anchor(
    number: int, block: Sequence[str], where: dict[tuple[str, ...], list[int]], place: int
) -> _Anchor | None:
    """Where a block stands, by its shingles.

    Of several such places the first from `place` on is taken: paragraphs can repeat.
    """
    total = len(block) - _SHINGLE + 1
    if total < 1:
        return None
    hits = [
        (offset, where[shingle])
        for offset in range(total)
        if (shingle := tuple(block[offset : offset + _SHINGLE])) in where
    ]
    if len(hits) < _LEAST_SHARE * total:
        return None
    offset, positions = min(hits, key=lambda hit: (len(hit[1]), hit[0]))
    later = bisect_left(positions, place + offset)
    start = max(0, positions[later if later < len(positions) else 0] - offset)
    return _Anchor(number, start, start + len(block), len(block))


def _heaviest_chain(anchors: Sequence[_Anchor]) -> list[_Anchor]:
    """The chain of anchors of greatest weight whose starts in the text increase strictly."""
    starts: list[int] = []  # increasing; each with the best weight of a chain that ends there
    best: list[tuple[int, int]] = []  # (weight, index of the anchor)
    previous: list[int] = []
    for index, anchor in enumerate(anchors):
        start = anchor.start
        place = bisect_left(starts, start)
        before = best[place - 1] if place else (0, -1)
        previous.append(before[1])
        total = before[0] + anchor.weight
        end = place
        while end < len(starts) and best[end][0] <= total:
            end += 1
        if place < len(starts) and starts[place] == start and best[place][0] > total:
            continue
        starts[place:end] = [start]
        best[place:end] = [(total, index)]
    chain = []
    index = best[-1][1] if best else -1
    while index >= 0:
        chain.append(anchors[index])
        index = previous[index]
    return chain[::-1]


def _next(
    block: Sequence[str], text: Sequence[str], by_word: dict[str, list[int]], place: int, limit: int
) -> int | None:
    positions = by_word.get(block[0], ())
    first = bisect_left(positions, place)
    for position in positions[first : first + _MAX_TRIES]:
        if position + len(block) > limit:
            return None
        if list(text[position : position + len(block)]) == list(block):
            return position
    return None
