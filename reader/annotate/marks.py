"""Quotation marks of every style, paired within paragraphs."""

from __future__ import annotations

import re

from reader.annotate.base import Mark
from reader.model.analysis import Quote, QuoteKind
from reader.model.article import Article

_PAIR = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"")


def find(article: Article) -> tuple[Mark, ...]:
    """Every quotation, one record per pair of marks and paragraph, in order."""
    found = _PAIR.finditer(article.text)
    return tuple(Mark(m.start(), m.end(), True, True, i) for i, m in enumerate(found))


def as_quotes(found: tuple[Mark, ...]) -> tuple[Quote, ...]:
    """The quotations as they are shown before anybody knows who speaks."""
    outer = [m for m in found if m.depth == 0]
    return tuple(Quote(f"q{i}", QuoteKind.DIRECT, m.start, m.end) for i, m in enumerate(outer, 1))
