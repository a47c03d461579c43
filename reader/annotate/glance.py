"""What needs no language model, for the first paint: quotation marks, numbers and dates.

Apart from the pipeline, since its annotators import numerics that would delay the first paint.
"""

from __future__ import annotations

from dataclasses import replace

from reader.annotate import dates, figures, marks
from reader.model.analysis import Analysis
from reader.model.article import Article

MOST = 500_000  # characters in which numbers and dates are looked for: some three seconds


def glance(article: Article) -> Analysis:
    """Quotation marks, and figures and dates of the first `MOST` characters; milliseconds for an article."""
    beginning = _beginning(article)
    return Analysis(
        quotes=marks.as_quotes(marks.find(article)),
        figures=figures.find(beginning),
        dates=dates.find(beginning),
    )


def _beginning(article: Article) -> Article:
    if len(article.text) <= MOST:
        return article
    blocks = tuple(replace(b, end=min(b.end, MOST)) for b in article.blocks if b.start < MOST)
    return replace(article, text=article.text[:MOST], blocks=blocks)
