"""How far opinions on which blocks to keep agree, and when two others weigh more than one's own."""

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


def outvoted(own: Mask, others: tuple[Mask, Mask], words: Sequence[int], least: float) -> bool:
    """Whether two others agree with each other, by `least` or more, and more than with one's own opinion."""
    one, other = others
    among = overlap(one, other, words)
    return among >= least and among > max(overlap(own, one, words), overlap(own, other, words))
