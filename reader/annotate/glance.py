"""What needs no language model, for the first paint: quotation marks, numbers and dates.

Apart from the pipeline, since its annotators import numerics that would delay the first paint.
"""

from __future__ import annotations

from reader.annotate import dates, figures, marks
from reader.model.analysis import Analysis
from reader.model.article import Article


def glance(article: Article) -> Analysis:
    """Quotation marks, figures and dates, in milliseconds for a usual article."""
    return Analysis(
        quotes=marks.as_quotes(marks.find(article)),
        figures=figures.find(article),
        dates=dates.find(article),
    )
