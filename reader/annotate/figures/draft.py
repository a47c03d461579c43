"""A figure before it is finished."""

from __future__ import annotations

from dataclasses import dataclass

from reader.annotate.figures.lexicon import Unit

Value = int | float | tuple[int | float, int | float]


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure before it is finished: a value over tokens `[first, last)`.

    `shape`: how the number stands ('', 'range', 'ratio', 'share' for a part of a whole, 'age').
    `qualifier`: one that belongs to the wording itself ('tens of', 'between').
    """

    first: int
    last: int
    value: Value
    unit: Unit | None = None
    shape: str = ""
    qualifier: str | None = None
