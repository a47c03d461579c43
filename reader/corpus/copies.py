"""Near-copies: articles that share most of their text, as papers do that print the same agency.

MinHash (Broder 1997) of the runs of five words finds candidates; the runs themselves decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

from reader.corpus.groups import Groups
from reader.corpus.words import words

RUN = 5  # words
ALIKE = 0.45
"""The share of all runs of two articles that both must have."""
HELD = 0.75
"""Or the share of the shorter one's runs, where it has at least half of the other's length."""
FEWEST = 40  # words of an article that can be a copy
_PERMUTATIONS = 64
_BANDS = (16, 4)  # of hash values: pairs with a third of their runs in common become candidates


def copy_groups(texts: Iterable[tuple[int, str]]) -> tuple[tuple[int, ...], ...]:
    """Groups of articles that are near-copies, by their keys, in the order in which they come.

    Raises ImportError where the libraries of the extra `corpus` are missing.
    """
    from datasketch import MinHash, MinHashLSH

    runs: dict[int, frozenset[int]] = {}
    for key, text in texts:
        found = words(text)
        if len(found) >= FEWEST:
            runs[key] = frozenset(
                crc32(" ".join(found[at : at + RUN]).encode()) for at in range(len(found) - RUN + 1)
            )
    index = MinHashLSH(num_perm=_PERMUTATIONS, params=_BANDS)
    groups = Groups[int]()
    hashed = MinHash.generator(
        ([run.to_bytes(4, "big") for run in one] for one in runs.values()),
        num_perm=_PERMUTATIONS,
        hashfunc=crc32,
    )
    for key, values in zip(runs, hashed, strict=True):
        for other in index.query(values):
            if not groups.same(key, other) and _are_copies(runs[key], runs[other]):
                groups.join(other, key)
        index.insert(key, values, check_duplication=False)
    order = {key: number for number, key in enumerate(runs)}
    found_groups = [tuple(sorted(group, key=order.__getitem__)) for group in groups.all()]
    return tuple(sorted(found_groups, key=lambda group: order[group[0]]))


def _are_copies(one: frozenset[int], other: frozenset[int]) -> bool:
    both = len(one & other)
    short, long = sorted((len(one), len(other)))
    return both >= ALIKE * (short + long - both) or (both >= HELD * short and 2 * short >= long)
