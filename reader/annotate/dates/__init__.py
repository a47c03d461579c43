"""Dates in the text, resolved against the day of publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.analysis import DateMention
from reader.model.article import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find(article: Article, doc: Doc | None = None) -> tuple[DateMention, ...]:
    """Every date, in order. `article.published` is the day that relative dates count from."""
    return ()
