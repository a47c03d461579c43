"""Numbers in the text: value, unit, qualifier and the thing counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.analysis import Conflict, Figure, Quote
from reader.model.article import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find(article: Article, doc: Doc | None = None) -> tuple[Figure, ...]:
    """Every figure, in order. Without a parse the thing counted is a guess from the next words."""
    return ()


def attribute(figures: tuple[Figure, ...], quotes: tuple[Quote, ...]) -> tuple[Figure, ...]:
    """The same figures, each with the quote and speaker it stands in."""
    return figures


def conflicts(figures: tuple[Figure, ...]) -> tuple[Conflict, ...]:
    """Figures that may not agree, as questions."""
    return ()
