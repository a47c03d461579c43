"""Of several opinions on which blocks to keep, the one that the others support most."""

from __future__ import annotations

from collections.abc import Sequence

Mask = Sequence[bool]


def overlap(one: Mask, other: Mask, words: Sequence[int]) -> float:
    """F1 of the words that two opinions keep, 0 to 1. Two that keep nothing do not support each other."""
    both = sum(n for n, a, b in zip(words, one, other, strict=True) if a and b)
    total = sum(n for n, a in zip(words, one, strict=True) if a) + sum(
        n for n, b in zip(words, other, strict=True) if b
    )
    return 2 * both / total if total else 0.0


def central(opinions: Sequence[Mask], words: Sequence[int]) -> Mask:
    """The opinion closest to all the others; the earliest of equals. `words` counts each block's words."""
    support = [
        sum(overlap(one, other, words) for j, other in enumerate(opinions) if j != i)
        for i, one in enumerate(opinions)
    ]
    return opinions[max(range(len(opinions)), key=lambda i: (support[i], -i))]
