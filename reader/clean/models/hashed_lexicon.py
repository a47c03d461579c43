"""A hashed lexicon of the words and word pairs of stories and of site furniture."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from zlib import crc32

BUCKETS = 4096
_FIRST, _LAST = 12, 6  # words used, from both ends of the line
_WHOLE = 4  # words up to which the whole line is a token of its own


def buckets(words: list[str], size: float) -> list[int]:
    """The buckets of a line of folded words: single words, pairs, the whole of a short line, its length."""
    if len(words) > _FIRST + _LAST:
        words = [*words[:_FIRST], "…", *words[-_LAST:]]
    found = [crc32(w.encode()) % BUCKETS for w in words]
    found += [crc32(f"{a} {b}".encode()) % BUCKETS for a, b in pairwise(words)]
    if len(words) <= _WHOLE:
        found.append(crc32(("= " + " ".join(words)).encode()) % BUCKETS)
    found.append(crc32(b"size %d" % min(12, int(size).bit_length())) % BUCKETS)
    return list(dict.fromkeys(found))


def score(found: Sequence[int], weights: Sequence[float], bias: float) -> float:
    """The log-odds that a line belongs to the story: its buckets' weights over the root of their number."""
    return bias + sum(weights[b] for b in found) / sqrt(len(found) or 1)
