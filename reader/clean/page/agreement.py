"""How far extractors agree on the blocks to keep, and when two of them outvote a third."""

from __future__ import annotations

from collections.abc import Sequence

Mask = Sequence[bool]


def overlap(one: Mask, other: Mask, words: Sequence[int]) -> float:
    """F1 of the words that two extractors keep, 0 to 1; 0 where both keep nothing."""
    both = sum(n for n, a, b in zip(words, one, other, strict=True) if a and b)
    total = sum(n for n, a in zip(words, one, strict=True) if a) + sum(
        n for n, b in zip(words, other, strict=True) if b
    )
    return 2 * both / total if total else 0.0


def outvoted(own: Mask, others: tuple[Mask, Mask], words: Sequence[int], least: float) -> bool:
    """Whether two others agree with each other by at least `least`, and more than either does with `own`."""
    one, other = others
    among = overlap(one, other, words)
    return among >= least and among > max(overlap(own, one, words), overlap(own, other, words))
