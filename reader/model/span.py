"""A stretch of text, by its offsets."""

from __future__ import annotations

from typing import Annotated

from reader.named_tuple import NamedTuple

Offset = Annotated[int, "offset"]
"""A code-point offset into a text, told apart from other numbers by whoever moves annotations."""


class Span(NamedTuple):
    """Code-point offsets `[start, end)` into a text.

    A tuple, since an article of 10 MB has a hundred thousand of them.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The stretch of `text` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end
