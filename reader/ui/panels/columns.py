"""Columns of wide lists: as wide as what stands in them, within limits."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from rich.cells import cell_len

LOOKED_AT = 1000
"""Rows that a column is measured by: a list of a hundred thousand opens at once."""


def fitted(name: str, values: Iterable[str], most: int) -> int:
    """Cells for a column headed `name`: its widest value, but `most` at most."""
    widest = max((cell_len(value) for value in islice(values, LOOKED_AT)), default=0)
    return min(most, max(cell_len(name), widest))


def rjust(text: str, width: int) -> str:
    """The text at the right end of `width` cells."""
    return " " * max(0, width - cell_len(text)) + text
