"""The words of everything that was found, beside its offsets, and the paragraph that they stand in."""

from __future__ import annotations

from typing import Any

from reader.model.article import Article
from reader.model.paragraphs import Paragraphs


def add_words(value: dict[str, Any], article: Article) -> None:
    """Add to the members of an export object: `text` and `paragraph` to quotes, figures and dates, `texts`
    and `paragraphs`, one for each mention, to speakers and entities."""
    text, number = article.text, Paragraphs(article).number
    for name in ("quotes", "figures", "dates"):
        for found in value.get(name, ()):
            found.setdefault("text", text[found["start"] : found["end"]])
            found["paragraph"] = number(found["start"])
    for name in ("speakers", "entities"):
        for found in value.get(name, ()):
            found["texts"] = [text[start:end] for start, end in found["mentions"]]
            found["paragraphs"] = [number(start) for start, _ in found["mentions"]]
