"""How an article is entered that was opened from the shelf."""

from __future__ import annotations

from reader.model.span import Span
from reader.named_tuple import NamedTuple


class Arrival(NamedTuple):
    """`says` is told at the beginning; `span` is what was found, lit until the cursor leaves it."""

    says: str
    span: Span | None = None
