"""Who says the words of a short text that was analysed."""

from __future__ import annotations

from collections.abc import Callable

from reader.model.analysis import Analysis, QuoteKind
from reader.model.article import Article

Analysed = Callable[[str], tuple[Article, Analysis]]


def speaker_of(found: tuple[Article, Analysis], words: str) -> str | None:
    """The name of who says the words, in the shortest attribution that holds them."""
    article, analysis = found
    holding = [
        q for q in analysis.quotes if words in article.text[q.start : q.end] and q.kind is not QuoteKind.SCARE
    ]
    return min(holding, key=lambda q: q.end - q.start).speaker_name if holding else None
